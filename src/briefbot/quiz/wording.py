"""The words around the briefing's own: stems, verdicts, hints, the summary. Both front ends say the same.

They are kept in one place so that they can be read at one sitting, changed together, and never mixed with the words of the
briefing. Editor's words stand without quotation marks, the source's words between them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from briefbot.briefing.model import UNDISCLOSED, Briefing, Entity, Fact, Form, Statement
from briefbot.briefing.receipt import item_words, quoted
from briefbot.quiz.item import QuizItem
from briefbot.quiz.verdict import Verdict
from briefbot.text.normalise import fold

if TYPE_CHECKING:
    from briefbot.quiz.states import Question, Reveal, Summary

BLANK: Final = "_____"
NO_OUTLET: Final = "No outlet is named"
NOBODY_NAMED: Final = ("none", "no outlet", "not named", "not stated", "nobody", "it names none", "no")
"""What may be typed where the answer is that the source names nothing."""

_PAIR: Final = 2

RIGHT: Final = "Right."
WRONG: Final = "Not right."
SKIPPED: Final = "Skipped."
OVERRIDDEN_RIGHT: Final = "Counted as right, on your word."
OVERRIDDEN_WRONG: Final = "Counted as wrong, on your word."
CHANGED: Final = "This changed since you learned it."
NOTHING_DUE: Final = (
    "Nothing is due and nothing is new, so this is extra practice; it does not change when questions come back."
)
NOTHING_TO_ASK: Final = "There is nothing to ask with these choices. Widen the kind, speaker or topic."
NOT_RECORDED: Final = "Your answers are not being kept."
RESUMED: Final = "Going on where you left off."
NOTHING_ANSWERED: Final = "Nothing was answered, so there is nothing to keep."
RESUMABLE: Final = "Your answers are kept. Run the same command with --resume to go on."
TYPE_COMMANDS: Final = "Type your answer, or: ? hint  s skip  u undo  p pause  q quit"
ARRANGE_COMMANDS: Final = (
    "Type the numbers in the right order, such as 2 1 3, or: ? hint  s skip  u undo  p pause  q quit"
)
EXPLAIN_COMMANDS: Final = "Answer in your own words, or: s skip  u undo  p pause  q quit"
CHOOSE_COMMANDS: Final = "Type a number or letter, or: ? hint  s skip  u undo  p pause  q quit"
COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {"typed": TYPE_COMMANDS, "chosen": CHOOSE_COMMANDS, "arranged": ARRANGE_COMMANDS, "explained": EXPLAIN_COMMANDS}
)
"""How a question is put -> what can be typed there."""
PAUSED: Final = "Paused; the clock stands still. Enter goes on."
HOW_SURE: Final = "Are you sure? y: sure   n: not sure   u: answer again"
WAS_IT_RIGHT: Final = "Is that what you said? y: yes   n: no   u: answer again"
JUDGED: Final = "In your own judgement."
SURE_BUT_WRONG: Final = "You were sure of these, and they are not right:"
IT_WAS: Final = "Yes, it was right"
IT_WAS_NOT: Final = "No, it was not"
LOOK_AGAIN: Final = "To look at again:"
SURE: Final = "Sure"
NOT_SURE: Final = "Not sure"
ONCE_MORE: Final = "Ask what was not right once more"
MISSED_AGAIN: Final = "a: ask what was not right once more   Enter: end"
MANY_LAPSES: Final = 3
"""From so many times known and forgotten on, a question is said to keep slipping."""

AFTER_COMMANDS: Final = "Enter: next   ! I was right (or wrong)   + easy   u undo   q quit"


def said_words(statement: Statement) -> str:
    """What was said, told apart: the source's words between quotation marks, the editor's without."""
    quotes = " … ".join(quoted(quote) for quote in statement.quotes)
    if statement.text and quotes:
        return f"Partly quoted: {ended(statement.text)} {quotes}"
    if quotes:
        return f"Word for word: {quotes}"
    return f"Reported, not quoted: {ended(statement.text)}"


def ended(sentence: str) -> str:
    """The sentence with an end: a full stop is added where no mark closes it."""
    sentence = sentence.strip()
    return sentence if sentence.endswith((".", "!", "?", "…", "”", '"')) else f"{sentence}."


def names(words: Sequence[str]) -> str:
    """“A”, “A and B”, “A, B and C”."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, thing: str) -> str:
    """ "1 session", "2 sessions"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def named(briefing: Briefing, entity_id: str) -> str:
    """A name inside a sentence: with its article where the briefing lists that as a form ("the United States")."""
    entity = briefing.entities.get(entity_id)
    name = briefing.name(entity_id)
    with_article = f"the {name}"
    forms = {fold(form) for form in (*entity.aliases, *entity.extra_aliases)} if entity else set()
    return with_article if fold(with_article) in forms else name


def reporters(briefing: Briefing, statement: Statement) -> str:
    """Those who report a statement by name, as they stand in a sentence; empty where nobody does."""
    return names([named(briefing, reporter) for reporter in statement.reported_by if reporter != UNDISCLOSED])


def who_said_stem(briefing: Briefing, statement: Statement) -> str:
    """The question before the words; nested, undisclosed and implied attributions are asked as what they are."""
    if UNDISCLOSED in statement.reported_by:
        return "Somebody who is not named passed this on. Whose words were they?"
    if statement.reported_by:
        return f"Whose position is this, according to {reporters(briefing, statement)}?"
    if statement.attribution == "implied":
        return "The passage itself names no speaker here. Whose view is it, going by the context?"
    return "Who said this?"


def said_by(briefing: Briefing, statement: Statement) -> str:
    """Who really said a statement, as a sentence: the correction of a wrong choice."""
    name, through = named(briefing, statement.speaker), reporters(briefing, statement)
    return f"According to {through}, that is from {name}." if through else f"That is from {name}."


def gap_stem(briefing: Briefing, note: Fact | Statement, holed: str) -> str:
    """The text with its hole, and whose words it is."""
    if isinstance(note, Fact):
        return f"Fill the gap. {ended(holed)}"
    return f"Fill the gap in {whose(briefing, note)}: {ended(holed)}"


def whose(briefing: Briefing, statement: Statement) -> str:
    """ "the words of X" or "what is reported from X", with whoever reports it."""
    through = reporters(briefing, statement)
    according = f" (according to {through})" if through else ""
    words = "the words of" if statement.quotes else "what is reported from"
    return f"{words} {named(briefing, statement.speaker)}{according}"


def item_text(note: Fact | Statement) -> str:
    """The words of a note as one piece: what a question about it shows."""
    return item_words(note)


def to_whom_stem(briefing: Briefing, statement: Statement) -> str:
    return f"To whom did {named(briefing, statement.speaker)} say this? {said_words(statement)}"


def via_stem(briefing: Briefing, statement: Statement) -> str:
    speaker = named(briefing, statement.speaker)
    return f"Through which outlet, if the source names one, did {speaker} say this? {said_words(statement)}"


def reported_by_stem(briefing: Briefing, statement: Statement) -> str:
    speaker = named(briefing, statement.speaker)
    return f"By whose account is this the position of {speaker}? {said_words(statement)}"


def when_stem(briefing: Briefing, note: Fact | Statement, text: str) -> str:
    """Asks for the time of a fact, or of somebody's saying something."""
    if isinstance(note, Fact):
        return f"When was this? {ended(text)}"
    return f"When did {named(briefing, note.speaker)} say this? {ended(text)}"


