"""Incidents and places out of geomap: JSON Lines, tables, and the formats of maps."""

from geomap.export.records import geocoded_record, incident_record, places_record
from geomap.export.writing import write_incidents, write_places

__all__ = ["geocoded_record", "incident_record", "places_record", "write_incidents", "write_places"]
