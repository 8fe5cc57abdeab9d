"""`esabid progress`: the numbers, with their rule and their day."""

import click

from esabid.cli.instance import opened
from esabid.cli.speech import Command, _, as_json, say, say_json, say_rows, voice
from esabid.domain.campaign import DEFAULT_GOAL, DEFAULT_MILESTONES
from esabid.domain.progress import Goal, Progress
from esabid.extensions import db, tools
from esabid.queries.campaign import the_campaign
from esabid.queries.progress import read
from esabid.wording.progress import as_plain


@click.command(cls=Command)
@as_json
def progress(as_json: bool) -> None:
    """Say how far the campaign is."""
    with opened():
        campaign = the_campaign(db.session)
        aims = campaign.aims if campaign else Goal(DEFAULT_GOAL, DEFAULT_MILESTONES)
        found = read(db.session, aims, tools().today())
    plain = as_plain(found, voice())
    if as_json:
        say_json(plain)
        return
    say(_("As of %(day)s", day=voice().long_date(found.as_of)))
    say(plain["rule"])
    say("")
    say_rows((name, f"{number:>6}") for name, number in _numbers(found))
    for group in ("by_sector", "by_reach"):
        say("")
        say_rows((it["name"], f"{it['institutions']:>6}") for it in plain[group]
                 if it["institutions"])


def _numbers(found: Progress):
    """Names and numbers in the order they are read."""
    yield _("Verified letters"), found.verified
    yield _("Goal"), found.goal
    yield _("Per cent of the goal"), found.percent
    if found.crossed_on:
        yield _("Goal reached on"), voice().short_date(found.crossed_on)
    if found.next_milestone:
        yield _("Next milestone"), found.next_milestone
    yield _("Letters received"), found.received
    yield _("Institutions behind the verified letters"), found.institutions
    yield _("The same, parts of one body counted once"), found.parents
    yield _("Letters of city-run bodies alone"), found.city_run
    for state, number in found.asks.items():
        yield _("Asks: %(state)s", state=voice().label(state).lower()), number
