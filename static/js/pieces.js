// What cannot be had as a piece is asked for as a page, which says what is wrong.
"use strict";

for (const lost of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(lost, (event) => {
    const asked = event.detail.elt;
    const form = asked.form ?? asked.closest("form");
    if (asked.href) window.location = asked.href;
    // A look-up made from a field sends no form that would do something.
    else if (form && (asked === form || form.method === "get")) form.submit();
  });
}