def who_is_stem(entity: Entity) -> str:
    return f"Which person has this role in the briefing: {entity.role.rstrip('.')}?"


def credited_stem(briefing: Briefing, statement: Statement, speaker: str) -> str:
    through = reporters(briefing, statement)
    according = f", according to {through}" if through else ""
    return f"True or false? This comes from {named(briefing, speaker)}{according}. {said_words(statement)}"


def fact_stem(text: str) -> str:
    return f"True or false? {ended(text)}"


def what_said_stem(briefing: Briefing, statement: Statement, topic: str = "") -> str:
    through = reporters(briefing, statement)
    which = f"According to {through}, which" if through else "Which"
    asked = f"{which} of these comes from {named(briefing, statement.speaker)}?"
    return f"{asked} The topic is {topic}." if topic else asked


def option_text(statement: Statement) -> str:
    """The words of a statement as an option among others: what it says in sum, or the quote where that is all there is."""
    return statement.text or item_words(statement)


def on_topic_stem(topic: str) -> str:
    return f"On one topic only one speaker is on record in this briefing: “{topic}”. Who is it?"


def role_stem(briefing: Briefing, entity: Entity) -> str:
    return f"Which role does {named(briefing, entity.id)} have in this briefing?"


ORDER_STEM: Final = "Which of these came first?"
ARRANGE_STEM: Final = "Put these in the order in which they happened, the earliest first."


