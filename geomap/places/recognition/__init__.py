"""Toponym recognition: which words of a text name places."""
