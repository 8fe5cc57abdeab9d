"""`esabid progress`: the numbers, with their rule and their day."""

import click

from esabid.cli.instance import opened
from esabid.cli.speech import Command, _, as_json, say, say_json, say_rows, voice
from esabid.domain.campaign import DEFAULT_GOAL, DEFAULT_MILESTONES
from esabid.domain.progress import Progress
from esabid.extensions import db, tools
from esabid.models import Campaign
from esabid.queries import standing
from esabid.queries.campaign import the_campaign
from esabid.queries.standing import Standing
from esabid.wording.forecast import milestone_ahead, outlook
from esabid.wording.progress import as_plain


@click.command(cls=Command)
@as_json
def progress(as_json: bool) -> None:
    """Say how far the campaign is."""
    with opened():
        # An instance without a campaign has the numbers of an empty one.
        campaign = the_campaign(db.session) or Campaign(
            goal=DEFAULT_GOAL, milestones=list(DEFAULT_MILESTONES))
        found = standing.read(db.session, campaign, tools().today())
        weak = standing.weak_letters(db.session, found.cautious)
    plain = as_plain(found, weak, voice())
    if as_json:
        say_json(plain)
        return
    _say_headline(found, plain["rule"])
    say("")
    say_rows((name, f"{number:>6}") for name, number in _numbers(found.progress))
    for group in ("by_sector", "by_reach"):
        say("")
        say_rows((it["name"], f"{it['institutions']:>6}") for it in plain[group]
                 if it["institutions"])
    _say_weak(plain["cautious"]["weak"])


def _say_headline(found: Standing, rule: str) -> None:
    """The number to say aloud, its rule, and where it is heading."""
    say(_("As of %(day)s", day=voice().long_date(found.progress.as_of)))
    say(rule)
    say(_("%(count)s, cautiously %(cautious)s", count=voice().number(found.progress.verified),
          cautious=voice().number(found.cautious.count)))
    say(" ".join(filter(None, (outlook(found.forecast, voice()),
                               milestone_ahead(found.forecast, voice())))))


def _say_weak(letters: list[dict]) -> None:
    """The letters that are set apart, each with why."""
    if letters:
        say("")
        say(_("Set apart when counting cautiously:"))
        say_rows((it["letter"], ", ".join(it["institutions"]),
                  " ".join(why["message"] for why in it["weaknesses"])) for it in letters)


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
