"""File formats of articles: bytes and records to Article."""
