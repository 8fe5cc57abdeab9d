// Single keys in lists: j k x c / n ?, never in a field, never with Ctrl or Alt, and off by a switch.
"use strict";

(() => {
  const KEPT = "esabid-keys";
  const links = () => [...document.querySelectorAll("[data-row-link]")];

  // A browser may refuse to keep anything; then the keys stay on.
  function kept() {
    try { return window.localStorage.getItem(KEPT); } catch { return null; }
  }

  function keep(on) {
    try { window.localStorage.setItem(KEPT, on ? "on" : "off"); } catch { /* only for now, then */ }
  }

  const row = () => document.activeElement.closest("tr, [data-row]");

  function step(by) {
    const rows = links();
    // The page of one thing has none; there the keys lead to the thing before and after.
    if (!rows.length) document.querySelector(by > 0 ? "[data-key=j]" : "[data-key=k]")?.click();
    const here = row()?.querySelector("[data-row-link]");
    const next = here ? rows.indexOf(here) + by : (by > 0 ? 0 : rows.length - 1);
    rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
  }

  const does = {
    j: () => step(1),
    k: () => step(-1),
    x: () => row()?.querySelector("[data-tick]")?.click(),
    c: () => row()?.querySelector("[data-key=c]")?.click(),
    "/": () => document.querySelector("[data-key='/']")?.select(),
    n: () => document.querySelector("[data-key=n]")?.click(),
    "?": () => document.querySelector("dialog#keys")?.showModal(),
  };

  function typing(element) {
    return element.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog");
  }

  let on = kept() !== "off";

  document.addEventListener("keydown", (event) => {
    const plain = !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing);
    if (!on || !plain || !Object.hasOwn(does, event.key) || typing(event.target)) return;
    event.preventDefault();
    does[event.key]();
  });

  // Enter in the search leads to the first row it finds, so that j and k work at once; whoever
  // presses another key meanwhile stays where they are.
  let landing = false;

  document.addEventListener("keydown", (event) => {
    landing = on && event.key === "Enter" && !event.isComposing && event.target.matches("[data-key='/']");
  });

  document.addEventListener("htmx:afterSettle", () => {
    if (landing) links()[0]?.focus();
    landing = false;
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-key='?']");
    const dialog = document.querySelector("dialog#keys");
    if (!link || !dialog) return;
    event.preventDefault();
    dialog.showModal();
  });

  for (const row of document.querySelectorAll("[data-keys-switch]")) {
    const box = row.querySelector("input");
    row.hidden = false;
    box.checked = on;
    box.addEventListener("change", () => {
      on = box.checked;
      keep(on);
    });
  }
})();
