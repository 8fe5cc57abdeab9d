"""What checkers find in a tagged PDF, and the elements of its structure tree."""

import outloud
import pikepdf
from pdfua import validate

# Conformance to PDF/UA is not claimed, so that the claim's absence is the one thing found.
_CLAIM = {"UA-28-004", "DOC-012"}


def faults(path) -> list:
    """What two checkers find, but for the missing claim."""
    found = [finding.rule_id for finding in validate(str(path)).findings]
    heard = [(finding.rule, finding.message) for finding in outloud.check(str(path)).findings]
    return [*(rule for rule in found if rule not in _CLAIM),
            *(finding for finding in heard if finding[0] not in _CLAIM)]


def elements(node, tag):
    """Structure elements of one tag, in reading order."""
    if isinstance(node, pikepdf.Array):
        return [found for kid in node for found in elements(kid, tag)]
    if not isinstance(node, pikepdf.Dictionary) or "/K" not in node:
        return []
    own = [node] if node.get("/S") == f"/{tag}" else []
    return own + elements(node.K, tag)
