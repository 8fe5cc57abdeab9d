"""What went into another institution is still found by its old reference, id and name."""

from cli.letterbox import post, typed

from esabid.extensions import system, writing
from esabid.queries.institutions import by_public_id
from esabid.services import mergers

KEPT, GONE = "Akademia Żeglugi Gwiezdnej", "Instytut Łączności Próbnej"


def test_letters_of_a_merged_institution_are_the_survivors(campaign, institutions, tmp_path):
    (kept, _), (gone, mark) = institutions[KEPT], institutions[GONE]
    with campaign.opened(), writing() as session:
        mergers.merge(session, system(), by_public_id(session, kept), by_public_id(session, gone))
    folder = post(tmp_path / "post", {
        "1 coded.pdf": typed("List poparcia", f"Znak: {mark}"),
        "2 named.pdf": typed(GONE, "Popieramy starania Krakowa.")})
    found = campaign.json("letters", "add", folder)["files"]
    by_hand = [campaign.json("letters", "add", "--institution", of, post(tmp_path / of, {
        "a.pdf": typed(f"Popieramy {of}")}))["files"][0] for of in (gone, mark)]
    assert [it["institutions"] for it in (*found, *by_hand)] == [[kept]] * 4
