"""`esabid letters`: files of letters taken in, a row for each."""

import click

from esabid.cli.instance import opened
from esabid.cli.looking import letter_files
from esabid.cli.places import Place, plain
from esabid.cli.speech import Group, Refused, _, as_json, n_, say, say_json, say_rows, voice
from esabid.cli.taking import Taken, Wishes, take
from esabid.domain.findings import FindingCode
from esabid.domain.institution import references_in
from esabid.domain.letter import LetterState
from esabid.domain.permissions import Actor, Permission, permit
from esabid.extensions import db, system, tools
from esabid.intake.scanner import ScannerDown
from esabid.models import Institution
from esabid.queries.institutions import by_number, by_public_id
from esabid.services import accounts
from esabid.wording.suggestion import UNSURE


@click.group(cls=Group)
def letters() -> None:
    """Letters of support."""


@letters.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True,
                type=Place(exists=True))
@click.option("--institution", metavar="ID", help="Whose letters they are: id or reference.")
@click.option("--verify", is_flag=True, help="Confirm the letters nothing speaks against.")
@click.option("--as", "email", metavar="EMAIL", help="The coordinator who confirms.")
@click.option("--because", metavar="REASON", help="Why letters with warnings count as well.")
@as_json
def add(paths, institution, verify, email, because, as_json) -> None:
    """Take in files, or all files of folders; each becomes a letter or says why not."""
    if verify != bool(email):
        raise click.UsageError("--verify and --as EMAIL belong together")
    if because is not None and not (verify and because.strip()):
        raise click.UsageError("--because takes a reason, and needs --verify")
    with opened():
        wishes = Wishes(_actor(email), _institution(institution), verify, (because or "").strip())
        taken = []
        for found in _each(take(letter_files(paths), wishes)):
            taken.append(found)
            if not as_json:
                _say(found)
        if as_json:
            say_json({"files": [_as_json(found) for found in taken]})
        else:
            _sum_up(taken)
    if any(found.result == "refused" for found in taken):
        click.get_current_context().exit(1)


def _each(taken):
    """The files one by one, until the virus scanner is found to be down."""
    try:
        yield from taken
    except ScannerDown as error:
        raise Refused("scanner_down", _(
            "The virus scanner does not answer. No further file was taken in. "
            "Please try again later; files taken in already will not be doubled.")) from error


def _actor(email: str | None) -> Actor:
    """The coordinator with this address, or the application itself where nobody confirms."""
    if email is None:
        return system()
    account = accounts.by_email(db.session, email)
    if account is None:
        raise Refused("unknown_account", _(
            "There is no account %(email)s. Add it with: esabid account add", email=email))
    actor = Actor(account.role, account.name, tools().now(), account.id)
    permit(actor, Permission.RUN_CAMPAIGN)
    return actor


def _institution(named: str | None) -> Institution | None:
    if named is None:
        return None
    found = by_public_id(db.session, named.lower())
    for _prefix, number in references_in(named):
        found = found or by_number(db.session, number)
    if found is None:
        raise Refused("unknown_institution", _(
            "No institution has the id or reference %(id)s. "
            "The list is written by: esabid institutions export", id=named))
    return found


def _as_json(taken: Taken) -> dict:
    return {"path": str(taken.path), "result": taken.result,
            "findings": [{"code": it.code, "severity": it.severity,
                          "message": _message(it, taken)} for it in taken.findings],
            "pages": taken.pages, "letter": taken.letter and taken.letter.public_id,
            "institutions": [it.public_id for it in taken.institutions], "state": taken.state}


def _message(finding, taken: Taken) -> str:
    """The sentence of a finding; for a letter of nobody it says what kept us from knowing."""
    if finding.code == FindingCode.INSTITUTION_NOT_NAMED:
        return _(UNSURE[taken.unnamed])
    return voice().finding(finding)


def _say(taken: Taken) -> None:
    names = "; ".join(it.name.text(voice().lang) for it in taken.institutions)
    result = {"stored": _("taken"), "duplicate": _("here already"),
              "refused": _("refused")}[taken.result]
    if taken.result == "stored" and taken.state == LetterState.VERIFIED:
        result = _("counts")
    say_rows([(f"{result:<12}", plain(taken.path.name), names or "–")])
    for finding in taken.findings:
        say(f"{'':14}{_message(finding, taken)}")


def _sum_up(taken: list[Taken]) -> None:
    stored = [found for found in taken if found.result == "stored"]
    waiting = sum(not found.institutions for found in stored)
    refused = sum(found.result == "refused" for found in taken)
    say(n_("%(num)s letter taken in.", "%(num)s letters taken in.", len(stored)))
    if waiting:
        say(n_("%(num)s letter waits for its institution.",
               "%(num)s letters wait for their institution.", waiting))
    if refused:
        say(n_("%(num)s file was refused; nothing of it was kept.",
               "%(num)s files were refused; nothing of them was kept.", refused))
