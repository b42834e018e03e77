"""The version of geomap, by itself so that nothing has to import the door for it."""

__version__ = "0.2.0.dev0"
