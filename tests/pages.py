"""A `Reader` who signs in and sends forms, and the checked `Page` each answer is read as."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
from babel.messages.pofile import read_po

import esabid.wording

CATALOGUE = (Path(esabid.wording.__file__).parent / "catalogues" / "pl" / "LC_MESSAGES"
             / "messages.po")
LEFTOVERS = re.compile(r"%\(|\{\{|\}\}|\bNone\b|\bNULL\b| object at 0x|&lt;|\[<|\{'")
PASSWORD = "trzy proste słowa"
# What a public page may say of being kept, with what the answer depends on.
KEPT = [("public, max-age=60", "Cookie"), ("private, no-cache", "Cookie")]


@cache
def english_only() -> frozenset[str]:
    """Messages that look different in Polish: on a Polish page none of them may stand."""
    with CATALOGUE.open("rb") as file:
        return frozenset(
            message.id for message in read_po(file)
            if message.id and isinstance(message.id, str) and message.id != message.string)


class Page:
    """An HTML answer, parsed; making one checks everything that holds of every page."""

    def __init__(self, response, address: str = "", lang: str | None = None):
        self.status, self.headers, self.address = response.status_code, response.headers, address
        self.html = response.get_data(as_text=True)
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.root = parser.parse(self.html)
        found = [f"{place}: {code} {data}" for place, code, data in parser.errors]
        self.lang = self.root.get("lang")
        self.parents = {child: parent for parent in self.root.iter() for child in parent}
        faults = [*found, *self._shape(), *self._names(), *self._safety(), *self._words()]
        if self.lang != (lang or self.lang) or self.lang not in ("pl", "en"):
            faults.append(f"the page is in {self.lang}")
        assert faults == [], (address, faults)

    def all(self, *tags):
        """Every element with one of these tags, in order."""
        return [it for it in self.root.iter() if it.tag in tags]

    def text_of(self, element) -> str:
        """The words of an element, spaces evened out."""
        return " ".join("".join(element.itertext()).split())

    @property
    def text(self) -> str:
        return self.text_of(self.all("main")[0])

    @property
    def title(self) -> str:
        return self.text_of(self.all("h1")[0])

    @property
    def errors(self) -> list[str]:
        """What the summary on top of a form says."""
        return [self.text_of(li) for box in self.all("div")
                if box.get("class") == "error-summary" for li in box.iter("li")]

    @property
    def links(self) -> list[tuple[str, str]]:
        """(words, address) of every link of the content."""
        return [(self.text_of(a), a.get("href")) for a in self.all("main")[0].iter("a")]

    def hero(self) -> int:
        """The big number."""
        return next(int(self.text_of(it)) for it in self.all("span")
                    if it.get("class") == "hero-number")

    def rows(self) -> int:
        """How many rows the page's first table has."""
        return next((len(list(body.iter("tr"))) for body in self.all("tbody")), 0)

    def form(self, action: str = "") -> dict[str, str]:
        """What the form of this address would send as it stands; "" is the page's own form."""
        form = next(it for it in self.all("form")
                    if it.get("method") == "post" and it.get("action", "") == action)
        values = {}
        for it in form.iter():
            name, kind = it.get("name"), it.get("type")
            if not name or it.tag == "button" or kind in ("file", "submit"):
                continue
            if it.tag == "select":
                options = list(it.iter("option"))
                chosen = [o for o in options if "selected" in o.attrib] or options[:1]
                values[name] = chosen[0].get("value") if chosen else ""
            elif it.tag == "textarea":
                values[name] = (it.text or "").strip()
            elif kind not in ("checkbox", "radio") or "checked" in it.attrib:
                values[name] = it.get("value", "")
        return values

    def _shape(self):
        titles = [self.text_of(t) for t in self.all("title") if self.parents[t].tag == "head"]
        if len(titles) != 1 or not titles[0].split("–")[0].strip():
            yield f"titles: {titles}"
        if len(self.all("h1")) != 1 or not self.title:
            yield f"{len(self.all('h1'))} h1"
        levels = [int(it.tag[1]) for it in self.all("h1", "h2", "h3", "h4")]
        if any(after > before + 1 for before, after in zip(levels, levels[1:])):
            yield f"headings skip a level: {levels}"

    def _names(self):
        ids = [it.get("id") for it in self.root.iter() if it.get("id")]
        yield from (f"id twice: {one}" for one in sorted({i for i in ids if ids.count(i) > 1}))
        labels = {it.get("for") for it in self.all("label")}
        yield from (f"label for nothing: {one}" for one in sorted(labels - set(ids) - {None}))
        for it in self.root.iter():
            for name in ("aria-describedby", "aria-labelledby"):
                yield from (f"{name} points nowhere: {i}" for i in it.get(name, "").split()
                            if i not in ids)
            if (href := it.get("href") or "").startswith("#") and href[1:] not in ids:
                yield f"link points nowhere: {href}"
            if (it.tag in ("input", "select", "textarea")
                    and it.get("type") not in ("hidden", "submit")
                    and it.get("id") not in labels and not it.get("aria-label")):
                yield f"no label: {it.attrib}"
            if it.tag == "button" and not (self.text_of(it) or it.get("aria-label")):
                yield "a button says nothing"

    def _safety(self):
        for it in self.root.iter():
            if not isinstance(it.tag, str):
                continue
            yield from (f"<{it.tag} {name}>" for name in it.attrib
                        if name == "style" or name.startswith("on"))
            yield from (f"<{it.tag}> has an empty {name}" for name in ("href", "src", "action")
                        if not it.get(name, "full").strip())
            if it.tag == "style" or it.tag == "script" and (it.text or not it.get("src")):
                yield f"inline {it.tag}"
            if it.tag == "img" and it.get("alt") is None:
                yield f"a picture without its words: {it.get('src')}"
        if "default-src 'none'" not in self.headers.get("Content-Security-Policy", ""):
            yield "no content security policy"
        if self.headers.get("X-Content-Type-Options") != "nosniff":
            yield "no nosniff"
        kept = self.headers.get("Cache-Control")
        if kept != "no-store" and (kept, self.headers.get("Vary")) not in KEPT:
            yield f"Cache-Control: {kept}"
        if kept == KEPT[0][0] and "Set-Cookie" in self.headers:
            yield "everybody may keep an answer that sets a cookie"

    def _words(self):
        for it in self.root.iter():
            if not isinstance(it.tag, str) or it.tag in ("script", "option"):
                continue
            said = [it.text, *(child.tail for child in it),
                    *(it.get(name) for name in ("aria-label", "placeholder", "title", "alt"))]
            for one in filter(None, ((text or "").strip() for text in said)):
                if LEFTOVERS.search(one) and it.tag not in ("textarea", "code"):
                    yield f"left over: {one}"
                if self._lang_of(it) == "pl" and one in english_only():
                    yield f"not in Polish: {one}"

    def _lang_of(self, element) -> str | None:
        while element is not None:
            if lang := element.get("lang"):
                return lang
            element = self.parents.get(element)
        return None


