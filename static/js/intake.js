// New files: each is sent by itself, two at a time, asked after before it is sent again, and put on
// the list; without this file the form sends them all at once.
"use strict";

(() => {
  const drop = document.querySelector("#drop");
  const sending = document.querySelector("#sending");
  const list = sending.querySelector("[data-list]");
  const files = document.querySelector("#intake-files");
  const words = drop.dataset;
  const AT_ONCE = 2;
  const MOST = Number(words.most);
  // What a folder holds besides its files.
  const NO_FILES = /^(\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

  const queue = [];
  const known = new Set();
  let all = 0, done = 0, wrong = 0, busy = 0;

  // The queue

  function keyOf(file) {
    return [file.name, file.size, file.lastModified].join("/");
  }

  function take(chosen) {
    for (const file of chosen) {
      if (NO_FILES.test(file.name)) continue;
      const item = { file, row: makeRow(file), state: "waiting" };
      all += 1;
      if (known.has(keyOf(file))) fail(item, words.twice, false);
      else if (file.size > MOST) fail(item, words.tooLarge, false);
      else if (file.size === 0) fail(item, words.empty, false);
      else {
        known.add(keyOf(file));
        queue.push(item);
      }
    }
    sending.hidden = all === 0;
    work();
  }

  function makeRow(file) {
    const row = document.querySelector("#sending-row").content.firstElementChild.cloneNode(true);
    row.querySelector(".sending-name").textContent = file.name;
    row.querySelector("progress").setAttribute("aria-label", file.name);
    row.querySelector("[data-again]").setAttribute(
      "aria-label", `${row.querySelector("[data-again]").textContent.trim()}: ${file.name}`);
    list.append(row);
    return row;
  }

  function work() {
    while (busy < AT_ONCE && queue.some((it) => it.state === "waiting")) {
      const item = queue.find((it) => it.state === "waiting");
      item.state = "sending";
      busy += 1;
      send(item).finally(() => {
        busy -= 1;
        work();
      });
    }
    tell();
  }

  async function send(item) {
    try {
      if (await arrived(item)) return;
      const answer = await post(item);
      if (answer.status === 201) land(item, answer.body.row);
      else if (item.tried && answer.body?.error?.code === "duplicate_waiting") settle(item);
      else {
        const final = answer.status === 422 || answer.status === 413;
        const sentence = answer.status === 413 ? words.tooLarge : answer.body?.error?.message;
        fail(item, sentence || words.failed, !final);
      }
    } catch {
      fail(item, words.lost, true);
    }
    item.tried = true;
  }

  // Whether exactly these bytes are here already; where a browser cannot tell, they are sent.
  async function arrived(item) {
    if (!window.crypto?.subtle) return false;
    const digest = await window.crypto.subtle.digest("SHA-256", await item.file.arrayBuffer());
    const sha256 = [...new Uint8Array(digest)].map((it) => it.toString(16).padStart(2, "0")).join("");
    const answer = await fetch(`${words.arrived}?sha256=${sha256}`, { headers: { Accept: "application/json" } });
    if (!answer.ok) return false;
    const said = await answer.json();
    if (!said.arrived) return false;
    // What was lost was only the answer.
    if (item.tried) settle(item);
    else fail(item, said.message, false);
    return true;
  }

  function post(item) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      const bar = item.row.querySelector("progress");
      body.append("csrf_token", drop.querySelector("[name=csrf_token]").value);
      body.append("files", item.file, item.file.name);
      request.open("POST", drop.action);
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) bar.value = Math.round(100 * event.loaded / event.total);
      });
      request.addEventListener("load", () => resolve({ status: request.status, body: request.response }));
      request.addEventListener("error", reject);
      request.addEventListener("timeout", reject);
      request.send(body);
    });
  }

  function land(item, html) {
    document.querySelector("#intake-empty")?.remove();
    files.insertAdjacentHTML("afterbegin", html);
    window.htmx.process(files.firstElementChild);
    settle(item);
    window.htmx.trigger(document.body, "arrived");
  }

  function settle(item) {
    item.state = "done";
    done += 1;
    item.row.remove();
  }

  function fail(item, sentence, again) {
    item.state = "failed";
    wrong += 1;
    item.row.querySelector("progress").hidden = true;
    const said = item.row.querySelector(".form-error");
    said.textContent = sentence;
    said.hidden = false;
    const button = item.row.querySelector("[data-again]");
    button.hidden = !again;
    button.onclick = () => retry(item);
    item.again = again;
  }

  function retry(item) {
    if (item.state !== "failed") return;
    wrong -= 1;
    item.state = "waiting";
    item.row.querySelector("progress").hidden = false;
    item.row.querySelector("progress").value = 0;
    item.row.querySelector(".form-error").hidden = true;
    item.row.querySelector("[data-again]").hidden = true;
    work();
  }

  const lost = () => queue.filter((it) => it.state === "failed" && it.again);

  function retryLost() {
    for (const item of lost()) retry(item);
  }

  function tell() {
    const open = queue.some((it) => it.state === "waiting" || it.state === "sending");
    const sentence = (open ? words.sending : words.sent).replace("{done}", done).replace("{all}", all)
      + (wrong ? ` ${words.wrong.replace("{wrong}", wrong)}` : "");
    sending.querySelector("[data-title]").textContent = sentence;
    const bar = sending.querySelector("[data-bar]");
    bar.max = Math.max(1, all);
    bar.value = done + wrong;
    sending.querySelector("[data-all-again]").hidden = open || lost().length < 2;
    sending.querySelector("[data-close]").hidden = open;
    if (!open && all > 0) document.querySelector("#sending-said").textContent = sentence;
    if (!open && all > 0 && !wrong) close();
  }

  // A new drop begins a new count.
  function close() {
    for (const row of [...list.children]) row.remove();
    for (const item of queue) if (item.state !== "done") known.delete(keyOf(item.file));
    queue.length = all = done = wrong = 0;
    sending.hidden = true;
  }

  window.addEventListener("online", retryLost);
  window.addEventListener("beforeunload", (event) => {
    if (busy > 0 || queue.some((it) => it.state === "waiting")) event.preventDefault();
  });

  // Choosing, dropping, pasting

  async function within(entry) {
    if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
    const reader = entry.createReader();
    const found = [];
    // A folder is read a piece at a time, until a piece is empty.
    for (;;) {
      const piece = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!piece.length) return found;
      for (const it of piece) found.push(...await within(it));
    }
  }

  async function dropped(transfer) {
    const entries = [...transfer.items].map((it) => it.webkitGetAsEntry?.()).filter(Boolean);
    if (!entries.length) return take(transfer.files);
    const plain = [...transfer.files];
    const found = [];
    for (const entry of entries) {
      try {
        found.push(...await within(entry));
      } catch {
        found.push(...plain.filter((it) => it.name === entry.name && it.size > 0));
      }
    }
    take(found);
  }

  const brings = (event) => [...event.dataTransfer?.types ?? []].includes("Files");

  document.addEventListener("dragover", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    drop.classList.add("drop-over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("drop-over");
  });
  document.addEventListener("drop", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    drop.classList.remove("drop-over");
    dropped(event.dataTransfer);
  });
  document.addEventListener("paste", (event) => {
    if (event.clipboardData?.files.length) take(event.clipboardData.files);
  });

  drop.classList.add("drop-live");
  drop.addEventListener("change", (event) => {
    take(event.target.files);
    event.target.value = "";
  });
  sending.querySelector("[data-all-again]").addEventListener("click", retryLost);
  sending.querySelector("[data-close]").addEventListener("click", close);

  // The list

  // Once a file is confirmed or set aside, the next one has the focus: first those for one click.
  document.addEventListener("htmx:afterSettle", (event) => {
    const row = event.target.matches?.("[data-done]") ? event.target : null;
    if (!row || document.activeElement !== document.body) return;
    const rows = [...document.querySelectorAll("[data-row], [data-done]")];
    const ahead = rows.slice(rows.indexOf(row) + 1).concat(rows);
    const next = (what) => ahead.map((it) => it.querySelector(what)).find(Boolean);
    (next("[data-key=c]") ?? next("[data-row-link]") ?? document.querySelector("#files")).focus();
  });

  // What cannot be had as a piece is asked for as a page, which says what is wrong.
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.elt.id !== "intake-progress") event.detail.elt.closest("form")?.submit();
  });
})();