def in_order(texts: Sequence[str]) -> str:
    """Several texts as one, numbered, so that their order is heard too."""
    return "; ".join(f"{place}. {text.strip().rstrip('.')}" for place, text in enumerate(texts, 1))


def event_text(briefing: Briefing, note: Fact | Statement, text: str) -> str:
    """What happened, as an option: a fact, or that somebody said something."""
    if isinstance(note, Fact):
        return ended(text)
    return f"{named(briefing, note.speaker)} said: {ended(text)}"


EXPLICIT: Final = "It names the speaker and credits the words outright"
REPORTED: Final = "It lets somebody else report it, who is named"
DISCLOSED: Final = "It says that this was disclosed, but not by whom"
IMPLIED: Final = "It names no speaker there; only the context points to one"
TIES: Final = (EXPLICIT, REPORTED, DISCLOSED, IMPLIED)


def how_known_stem(briefing: Briefing, statement: Statement) -> str:
    """Asks how an attribution stands in the source. The words are given in sum: quotation marks would tell something."""
    words = statement.text or statement.quotes[0]
    words = ended(f"{words[:1].upper()}{words[1:]}")
    return f"How does the source tie this to {named(briefing, statement.speaker)}? In sum: {words}"


FORMS: Final[Mapping[Form, str]] = {
    "direct": "In the speaker’s own words, all of it",
    "mixed": "Partly in the speaker’s own words, partly retold",
    "indirect": "Retold, without a word quoted",
}


def form_stem(briefing: Briefing, statement: Statement) -> str:
    """Asks how the source gives a statement. The quotation marks are left off, for they would tell."""
    words = statement.text or statement.quotes[0]
    words = f"{words[:1].upper()}{words[1:]}"
    return f"In what form does the source give this statement of {named(briefing, statement.speaker)}? In sum: {ended(words)}"


def headline(result: str, *, overridden: bool) -> str:
    """The verdict in a few words."""
    if result == "skipped":
        return SKIPPED
    if overridden:
        return OVERRIDDEN_RIGHT if result == "right" else OVERRIDDEN_WRONG
    return RIGHT if result == "right" else WRONG


def corrections(item: QuizItem, given: str, verdict: Verdict) -> tuple[str, ...]:
    """What a wrong answer really is: every option that was chosen by its words or by naming its entity has its truth told."""
    told = [
        option.truth
        for option in item.options
        if option.truth
        and (fold(option.text) == fold(given) or (verdict.taken_for and option.entity == verdict.taken_for))
    ]
    return tuple(dict.fromkeys(told))


