// Copies a sentence at once and keeps it in the register; without this the form does it in two steps.
"use strict";

(() => {
  function select(sentence) {
    const selection = window.getSelection();
    selection.selectAllChildren(sentence);
  }

  // The clipboard needs https or this machine itself; elsewhere the old command still works.
  async function copy(sentence) {
    try {
      await navigator.clipboard.writeText(sentence.textContent);
      return true;
    } catch {
      select(sentence);
      return document.execCommand("copy");
    }
  }

  function say(claim, name) {
    const status = claim.querySelector("[role=status]");
    status.textContent = "";
    // A pause, so that the same words are announced a second time, too.
    window.setTimeout(() => { status.textContent = status.dataset[name]; }, 50);
  }

  async function copyAndKeep(claim, form) {
    const copied = await copy(claim.querySelector("[data-claim-sentence]"));
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
    } catch {
      say(claim, "lost");
      return;
    }
    // A kept sentence leads on to its page; anything else is a page that says why not.
    if (answer.type === "opaqueredirect") {
      say(claim, copied ? "copied" : "selected");
    } else {
      form.submit();
    }
  }

  for (const form of document.querySelectorAll("[data-claim-form]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      copyAndKeep(form.closest("[data-claim]"), form);
    });
  }

  for (const button of document.querySelectorAll("[data-claim-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const claim = button.closest("[data-claim]");
      say(claim, await copy(claim.querySelector("[data-claim-sentence]")) ? "copied" : "selected");
    });
  }
})();
