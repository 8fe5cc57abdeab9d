"""How the checks of the child say that a file cannot be taken."""

from esabid.domain.findings import FindingCode, Severity, finding


class Refused(Exception):
    """Ends the work on a file; `finding` says why."""

    def __init__(self, code: FindingCode, where=""):
        super().__init__(code)
        self.finding = finding(code, Severity.BLOCKS, where)
