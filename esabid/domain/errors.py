"""What a rule says when it refuses: a code for the wording room, never a sentence."""


class DomainError(Exception):
    """A refusal with a `code` (see wording.errors) and the values its sentence needs."""

    def __init__(self, code, **values):
        super().__init__(code)
        self.code = code
        self.values = values

    @property
    def field(self):
        """The form field the refusal is about, or None."""
        return self.values.get("field")


class NotPermitted(DomainError):
    """The actor may not do this."""


class NotFound(DomainError):
    """The thing does not exist, or not for this reader."""


class IllegalTransition(DomainError):
    """The state machine has no such step from the present state."""


class InvalidValue(DomainError):
    """A value is missing, malformed or contradicts another one."""


class Stale(DomainError):
    """Somebody else changed the record after the form was opened."""


class TooMany(DomainError):
    """A limit on attempts was reached; try again later."""
