"""Which version of the program this is."""

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """The version of the program, as it was installed."""
    try:
        return version("mappa-report")
    except PackageNotFoundError:
        return "unknown"
