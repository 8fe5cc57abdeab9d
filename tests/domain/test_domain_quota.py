"""How much one may hand in: the last file that fits, and the first that does not."""

import pytest

from esabid.domain.companions import signs_by_name
from esabid.domain.errors import InvalidValue
from esabid.domain.quota import ACCOUNT, LINK, Quota, Used, check_quota

QUOTA = Quota(3, 100, 2, ("files", "size", "open"))


@pytest.mark.parametrize(("used", "size", "code"), [
    (Used(), 100, None), (Used(2, 90, 1), 10, None), (Used(3), 1, "files"),
    (Used(2, 90), 11, "size"), (Used(open=2), 1, "open"), (Used(3, 100, 2), 1, "files")])
def test_a_file_too_many_is_refused_with_its_reason(used, size, code):
    said = None
    try:
        check_quota(QUOTA, used, size)
    except InvalidValue as error:
        said = error.code, error.field
    assert said == (code and (code, "file"))


def test_the_number_said_is_in_files_or_gigabytes():
    said = []
    for used in (Used(files=1000), Used(size=4 << 30), Used(open=1000)):
        with pytest.raises(InvalidValue) as refused:
            check_quota(ACCOUNT, used, 1)
        said.append((refused.value.code, refused.value.values["most"]))
    assert said == [("too_many_files_today", 1000), ("too_much_today", 4),
                    ("too_many_open", 1000)]


def test_a_link_brings_ten_files_a_day_at_most():
    check_quota(LINK, Used(9, 0, 4), 20 << 20)
    with pytest.raises(InvalidValue, match="link_files_today"):
        check_quota(LINK, Used(10), 1)


@pytest.mark.parametrize(("container", "name", "is_its"), [
    ("list.pdf.p7s", "list.pdf", True), ("LIST.PDF.XAdES", "list.pdf", True),
    ("list.p7s", "list.pdf", True), ("list-podpis.xml", "list.pdf", True),
    ("list_sig.p7s", "list.tiff", True), ("lista.p7s", "list.pdf", False),
    (".p7s", "list.pdf", False), ("smime.p7s", "list.pdf", False)])
def test_a_signature_file_is_named_after_what_it_signs(container, name, is_its):
    assert signs_by_name(container, name) is is_its
