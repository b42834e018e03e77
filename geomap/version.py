"""The version of geomap, by itself so that nothing has to import the door for it."""

__version__ = "0.1.0"