class Reader:
    """Somebody at a browser without scripts; every page they are shown is checked."""

    def __init__(self, client, lang: str | None = "en"):
        self.client, self.lang = client, lang
        if lang:
            client.get(f"/healthz?lang={lang}")

    def page(self, address: str) -> Page:
        """Open an address, follow where it leads, and read the page there."""
        return self._read(self.client.get(address, follow_redirects=True), address)

    def status(self, address: str) -> int:
        """Only what an address answers, without following or reading it."""
        answer = self.client.get(address)
        answer.close()
        return answer.status_code

    def token(self) -> str:
        """The forms' token of this session."""
        return self.page("/sign-in").form()["csrf_token"]

    def post(self, address: str, **fields):
        """Send fields to an address; the answer as it is."""
        answer = self.client.post(address, data={"csrf_token": self.token(), **fields})
        answer.request.environ["wsgi.input"].close()  # A large body lies in a file until then.
        return answer

    def sent(self, address: str, **fields) -> Page:
        """Send fields to an address and read the page that answers."""
        return self._read(self.post(address, **fields), address)

    def fill(self, address: str, action: str = "", **fields) -> Page:
        """Open a page, fill its form in, send it, and read where one arrives."""
        values = self.page(address).form(action) | fields
        answer = self.client.post(action or address, data=values, follow_redirects=True)
        return self._read(answer, address)

    def _read(self, answer, address: str) -> Page:
        return Page(answer, address, self.lang)


def sign_in(reader: Reader, email: str, password: str = PASSWORD, to: str = "") -> Page:
    """Sign in by the form."""
    return reader.fill(f"/sign-in?next={to}" if to else "/sign-in", email=email, password=password)


def path_of(address: str) -> str:
    """An address without its host."""
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")
