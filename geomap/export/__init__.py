"""Incidents and places out of geomap: JSON Lines, tables, and the formats of maps."""

from geomap.export.geopackage_layers import Beside
from geomap.export.json_records import geocoded_record, incident_record, places_record
from geomap.export.writing import check_format, write_incidents, write_places

__all__ = [
    "Beside",
    "check_format",
    "geocoded_record",
    "incident_record",
    "places_record",
    "write_incidents",
    "write_places",
]
