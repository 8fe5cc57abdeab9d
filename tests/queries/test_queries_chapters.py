"""The chapters read from the tables, by few statements, and never more of them than may be told."""

from datetime import date
from decimal import Decimal

import factories
import pytest
from dossier.making import strings, texts
from factories import TODAY, actor
from queries import many_rows

from esabid.domain.argument import ArgumentDetails, EvidenceDetails, MentionDetails
from esabid.domain.bilingual import Bilingual
from esabid.domain.chapters import Offer, Quoted, Total
from esabid.domain.contribution import ContributionDetails, Period, Unit
from esabid.domain.letter import Disclosure
from esabid.domain.profiles import Profile
from esabid.domain.promotion import ActionDetails, AgreementDetails, ProjectDetails
from esabid.domain.telling import Audience
from esabid.dossier.build import build
from esabid.dossier.request import Request
from esabid.extensions import tools
from esabid.queries import chapters
from esabid.queries.chapters import Told
from esabid.queries.dossier import snapshot
from esabid.services import (agreements, arguments, contributions, evidence, letters, mentions,
                             promotion)

# What only addressees may read, and what the public may as well.
SECRET = ("Milcząca", "Silent", "TajnyCytat", "TajnaOferta", "TajnyList", "TajneStreszczenie",
          "SecretAbstract", "Przykładowy")
OPEN = ("Akademia Otwarta", "Instytut Nazwany", "Klaster Wspólny", "JawnyCytat", "JawnaOferta",
        "JawnyList", "JawneStreszczenie")


def body(session, name, name_en):
    return factories.institution(session, name, name_en=name_en)


def letter(session, store, *signers, text, disclosures, abstract):
    """A verified letter whose file says `text`; each signer may be told as far as it says."""
    row = factories.letter(session, *signers)
    for signer, disclosure in zip(row.signers, disclosures, strict=True):
        signer.disclosure = disclosure
    row.abstract_pl, row.abstract_en = abstract
    factories.attach(session, store, row, factories.pdf(text))
    letters.advance(session, actor(), row, action="verify")
    return row


def offer(session, institution, name, disclosure, quote="", row=None):
    contributions.add(session, actor(), details=ContributionDetails(
        institution.id, Unit.HOURS, Period.ONCE, name_pl=name, amount=Decimal(12), quote=quote,
        disclosure=disclosure, letter_id=row and row.id))


@pytest.fixture
def campaign(session, store):
    """Three letters: one open to all, one that names its institution only, a joint one of an
    institution that objects; and everything else around them."""
    row = factories.campaign(session)
    academy, named, cluster, silent = (
        body(session, *names) for names in (
            ("Akademia Otwarta", "Open Academy"), ("Instytut Nazwany", "Named Institute"),
            ("Klaster Wspólny", "Joint Cluster"), ("Firma Milcząca", "Silent Company")))
    d = Disclosure
    made = [
        letter(session, store, academy, text="JawnyList", disclosures=[d.LETTER],
               abstract=("JawneStreszczenie", "OpenAbstract")),
        letter(session, store, named, text="TajnyList", disclosures=[d.NAME],
               abstract=("TajneStreszczenie", "SecretAbstract")),
        letter(session, store, cluster, silent, text="TajnyList",
               disclosures=[d.LETTER, d.NO_NAME], abstract=("TajneStreszczenie", "SecretAbstract"))]
    talent = arguments.add(session, actor(),
                           details=ArgumentDetails("Talenty próbne", "Test talent"))
    for number, (it, quote) in enumerate(zip(made, ("JawnyCytat", "TajnyCytat", "TajnyCytat"),
                                             strict=True)):
        mentions.add(session, actor(), it, details=MentionDetails(
            talent.id, quote, 1 if number else None))
    evidence.add(session, actor(), today=TODAY, details=EvidenceDetails(
        talent.id, "Raport", date(2026, 1, 2), text_pl="Fakt", text_en="Fact"))
    offer(session, academy, "JawnaOferta", d.QUOTE, "JawnyCytat", made[0])
    offer(session, academy, "TajnaOferta", d.NO_NAME)
    offer(session, named, "JawnaOferta", d.QUOTE, "TajnyCytat", made[1])
    offer(session, cluster, "JawnaOferta", d.LETTER, "TajnyCytat", made[2])
    offer(session, silent, "TajnaOferta", d.LETTER, "TajnyCytat", made[2])
    agreements.add(session, actor(), today=TODAY, partners=(academy, silent),
                   details=AgreementDetails(date(2026, 2, 1), name_pl="Umowa"))
    promotion.add_action(session, actor(), institutions=(silent, named), details=ActionDetails(
        date(2026, 2, 2), name_pl="Piknik", place="Błonia", reached=30))
    promotion.add_project(session, actor(), details=ProjectDetails(
        silent.id, name_pl="Rakieta", field_pl="Napędy"))
    session.flush()
    return row


def frozen(session, campaign, profile, short=False):
    return snapshot(session, campaign, profile=profile, short=short, as_of=TODAY)


def test_addressees_read_every_quote_offer_and_partner(session, campaign):
    found = frozen(session, campaign, Profile.MINISTRY)
    talent = found.arguments[-1]
    assert (talent.letters, talent.quoted) == (3, (
        Quoted(1, "JawnyCytat"), Quoted(2, "TajnyCytat", 1), Quoted(3, "TajnyCytat", 1)))
    assert [it.text.pl for it in talent.facts] == ["Fakt"]
    assert (len(found.contributions.offers), found.contributions.untold) == (5, 0)
    assert found.contributions.totals == (Total(Unit.HOURS, Period.ONCE, "60", 5),)
    assert ([it.pl for it in found.agreements[0].partners], found.agreements[0].unnamed) == (
        ["Akademia Otwarta", "Firma Milcząca"], 0)
    assert [it.pl for it in found.actions[0].institutions] == ["Firma Milcząca",
                                                               "Instytut Nazwany"]
    assert found.projects[0].school.pl == "Firma Milcząca"


