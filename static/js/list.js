// The list of institutions: ticks of whole ranges, and orders chosen on a phone.
"use strict";

(() => {
  const ticks = () => [...document.querySelectorAll("[data-tick]")];
  let last = null;

  function count() {
    const said = document.querySelector("[data-ticked]");
    if (!said) return;
    const all = document.querySelector("#bulk [name=all]")?.checked;
    const ticked = ticks().filter((it) => it.checked).length;
    said.textContent = ticked && !all ? said.dataset.ticked.replace("#", ticked) : "";
    const page = document.querySelector("[data-tick-page]");
    page.hidden = false;
    page.checked = ticked > 0 && ticked === ticks().length;
    page.indeterminate = ticked > 0 && !page.checked;
  }

  // With Shift all from the last one ticked to this one become as this one.
  document.addEventListener("click", (event) => {
    const tick = event.target.closest?.("[data-tick]");
    if (!tick) return;
    const rows = ticks();
    if (event.shiftKey && last && rows.includes(last)) {
      const [from, to] = [rows.indexOf(last), rows.indexOf(tick)].sort((a, b) => a - b);
      for (const it of rows.slice(from, to + 1)) it.checked = tick.checked;
    }
    last = tick;
    count();
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-tick-page]")) {
      for (const it of ticks()) it.checked = event.target.checked;
    }
    if (event.target.matches("[data-submits]")) event.target.form.requestSubmit();
    count();
  });

  // A deed closes with Escape, and its summary has the focus again.
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && event.target.closest?.(".deed[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  // Enter in a field of a deed presses the button of that deed.
  document.addEventListener("keydown", (event) => {
    const sheet = event.target.matches?.("input") && event.target.closest(".deed-sheet");
    if (event.key !== "Enter" || event.isComposing || !sheet) return;
    event.preventDefault();
    sheet.querySelector(".btn-primary").click();
  });

  document.addEventListener("htmx:afterSettle", count);
  document.addEventListener("DOMContentLoaded", count);
})();
