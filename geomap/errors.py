"""One tree of errors. Every message names the file or value at fault and the next step."""


class GeomapError(Exception):
    """Base of everything that geomap raises on purpose."""


class UsageError(GeomapError, ValueError):
    """The call itself is wrong: an option, a name or a combination that cannot work."""


class InputError(GeomapError, ValueError):
    """An article source cannot be read as one."""


class BoundaryError(GeomapError, ValueError):
    """A boundary or control file, or a feature in it, cannot be used."""


class NothingFoundError(GeomapError):
    """The run went well and came to nothing that could be shown."""


class MissingBuildError(GeomapError, FileNotFoundError):
    """A file that the build makes is not there: the package was not installed by its build."""


class RuleError(GeomapError, ValueError):
    """A rule in the package's own data is not written as rules are."""


class MissingExtraError(GeomapError, ImportError):
    """An optional dependency is needed for what was asked."""


class OutputError(GeomapError, OSError):
    """A result could not be written."""


class GeocoderError(GeomapError):
    """A geocoder could not answer; this never means that there is no such place."""


class ExtractorError(GeomapError):
    """A second reader could not read an article; what the rules read of it stands."""


def counted(number: int, noun: str) -> str:
    """A number with its noun, for messages: "1 article", "2 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
