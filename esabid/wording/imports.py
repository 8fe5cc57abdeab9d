"""The sentences for an import: why a file or a line is refused, and what would be left out."""

from esabid.domain.errors import DomainError
from esabid.wording.marks import _
from esabid.wording.words import Words

FILES = {
    "file_too_large": _("The file is larger than %(limit)s MB. A list of institutions is not."),
    "old_or_locked_workbook": _(
        "This is an old Excel file (.xls) or one with a password. "
        "Please save it as .xlsx without a password."),
    "not_a_spreadsheet": _("This is not a spreadsheet. Please give an .xlsx or .csv file."),
    "damaged_workbook": _("The workbook is damaged. Please open it and save it again as .xlsx."),
    "workbook_unpacks_too_large": _(
        "The workbook unpacks to more than %(limit)s MB, so it was not opened."),
    "too_many_rows": _("The list has more than %(limit)s rows. Please divide it."),
    "too_many_columns": _("Line %(line)s has more than %(limit)s columns."),
    "cell_too_long": _("A cell in line %(line)s has more than %(limit)s characters."),
    "too_much_text": _("The cells hold more than %(limit)s characters. Please divide the list."),
    "too_heavy": _(
        "The file could not be read within %(limit)s seconds. "
        "Please copy the list alone into a new workbook."),
    "empty_spreadsheet": _("The file has no rows."),
    "no_headings": _(
        "No line of headings was found. One column must be called Nazwa or name_pl."),
    "nothing_below": _("Below the headings the file has no rows."),
    "open_quote": _(
        "A quotation mark is opened in row %(line)s of the file and never closed. "
        "Please save the list as .xlsx, or close it there."),
    "heading_twice": _("Two columns mean the same: %(heading)s. Please remove one."),
}

ROWS = {
    "missing_name": _("The line has no name of an institution."),
    "wrong_nip": _("The NIP cannot be right: its check digit does not fit."),
    "wrong_regon": _("The REGON cannot be right: its check digit does not fit."),
    "wrong_krs": _("A KRS number has ten digits."),
    "unknown_word": _("This word is not known here: %(where)s"),
    "wrong_date": _("This is not a date: %(where)s"),
    "dated_after_received": _("The letter cannot have been written after it came: %(where)s"),
    "value_too_long": _("This is too long to be kept: %(where)s"),
    "date_in_future": _("This day is still to come: %(where)s"),
    "expected_before_asked": _("The letter is expected before it was asked for: %(where)s"),
    "wrong_country": _("Please give the country as two letters, like PL: %(where)s"),
    "wrong_email": _("This is not one e-mail address: %(where)s"),
    "cell_error": _("The spreadsheet shows an error in this cell: %(where)s"),
    "formula_without_result": _(
        "A formula stands here without its result: %(where)s. "
        "Please open the file in a spreadsheet program and save it there."),
    "left_out": _("Left out by your choice."),
    "unknown_id": _("No institution here has this id or reference: %(where)s"),
    "unknown_parent": _("No institution is called so: %(where)s. Please add it first."),
    "several_parents": _(
        "Several institutions are called so: %(where)s. Please give the reference."),
    "own_parent": _("An institution cannot be its own parent."),
    "parts_too_deep": _(
        "More than 20 institutions would be part of each other here. That cannot be right."),
    "parent_waits": _("Line %(where)s, its parent, is not taken over; it stands without one."),
    "parts_in_circle": _(
        "These lines make institutions parts of each other in a circle: %(where)s. "
        "Please correct what they are part of."),
    "twice_in_file": _(
        "The same institution stands in line %(where)s already. To take this line instead, leave "
        "that one out. To take both, leave this one out now, and hand the list in once more "
        "without that one."),
    "met_again": _("Line %(where)s means the same institution, or nearly; it waits there."),
    "alike_in_file": _(
        "Nearly the same institution stands in line %(where)s already. If this is another one, "
        "say that it is new; if it is the same, leave one of the two lines out."),
    "number_alike": _("An institution here has the same NIP, REGON or KRS: %(where)s."),
    "several_alike": _(
        "Several institutions have this name, one of them: %(where)s. Please give the reference."),
    "name_alike": _(
        "Nearly the same name is here already: %(where)s. "
        "If it is the same institution, please give its reference."),
    "id_and_reference_differ": _("Id and reference name two institutions: %(where)s"),
    "ask_goes_back": _("The ask is further here than in the list, so the list is not followed."),
    "not_to_be_asked": _(
        "It is decided here that this institution is not asked, so the list is not followed."),
    "ask_stays": _("The ask is further here than in the list and stays as it is."),
    "ask_needs_day": _("The ask stays planned: the list does not say when the request was sent."),
    "promise_needs_day": _(
        "The promise is not taken over: the list does not say when the letter is expected."),
    "ask_days_left_out": _("The days of the ask stay as they are here."),
    "letter_needs_day": _("The letter is not recorded: the list does not say when it came."),
    "contact_left_out": _("The contact is here already and stays as it is."),
}

# What a column holds, by the field of spreadsheets.columns.HEADINGS.
COLUMNS = {
    "id": _("Id"), "reference": _("Reference"), "name_pl": _("Polish name"),
    "name_en": _("English name"), "short_name": _("Short name"), "parent": _("Part of"),
    "city_tie": _("Tie to the city"), "sector": _("Sector"), "reach": _("Reach"),
    "city": _("City"), "country": _("Country"), "nip": _("NIP"), "regon": _("REGON"),
    "krs": _("KRS"), "website": _("Website"), "contact": _("Contact"),
    "contact_role": _("Role"), "email": _("E-mail"), "phone": _("Telephone"),
    "salutation": _("Form of address"), "ask": _("Ask"), "asked_on": _("Day of the ask"),
    "expected_on": _("Expected by"), "ask_reason": _("Reason of a refusal"),
    "owner": _("Who looks after it"), "tags": _("Tags"), "notes": _("Notes"),
    "letter_dated": _("Date on the letter"), "letter_received": _("Letter received on"),
    "registry_number": _("Registry number (RPW)"), "case_mark": _("Case mark"),
    "signatory": _("Signed by"), "office": _("Office of the signatory"),
}

# What a plan does with a line; "out" is a line that a person leaves out.
ACTIONS = {
    "create": _("new"), "update": _("changed"), "same": _("the same"),
    "conflict": _("please decide"), "refused": _("refused"), "out": _("left out"),
}


def refusal(voice: Words, error: DomainError) -> str:
    """The sentence for a list that is refused, or for the line that stood in its way."""
    if error.code in FILES:
        return voice.gettext(FILES[error.code], **error.values)
    if "line" not in error.values:
        return voice.error(error)
    return voice.gettext("Nothing was taken over. Line %(line)s: %(sentence)s",
                         line=error.values["line"], sentence=voice.error(error))
