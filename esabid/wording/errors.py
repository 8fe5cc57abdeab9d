"""The sentence for every refusal of a rule."""

from esabid.wording.marks import _

ERRORS = {
    "not_permitted": _("You may not do this."),
    "key_needed": _(
        "Please sign in, or send a program's key with the request: Authorization: Bearer."),
    "not_found": _("We cannot find this. It may have been moved or the address mistyped."),
    "link_dead": _(
        "This link does not work any more. Please ask the campaign office for a new one."),
    "bad_request": _("This request cannot be understood. Please go back and try again."),
    "form_expired": _(
        "The form was open too long. Please go back, reload the page and send again."),
    "too_large": _("This is too large to take in. A letter may have up to 20 MB."),
    "too_much_at_once": _(
        "This is too much at once. Please send fewer files together: up to %(most)s MB in all, "
        "20 MB each."),
    "failed": _("Something went wrong on our side. Nothing was saved; please try again."),
    "too_many_tries": _("Too many attempts. Please wait a quarter of an hour and try again."),
    "illegal_transition": _(
        "This step is no longer possible: the state has changed. Please look at it again."),
    "claim_not_borne": _("The data do not bear this wording today, so it was not kept."),
    "claim_changed": _(
        "The numbers or the day have changed meanwhile, so the sentence was not kept."),
    "stale": _("Somebody changed this while you were writing. Please compare and save again."),
    "busy": _(
        "Somebody is taking over a long list just now, so nothing of this was saved. "
        "Please try again in half a minute."),
    "cannot_undo": _("This cannot be taken back any more."),
    "undone_already": _("This was taken back already."),
    "changed_since": _(
        "%(who)s has changed this since, so it was not taken back. Please look at the history."),
    "changed_since_then": _("This has changed since, so it was not taken back."),
    "not_asked": _("Nobody has been asked yet, so there is nothing to expect."),
    "missing_waits_at": _("Please say where it waits."),
    "missing_said": _("Please write down what was said."),
    "held_in_future": _("A conversation to come cannot be logged yet."),
    "missing_next_step": _("Please say what is to be done."),
    "no_next_step": _("There is no next step any more. Somebody may have done it."),
    "other_step_by_now": _("The next step is another one by now, so it was not ticked off."),
    "partner_not_asked": _(
        "We do not ask your institution for a letter. If you would like to send one all the same, "
        "please write to the campaign office."),
    "not_to_be_asked": _(
        "This institution is not to be asked. Decide first to ask it after all."),
    "asked_already": _("Was asked already."),
    "declined_already": _("Has declined; asking again is recorded one by one."),
    "other_next_step": _("Has another next step."),
    "too_many_at_once": _("At most %(most)s institutions at once. Please narrow the list first."),
    "nobody_ticked": _("Please tick the institutions first."),
    "list_changed": _(
        "Other institutions match now than when you looked. Please look at the list once more."),
    "missing_tags": _("Please write at least one tag."),
    "missing_view_name": _("Please give the view a name."),
    "list_applied": _("This list was taken over already."),
    "plan_changed": _(
        "What this list would do has changed since you looked. Nothing was done; "
        "please look at it once more."),
    "already_set_up": _("The campaign is set up already."),
    "missing_name": _("Please give the Polish or the English name."),
    "wrong_nip": _("This NIP cannot be right: its check digit does not fit."),
    "wrong_regon": _("This REGON cannot be right: its check digit does not fit."),
    "wrong_krs": _("A KRS number has ten digits."),
    "merge_with_itself": _("An institution cannot be merged with itself."),
    "merger_undone": _("This merger is undone already."),
    "merger_later_first": _(
        "The institution it went into was merged with another one since. Undo that merger first."),
    "merged_meanwhile": _(
        "This institution was merged with another one meanwhile, so nothing was saved. Please open "
        "it again."),
    "parent_circle": _("An institution cannot be part of itself."),
    "missing_asked_on": _("Please give the day of the ask."),
    "missing_expected_on": _("Please give the day the letter is expected; roughly is enough."),
    "no_such_day": _("There is no such day. Please write it as in 2026-03-31."),
    "day_not_past": _("Please choose a day before today."),
    "missing_given_to": _("Please say whom it is for."),
    "missing_reason": _("Please give the reason."),
    "asked_in_future": _("The day of the ask lies in the future."),
    "expected_before_asked": _("The letter cannot be expected before it was asked for."),
    "declined_in_future": _("The day of the refusal lies in the future."),
    "declined_before_asked": _("The refusal cannot have come before the ask."),
    "received_in_future": _("The day it came lies in the future."),
    "dated_after_received": _("The letter cannot have been written after it came."),
    "valid_before_dated": _("The letter cannot end to hold before it was written."),
    "arguments_there": _("The campaign has its arguments already."),
    "argument_in_use": _(
        "Letters or evidence use this argument. Please remove them from it first."),
    "argument_twice": _("The letter is noted for this argument already."),
    "page_not_there": _("The letter's file has no such page."),
    "pages_unknown": _(
        "The letter has no checked file yet, so its pages are not known. Please leave the page "
        "empty."),
    "missing_text": _("Please say it in Polish or in English."),
    "missing_source": _("Please say where it comes from."),
    "source_in_future": _("The day of the source lies in the future."),
    "amount_not_positive": _("Please write an amount above zero, or leave it empty."),
    "amount_not_whole": _("Places, people and pieces are counted in whole numbers."),
    "letter_of_another": _("This letter was not signed by this institution."),
    "target_below_zero": _("A target cannot be below zero."),
    "signer_twice": _("The same institution is named twice."),
    "missing_file": _("The letter has no checked file yet, so it cannot be verified."),
    "missing_signer": _("Say whose letter it is first, then it can be verified."),
    "missing_signature": _("Say how each institution signed first, then it can be verified."),
    "missing_withdrawn_on": _("Please give the day of the withdrawal."),
    "missing_answers": _("Please answer every question of the list."),
    "missing_reason_against_warning": _(
        "Something is missing or was pointed out. Please say why the letter counts all the "
        "same."),
    "missing_newer": _("Please record the newer letter first."),
    "withdrawn_in_future": _("The day of the withdrawal lies in the future."),
    "withdrawn_before_received": _("A letter cannot be withdrawn before it came."),
    "part_stays": _("This part belongs to every dossier of this kind."),
    "text_too_long": _("At most %(most)s characters."),
    "weight_unknown": _("Please choose one of the answers."),
    "letter_closed": _("A withdrawn or replaced letter is not changed any more."),
    "file_already_there": _(
        "This letter has its file. If a corrected one came, record it as a newer letter."),
    "duplicate_file": _("We already have exactly this file, as letter %(number)s."),
    "duplicate_waiting": _("We already have exactly this file; it waits among the new files."),
    "too_many_files_today": _(
        "You have added %(most)s files within a day, the most there may be. Please go on "
        "tomorrow."),
    "too_much_today": _(
        "You have added %(most)s GB within a day, the most there may be. Please go on tomorrow."),
    "too_many_open": _(
        "%(most)s of your files wait already. Please decide on some of them first."),
    "link_files_today": _(
        "This is more than we can take by one link in a day. Please try again tomorrow, or send "
        "the letter to the campaign office by e-mail."),
    "link_files_open": _(
        "We are still looking at the files you sent. Please wait for us, or write to the campaign "
        "office."),
    "disk_full": _(
        "There is no room for further files just now. Please tell whoever runs this application; "
        "nothing is lost."),
    "file_became_letter": _("This file is part of letter %(number)s by now."),
    "file_not_checked_yet": _("This file is still being checked. Please wait a moment."),
    "file_decided": _(
        "Somebody has decided on this file meanwhile. Please look at the new files again."),
    "only_beside_a_letter": _(
        "This file is no letter by itself. Please put it beside the letter it belongs to."),
    "missing_other_letter": _(
        "Please say which letter: choose it, or write the number or address of its card."),
    "file_missing_in_form": _("Please choose a file."),
    "file_missing": _("This file is not there."),
    "no_letters_yet": _("No letter counts yet, so there is nothing to put into a dossier."),
    "nobody_to_name": _(
        "Letters count, but no institution that signed them may be named, so there is nothing to "
        "put into this dossier."),
    "unknown_language": _("A dossier is written in Polish or in English."),
    "addressee_in_use": _(
        "An edition was issued for this addressee or handed over to it, so it stays in the list."),
    "not_issued": _("Only an issued edition is handed over. Please issue this one first."),
    "language_not_made": _("This edition is not made in that language."),
    "handed_before_issue": _("The edition was issued later than that."),
    "handed_in_future": _("The day of the handover lies in the future."),
    "handed_already": _("This handover is in the register already."),
    "letter_not_in_edition": _("This letter did not stand in that edition."),
    "not_told": _("Nobody has noted that this addressee was told of the letter."),
    "nobody_to_tell": _("There is nothing left to tell this addressee."),
    "nothing_to_cancel": _("Nothing is being made here that could be stopped."),
    "edition_not_stopped": _(
        "This is an issued edition, so its files are made to the end. Only a working version can "
        "be stopped."),
    "already_issued": _("This dossier is issued already."),
    "not_made_yet": _("The dossier is not made yet. Please wait for both languages."),
    "letters_changed": _(
        "A letter in it was withdrawn, replaced or reopened since. Please make the dossier again."),
    "numbers_moved": _(
        "Another edition has numbered these letters since. Please make the dossier again."),
    "older_than_edition": _(
        "A letter of the edition before is not in this one, though it counts. Please make the "
        "dossier again."),
    "unknown_role": _("There is no such role."),
    "email_taken": _("There is an account with this e-mail already."),
    "password_short": _("The password is too short: at least %(least)s characters."),
    "wrong_password": _("E-mail and password do not match."),
    "reached_not_positive": _("The number of people reached is at least one."),
    "missing_field_of_project": _("Please give the field of the project, in Polish or in English."),
    "signed_in_future": _("The day of the signature lies in the future."),
}
