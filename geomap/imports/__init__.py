"""Incidents that somebody has already: our own exports, ACLED, UCDP and hand-made files → ``Incident``s."""

from geomap.imports.data_files import Dataset, SortedOut, Unusable, read_data, sort_out

__all__ = ["Dataset", "SortedOut", "Unusable", "read_data", "sort_out"]
