"""Scope rules: small words that say how the words near them are meant, and how far that goes."""