def hints(question: Question) -> tuple[str, ...]:
    """The ladder of hints, each heavier than the last: the first letter (or one wrong option less), the role, the passage."""
    item = question.item
    if question.how == "explained":
        return ()
    if question.how == "arranged":
        first, last = (ended(item.options[item.sequence[place]].text) for place in (0, -1))
        return (f"The first is: {first}", f"The last is: {last}")
    if question.how == "typed":
        rungs = [f"It begins with “{item.answer.removeprefix('the ')[:1]}”."]
    elif len(question.options) > _PAIR:
        wrong = next(option for place, option in enumerate(question.options) if place != question.correct)
        rungs = [f"It is not: {ended(wrong.text)}"]
    else:
        return ()
    rungs += [f"The role: {ended(item.hint)}"] if item.hint else []
    rungs += [f"The source, with a blank for the name: {question.passage}"] if question.passage else []
    return tuple(rungs)


def hint(question: Question, shown: str) -> str:
    """What was shown and one rung of the ladder more; empty where there is none left."""
    so_far = ""
    for rung in hints(question):
        so_far = f"{so_far} {rung}".strip()
        if len(so_far) > len(shown):
            return so_far
    return ""


def slipped(lapses: int) -> str:
    """What is said to somebody who keeps forgetting one thing; empty for the first few times."""
    if lapses < MANY_LAPSES:
        return ""
    return f"You have known and forgotten this {lapses} times. Read the record below slowly, and say it once in your own words."


def confusion(item: QuizItem, verdict: Verdict) -> str:
    """ "You credit X's words to Y", for a statement credited to another speaker; else empty."""
    if item.kind != "who-said" or not verdict.taken_for:
        return ""
    taken = next(
        (known.name for known in (item.line.reject if item.line else ()) if known.entity == verdict.taken_for), ""
    )
    return f"You credit {item.answer}’s words to {taken}." if taken else ""


def resumable(day: str, total: int) -> str:
    """The offer to go on with an interrupted session."""
    return f"A session of {total} questions from {day} is not finished."


def ready(day: str, share: float) -> str:
    """How far the briefing is known by the day of the goal."""
    return f"By {day} you would know {share:.0%} of it, if you practised no more until then."


def question_lines(question: Question, number: int, total: int) -> tuple[str, ...]:
    """A question as plain lines: its number, what is asked, and the options with their numbers and letters."""
    lines = [f"Question {number} of {total}"]
    lines += [CHANGED] if question.changed else []
    lines.append(question.item.stem)
    lines += [f"  {place}) {option.text}" for place, option in enumerate(question.options, 1)]
    return tuple(lines)


def reveal_lines(shown: Reveal) -> tuple[str, ...]:
    """A reveal as plain lines: the verdict, the answer, what a wrong choice really is, and the receipt."""
    lines = [" ".join(part for part in (shown.headline, shown.reason) if part), f"Answer: {shown.answer}"]
    lines += [*shown.corrections, *([shown.explanation] if shown.explanation else [])]
    if shown.receipt is not None:
        lines.append(shown.receipt.words)
        lines += [f"  {label}: {value}" for label, value in shown.receipt.rows]
    return tuple(lines)


def score(end: Summary) -> str:
    """ "7 right, 2 wrong, 1 skipped." """
    skipped = f", {end.skipped} skipped" if end.skipped else ""
    return f"{end.right} right, {end.wrong} wrong{skipped}."


def summary_lines(end: Summary) -> tuple[str, ...]:
    """The end of a session as plain lines: the score, what to look at again, and whose words were taken for whose."""
    if not end.run.questions:
        return (NOTHING_TO_ASK,)
    lines = [score(end)]
    sure = [entry for entry in end.again if entry.sure]
    for heading, entries in ((SURE_BUT_WRONG, sure), (LOOK_AGAIN, end.again[len(sure) :])):
        lines += [heading] if entries else []
        lines += [f"  {entry.question.item.stem} — {entry.answer}" for entry in entries]
    lines += end.confusions
    return tuple(lines)
