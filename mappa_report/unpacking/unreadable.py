"""Why a finished file can't be read."""


class Unreadable(Exception):
    """Raised for a file that can't be read in the format that its name says. ``code`` is that of the Problem."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
