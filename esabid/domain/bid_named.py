"""Whether a text names the bid or its addressee, in whatever case and order of the words."""

from bisect import bisect_left

from esabid.domain.naming import plain

# Words that no name hangs on.
_SMALL = frozenset("i oraz a and or the of to for in on at w we z ze na do dla od po u o przy ds "
                   "spraw sprawy wlasciwy wlasciwa responsible".split())
# A city is called one in several words: "Gmina Miejska Kraków", "Miasto Kraków", "City of Kraków".
_CITY = ("miast", "miejsk", "gmin", "city", "municip")
# So many words may stand between those of one name: "Krakowa na siedzibę ośrodka ESA".
_BETWEEN = 6
_SHORT = 3


def words_of(lines: list[str], *names: str) -> tuple[str, ...]:
    """The phrases that name a thing: those written down for it, else its names and their parts.

    "The minister and the Agency" are two, and naming one of them is enough.
    """
    if lines:
        return tuple(lines)
    found = []
    for name in names:
        cut = name
        for joint in (" oraz ", " and ", " i ", ";", "\n"):
            cut = cut.replace(joint, ",")
        found += [it.strip() for it in cut.split(",") if it.strip()]
    return tuple(dict.fromkeys(found))


def lines_of(text: str) -> list[str]:
    """Words and phrases as a form holds them, one a line, each once."""
    return list(dict.fromkeys(it for line in text.splitlines() if (it := " ".join(line.split()))))


def is_named(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether the words of any phrase stand close together in `text`, in any case of theirs.

    Phrases without a word that means something are passed over; with none left all is named.
    """
    wanted = [found for it in phrases if (found := _meaning(it))]
    if not wanted:
        return True
    words = _words(text)
    where = {}
    for at, word in enumerate(words):
        where.setdefault(word, []).append(at)
    sought = {word for phrase in wanted for word in phrase}
    places = {word: sorted(at for it, found in where.items() if _same(it, word) for at in found)
              for word in sought}
    return any(_close([places[word] for word in phrase]) for phrase in wanted)


def _meaning(phrase: str) -> list[str]:
    words = list(dict.fromkeys(_words(phrase)))
    return [it for it in words if it not in _SMALL] or words


def _words(text: str) -> list[str]:
    return [_CITY[0] if it.startswith(_CITY) else it for it in plain(text).split()]


def _same(one: str, other: str) -> bool:
    """Whether two words may be two cases of one; short words and numbers have to be equal."""
    short = min(len(one), len(other))
    if short <= _SHORT or one == other:
        return one == other
    least = max(_SHORT if short == _SHORT + 1 else _SHORT + 1, short - 3, len(other) - 3)
    return abs(len(one) - len(other)) <= 4 and one[:least] == other[:least]


def _close(places: list[list[int]]) -> bool:
    """Whether one place of each list lies within a few words of one of the first."""
    reach = len(places) + _BETWEEN
    return any(all(_near(found, at, reach) for found in places[1:]) for at in places[0])


def _near(places: list[int], at: int, reach: int) -> bool:
    first = bisect_left(places, at - reach)
    return first < len(places) and places[first] <= at + reach
