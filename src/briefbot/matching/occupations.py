"""Which people are meant by a class such as "the experts" or "any politicians": the words of a role that belong to each class.

A small table of common titles, because a role names a title ("foreign minister") where a question names the class. Whoever has
the word itself in the role, or is called so, belongs to it too. English only; all entries are folded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_LEADING: Final = "president premier chancellor king queen prime minister leader monarch emperor pope"
_GOVERNING: Final = (
    "president premier chancellor minister senator congressman congresswoman mp mep mayor governor councillor councilor "
    "legislator lawmaker parliamentarian secretary alderman politician leader"
)
_REPRESENTING: Final = "ambassador envoy consul attache diplomat nuncio diplomacy"
_SERVING: Final = "official spokesman spokeswoman spokesperson commissioner inspector officer"
_RESEARCHING: Final = (
    "scientist researcher professor academic scholar physicist chemist economist historian mathematician statistician "
    "lecturer geographer"
)
_KNOWING: Final = (
    f"{_RESEARCHING} analyst expert specialist pundit commentator observer strategist engineer surveyor consultant "
    "adviser advisor"
)

_ASKED: Final = (
    ("expert experts specialist specialists pundit pundits commentator commentators analyst analysts scholar scholars",
     _KNOWING),
    ("scientist scientists researcher researchers academic academics", _RESEARCHING),
    ("politician politicians statesman statesmen stateswoman", _GOVERNING),
    ("leaders", _LEADING),
    ("diplomat diplomats", _REPRESENTING),
    ("official officials", f"{_GOVERNING} {_REPRESENTING} {_SERVING}"),
    ("government", f"{_GOVERNING} {_REPRESENTING} {_SERVING}"),
    ("journalist journalists reporter reporters correspondent correspondents",
     "journalist reporter correspondent editor columnist anchor blogger presenter"),
    ("businessman businesswoman businessmen businesspeople entrepreneur entrepreneurs",
     "owner entrepreneur businessman businesswoman ceo proprietor founder executive"),
    ("lawyer lawyers", "lawyer solicitor barrister attorney counsel prosecutor advocate"),
)  # fmt: skip

TITLES: Final[dict[str, frozenset[str]]] = {
    asked: frozenset(titles.split()) for words, titles in _ASKED for asked in words.split()
}
"""Word for a class, as asked for -> the words of roles that belong to it."""

BEFORE_NAMES: Final = frozenset(
    f"{_GOVERNING} {_REPRESENTING} {_SERVING} {_RESEARCHING} captain coach judge justice sergeant general colonel major "
    "admiral lieutenant bishop father mother brother sister reverend rabbi imam nurse chairman chairwoman chairperson director "
    "headteacher coroner sheriff constable detective officer trainer".split()
)
"""Titles by which somebody may be called before the name: "Councillor Whitaker" is Whitaker."""

PEOPLE_CLASSES: Final = frozenset(TITLES) - {"government", "leaders"}
"""Those words that mean people and nothing else."""

_HOUSES: Final = ("think tank", "research institute", "university")
"""Whoever has one of these in the role, or is of it, is asked for among the experts."""


def belongs(asked: str, told: Sequence[str], house: Sequence[str] = ()) -> bool:
    """Whether somebody is of a class, by the folded words of role and other names, and those of the house they are of."""
    titles = TITLES[asked]
    if not titles.isdisjoint(told):
        return True
    phrase = f"{' '.join(told)} | {' '.join(house)}"
    if "ambassador" in titles:
        return "foreign minister" in phrase
    learned = "scientist" in titles and any(word.endswith("ologist") for word in told)
    return learned or ("expert" in titles and any(name in phrase for name in _HOUSES))
