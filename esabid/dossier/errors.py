"""What ends the building of a dossier."""


class DossierError(Exception):
    """A dossier that cannot be built; `code` is for programs, the message for the log."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


def step(code: str, deed, *arguments):
    """Run one step; whatever it raises becomes an error that names the step."""
    try:
        return deed(*arguments)
    except (OSError, DossierError):
        raise
    except Exception as error:
        raise DossierError(code, f"{type(error).__name__}: {error}") from error