def test_public_reads_what_its_institutions_allow(session, campaign):
    found = frozen(session, campaign, Profile.PUBLIC)
    talent = found.arguments[-1]
    assert (talent.letters, talent.quoted) == (3, (Quoted(1, "JawnyCytat"),))
    names = {it.pl: it for it in (Bilingual("Akademia Otwarta", "Open Academy"),
                                  Bilingual("Instytut Nazwany", "Named Institute"),
                                  Bilingual("Klaster Wspólny", "Joint Cluster"))}
    open_offer = Bilingual("JawnaOferta")
    assert found.contributions.offers == tuple(
        Offer(names[name], open_offer, Unit.HOURS, Period.ONCE, "12", quote, number)
        for name, quote, number in (("Akademia Otwarta", "JawnyCytat", 1),
                                    ("Instytut Nazwany", "", 2), ("Klaster Wspólny", "", 3)))
    assert (found.contributions.untold, found.contributions.totals[0].amount) == (2, "60")
    assert ([it.pl for it in found.agreements[0].partners], found.agreements[0].unnamed) == (
        ["Akademia Otwarta"], 1)
    assert [it.pl for it in found.actions[0].institutions] == ["Instytut Nazwany"]
    assert found.projects[0].school == Bilingual()


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_public_dossier_has_no_byte_of_what_may_not_be_told(session, campaign, store, tmp_path,
                                                            lang, short):
    found = frozen(session, campaign, Profile.PUBLIC, short)
    out = tmp_path / "dossier.pdf"
    prepared = {it.prepared: store.path(it.prepared) for it in found.letters if it.prepared}
    build(Request(found, lang, None, tools().fonts, prepared, out), lambda done, step: None)
    whole = " ".join(texts(out)) + strings(out) + found.to_json()
    assert [word for word in SECRET if word in whole] == []
    # The same search finds what may be told, so that it would have found the rest.
    assert [word for word in OPEN if word not in whole] == (["JawnyList"] if short else [])


def test_addressees_dossier_has_all_of_it_but_nobodys_own_name(session, campaign, store, tmp_path):
    found = frozen(session, campaign, Profile.MINISTRY)
    out = tmp_path / "dossier.pdf"
    prepared = {it.prepared: store.path(it.prepared) for it in found.letters}
    build(Request(found, "pl", None, tools().fonts, prepared, out), lambda done, step: None)
    whole = " ".join(texts(out)) + strings(out) + found.to_json()
    assert [word for word in (*SECRET, *OPEN) if word not in whole] == ["Przykładowy"]


def test_what_is_planned_or_does_not_count_is_in_no_chapter(session, campaign):
    letter_gone = factories.letter(session, factories.institution(session))
    arguments_made = arguments.add(session, actor(), details=ArgumentDetails("Luka"))
    mentions.add(session, actor(), letter_gone, details=MentionDetails(arguments_made.id, "Nie"))
    offer(session, letter_gone.signers[0].institution, "Nieliczona", Disclosure.NAME,
          row=letter_gone)
    promotion.add_action(session, actor(), details=ActionDetails(date(2026, 9, 1), name_pl="Plan"))
    for day in (TODAY, date(2026, 9, 1)):
        promotion.add_project(session, actor(), details=ProjectDetails(
            letter_gone.signers[0].institution_id, f"{day:%m}", field_pl="Radio", shown_on=day))
    found = frozen(session, campaign, Profile.INTERNAL)
    # The arguments that the campaign opened with have evidence, and no letter yet.
    assert ([it.name.pl for it in found.arguments if it.letters], len(found.contributions.offers),
            [it.name.pl for it in found.actions]) == (["Talenty próbne"], 5, ["Piknik"])
    assert [it.name.pl for it in found.projects] == [f"{TODAY:%m}", "Rakieta"]
    assert [it for it in found.arguments if it.name.pl == "Luka"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_chapters_take_nine_statements_however_many_rows(session, count):
    factories.campaign(session)
    rows = many_rows.fill(session, 6, 4)
    signed = {it.id: Told(place, True, True, (Disclosure.NAME,))
              for place, it in enumerate(session.query(many_rows.Letter), start=1)}
    for number in range(count):
        arguments.add(session, actor(), details=ArgumentDetails(f"Argument {number}"))
        agreements.add(session, actor(), today=TODAY, partners=tuple(rows[:count]),
                       details=AgreementDetails(TODAY, name_pl=f"Umowa {number}"))
        promotion.add_action(session, actor(), institutions=tuple(rows[:count]),
                             details=ActionDetails(TODAY, name_pl=f"Piknik {number}"))
        promotion.add_project(session, actor(), details=ProjectDetails(
            rows[number].id, name_pl="Rakieta", field_pl="Napędy"))
        offer(session, rows[number], "Staże", Disclosure.NAME)
    session.commit()
    session.expire_all()
    with many_rows.statements() as sent:
        found = chapters.read(session, signed, Audience(True), TODAY)
    assert (len(sent), len(found.actions), len(found.projects)) == (9, count, count)
