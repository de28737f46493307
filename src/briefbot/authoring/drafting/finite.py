"""Finite reporting verbs: "the mayor said that", "“…,” said the mayor", "has repeatedly denied"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefbot.authoring.drafting.cue import BE, Cue, group_start
from briefbot.authoring.drafting.descriptions import Described
from briefbot.authoring.drafting.following import in_clause, is_spelt_like_noun, only_adverbial, rest_of, tells
from briefbot.authoring.drafting.lexicon import SPEAKING_NOUNS, WITHHELD
from briefbot.authoring.drafting.names import Name, is_possessive
from briefbot.authoring.drafting.nouns import DETERMINERS
from briefbot.authoring.drafting.sentences import Word
from briefbot.authoring.drafting.sources import Named, Pronoun, Source, source_left, source_right
from briefbot.text.verbs import Form, Frame, forms

_MODALS: Final = frozenset("would could can may might should must".split())
_OPEN_QUESTION: Final = frozenset("if unless whether".split())
"""Behind these nothing is told to have been said: "has not decided whether it agrees"."""

_SEVERAL: Final = frozenset("some many most several all those these few".split())
_ADDRESSED: Final = frozenset("tell inform assure remind notify".split())
"""Behind these stands who was told, never who tells."""

_NOUN_BEFORE: Final = frozenset(
    (
        "the a an his her its their our my your these those of in for with by any such from to on at or more new "
        "recent official public first last latest previous earlier two three four five six seven eight nine ten"
    ).split()
)


def finite(words: Sequence[Word], names: Sequence[Name]) -> Iterator[Cue]:
    table = forms()
    asked = _opening_question(words)
    for at, word in enumerate(words):
        form = table.get(word.low) if word.kind == "word" else None
        if form is None or at < asked or (word.capital and at > 0):
            continue
        start = group_start(words, at)
        helpers = {one.low for one in words[start:at]}
        progressive = word.low.endswith("ing") and bool(helpers & BE)
        if not (form.finite or form.participle or progressive):
            continue
        if (
            (helpers & BE and not progressive)
            or not _is_verb(words, start, at, form, helpers)
            or _withheld(form, words[start:at])
        ):
            continue
        cue = _with_source(words, names, start, at, form)
        if cue is not None and not (cue.begin > 0 and words[cue.begin - 1].low in _OPEN_QUESTION):
            hypothetical = bool(helpers & _MODALS)
            yield Cue(cue.verb, at, cue.source, cue.begin, cue.end, cue.after, False, hypothetical, cue.shared)


def _opening_question(words: Sequence[Word]) -> int:
    """Where "Asked whether …," ends: what is reported in there nobody said."""
    if not words or words[0].low not in {"asked", "questioned", "pressed"}:
        return 0
    return next((at for at, word in enumerate(words) if word.text == ","), 0)


def _is_verb(words: Sequence[Word], start: int, at: int, form: Form, helpers: set[str]) -> bool:
    """Tells a verb from the noun of the same spelling, and from an infinitive or a participle."""
    before = words[start - 1] if start > 0 else None
    if form.participle and not form.finite:
        return bool(helpers & {"has", "have", "had", "'s", "'ve", "'d"})
    noun_like = before is not None and before.kind == "word" and not helpers and _could_be_noun(words[at].low, form)
    if before is not None and not form.plain and words[at].low.endswith("s") and before.low in _SEVERAL:
        return False  # "some states"
    verb_before = forms().get(before.low) if before is not None and noun_like else None
    if (
        before is not None
        and noun_like
        and (before.low in _NOUN_BEFORE or is_possessive(before) or before.text.isdigit())
    ):
        return False
    if verb_before is not None and verb_before.finite and not verb_before.plain and not words[start - 1].capital:
        return False  # "denied reports that"
    if words[at - 1].low == "to" and at > 0:
        return at > 2 and words[at - 2].low == "on" and words[at - 3].low in {"went", "goes"}
    if form.plain and words[at].low not in {"read", "forecast"}:
        return (
            bool(helpers & {"do", "did", "does", "will", *_MODALS})
            or (before is not None and _plural(before))
            or _plural_before(words, start)
        )
    return True


def _could_be_noun(low: str, form: Form) -> bool:
    """Whether a form of a verb is spelt like a noun: "reports", "claim", "thought"; no past tense is but that one."""
    return form.plain or low.endswith("s") or low == "thought"


def _plural_before(words: Sequence[Word], start: int) -> bool:
    """ "Analysts at the bank expect": the noun of the phrase is plural, whatever stands between."""
    for number in range(start - 1, max(-1, start - 8), -1):
        if words[number].kind != "word":
            return False
        if words[number].low == "those":
            return True  # "those close to him say"
        if words[number].low in SPEAKING_NOUNS and _plural(words[number]):
            return True
        if words[number].low == "and" and number > 0 and words[number - 1].capital:
            return True  # "Marsh and Cole say"
    return False


_PLURALS: Final = frozenset("they who people police some many others most women men both few several ,".split())


def _plural(word: Word) -> bool:
    """Whether a base form may be the verb of this word; behind a comma it may be that of a relative clause."""
    plural = word.kind == "word" and word.low.endswith("s") and not word.low.endswith(("ss", "us", "is"))
    return word.low in _PLURALS or plural


def _withheld(form: Form, group: Sequence[Word]) -> bool:
    negated = any(word.low in {"not", "never"} or word.low.endswith("n't") for word in group)
    return negated and form.verb in WITHHELD


def _with_source(words: Sequence[Word], names: Sequence[Name], start: int, at: int, form: Form) -> Cue | None:
    quoted = start > 0 and words[start - 1].kind == "quote"
    source = None if quoted else source_left(words, names, start)
    if source is None:
        inverted = _inverted(words, names, start, at, form)
        return inverted or _coordinated(words, start, at, form)
    if form.frames & Frame.PLAIN and start == at and words[start - 1].text == ",":
        closing = _inverted(words, names, start, at, form)
        if closing is not None and _closes(words, closing):
            return closing  # "it went on from there, said the mayor"
    asked = (
        source.start > 0 and words[source.start - 1].kind == "quote" and words[source.start - 1].text[-2:-1] in ",?!"
    )
    if isinstance(source, Described) and not (source.sure or asked or _reports_surely(words, source, at, form)):
        return None
    content = _content(words, source.start, at, form)
    if content is None or (is_spelt_like_noun(words[at], form) and not _surely_subject(words, source)):
        return None
    if content == "before":
        return Cue(words[at].text, at, source, 0, at + 1, after=False)
    return Cue(words[at].text, at, source, source.start, len(words))


def _surely_subject(words: Sequence[Word], source: Source) -> bool:
    """Whether a verb that is spelt like a noun has this subject: it is no "Rust Belt states", no "state health officials"."""
    match source:
        case Named(name, _, _):
            return name.sure or name.titled
        case Described(phrase=(first, _)):
            return words[first].low in DETERMINERS
        case Pronoun():
            return True


def _reports_surely(words: Sequence[Word], source: Described, at: int, form: Form) -> bool:
    """Whether a noun that is no known source is one all the same: behind it stands "said", or a verb and "that"."""
    if form.frames & Frame.PLAIN or form.verb == "tell":
        return True
    return source.start == 0 and source.end <= 4 and any(word.low == "that" for word in words[at + 1 : at + 7])


def _inverted(words: Sequence[Word], names: Sequence[Name], start: int, at: int, form: Form) -> Cue | None:
    """ "“…,” said the mayor": the source behind the verb. A sentence may begin so with "said" alone."""
    allowed = _content_before(words, start) if start > 0 else words[at].low in {"said", "says"}
    if not allowed or not form.frames & (Frame.PLAIN | Frame.THAT | Frame.QUOTED):
        return None
    if form.verb in _ADDRESSED:
        return None
    quoted = start > 0 and words[start - 1].kind == "quote"
    source = source_right(words, names, at + 1)
    if source is None or (source.end < len(words) and in_clause(words[source.end])):
        return None
    if quoted or isinstance(source, Named) or (isinstance(source, Described) and source.sure):
        return Cue(words[at].text, at, source, 0, source.end, after=False)
    return None


def _closes(words: Sequence[Word], cue: Cue) -> bool:
    """Whether the clause ends with the source behind the verb, or goes on with time and place only."""
    end = cue.source.end if cue.source else cue.end
    return end >= len(words) or words[end].kind == "mark" or words[end].low in {"in", "on", "during"}


def _coordinated(words: Sequence[Word], start: int, at: int, form: Form) -> Cue | None:
    """ "… and added that": the verb has the subject of the clause before."""
    if start < 2 or words[start - 1].low not in {"and", "but", "then"} or not tells(words, at, form):
        return None
    return Cue(words[at].text, at, None, start - 1, len(words), shared=True)


def _content_before(words: Sequence[Word], start: int) -> bool:
    """Whether what was said may end right before word number `start`."""
    last = words[start - 1]
    return last.kind == "quote" or last.text in {",", "—", "–", "-", "?", "!"}


def _past_hearer(rest: list[Word]) -> list[Word]:
    """What follows a hearer with a name: "told the Huffington Post on Monday"."""
    first = next((at for at, word in enumerate(rest) if not word.capital and word.low not in {"the", "a"}), len(rest))
    return rest[first:] if any(word.capital for word in rest[:first]) else rest


def _content(words: Sequence[Word], source_start: int, at: int, form: Form) -> str | None:
    """ "after", "before", or None where nothing that was said is told."""
    rest = rest_of(words, at)
    if form.frames & Frame.HEARER:
        rest = _past_hearer(rest)
    before = source_start > 0 and _content_before(words, source_start)
    wished = (
        form.frames & Frame.INFINITIVE
        and bool(rest)
        and rest[0].low == "to"
        and words[source_start - 1].kind != "quote"
    )
    if (
        before
        and not wished
        and (
            words[source_start - 1].kind == "quote"
            or not rest
            or only_adverbial(rest)
            or (rest[0].kind == "quote" and len(rest) == 1)
        )
    ):
        quoted = words[source_start - 1].kind == "quote"
        aside = bool(rest) and rest[0].text == ","
        if quoted or (form.frames & (Frame.PLAIN | Frame.THAT | Frame.HEARER) and source_start > (1 if aside else 3)):
            return "before"
    return "after" if tells(words, at, form) else None
