"""Candidate toponyms: stretches of a text that are names in the gazetteer, and what stands beside them."""
