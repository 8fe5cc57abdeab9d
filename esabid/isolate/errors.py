"""What can go wrong with a child process, one class for each."""


class ChildError(Exception):
    """A child gave no result; `module` names its work."""

    def __init__(self, module: str, message: str):
        super().__init__(f"{module}: {message}")
        self.module = module


class ChildFailed(ChildError):
    """The child itself said why it could not do its work: `code`, `message`."""

    def __init__(self, module: str, code: str, message: str = ""):
        # The message may quote a document, so logs that print the exception see the code only.
        super().__init__(module, code)
        self.code = code
        self.message = message


class ChildTimedOut(ChildError):
    """The child used up its seconds, of CPU or of wall clock."""


class ChildStopped(ChildError):
    """Nobody wants the child's answer any more, so it was ended."""


class ChildOutOfMemory(ChildError):
    """The child used up its memory, or the system took it away."""


class ChildCrashed(ChildError):
    """The child died or spoke nonsense; `trace` has places and class of its error, no values."""

    def __init__(self, module: str, message: str, trace: str = ""):
        super().__init__(module, message)
        self.trace = trace
