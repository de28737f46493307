"""The report as plain lines for a terminal, and as Markdown with bars made of characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefbot.classroom import wording
from briefbot.classroom.report import DISCRIMINATION_FROM, ItemReport, PupilReport, Report
from briefbot.quiz.export.handout import escaped
from briefbot.text.harmless import one_line

BAR: Final = 20


def plain_lines(found: Report) -> list[str]:
    """What a teacher wants to know first: what to teach again, what is confused; then every question and every pupil."""
    if not found.items:
        return [found.title, wording.NOTHING_TOLD]
    lines = [found.title, f"{wording.people(len(found.pupils))}, {len(found.items)} questions", ""]
    lines += [f"{wording.AGAIN}:"]
    lines += [f"  {_short(item)}" for item in found.again] or [f"  {wording.NONE_AGAIN}"]
    lines += ["", f"{wording.CONFUSIONS}:"]
    lines += [f"  {wording.credits(one.words_of, one.credited_to, one.count)}" for one in found.confusions] or [
        f"  {wording.NO_CONFUSIONS}"
    ]
    lines += ["", f"{wording.QUESTIONS}:"]
    for item in found.items:
        lines += [f"  {item.number}. {item.question.item.stem}", f"     {item.question.item.answer}"]
        lines += [f"     {bar(item)} {note}" for note in [", ".join(notes(item))]]
    if found.teams:
        lines += ["", f"{wording.TEAMS}:"]
        lines += [
            f"  {team.place}. {team.team}: {team.points} each, {wording.people(team.members)}" for team in found.teams
        ]
    lines += ["", f"{wording.PUPILS}:"]
    return lines + [f"  {_pupil(pupil)}" for pupil in found.pupils]


def markdown(found: Report) -> str:
    """The same as a Markdown page; everything that comes from elsewhere is escaped."""
    return "\n".join([*_markdown(found), ""])


def _markdown(found: Report) -> Iterator[str]:
    yield from (f"# {escaped(found.title)}", "")
    if not found.items:
        yield wording.NOTHING_TOLD
        return
    yield from (f"{wording.people(len(found.pupils))}, {len(found.items)} questions", "", f"## {wording.AGAIN}", "")
    yield from [f"- {escaped(_short(item))}" for item in found.again] or [wording.NONE_AGAIN]
    yield from ("", f"## {wording.CONFUSIONS}", "")
    if found.confusions:
        yield from ("| whose words | credited to | how often |", "|---|---|---:|")
        yield from (
            f"| {escaped(one.words_of)} | {escaped(one.credited_to)} | {one.count} |" for one in found.confusions
        )
    else:
        yield wording.NO_CONFUSIONS
    yield from ("", f"## {wording.QUESTIONS}", "")
    for item in found.items:
        yield from (f"{item.number}. {escaped(item.question.item.stem)}", "")
        yield from (
            f"   **{escaped(item.question.item.answer)}**",
            "",
            f"   `{bar(item)}` {escaped(', '.join(notes(item)))}",
            "",
        )
    if len(found.pupils) < DISCRIMINATION_FROM:
        yield from (wording.FEW_PUPILS, "")
    if found.teams:
        yield from (f"## {wording.TEAMS}", "", "| place | team | points each | pupils |", "|---:|---|---:|---:|")
        yield from (f"| {team.place} | {escaped(team.team)} | {team.points} | {team.members} |" for team in found.teams)
        yield ""
    yield from (f"## {wording.PUPILS}", "", "| place | name | points | right |", "|---:|---|---:|---:|")
    for pupil in found.pupils:
        one = pupil.standing
        yield f"| {one.place} | {escaped(one.pupil.name)} | {one.points} | {one.right} of {one.asked} |"


def bar(item: ItemReport) -> str:
    """The share who were right, as a bar of characters."""
    full = round(BAR * (item.facility or 0.0))
    return "█" * full + "░" * (BAR - full)


def notes(item: ItemReport) -> list[str]:
    """What is to be said of one question: how many were right, the most given wrong answer, how it separates."""
    found = [f"{wording.percent(item.facility or 0.0)}", wording.right_of(item.right, item.asked)]
    if item.wrong is not None:
        found.append(wording.most_wrong(item.wrong.share, one_line(item.wrong.words), item.wrong.credits))
    if item.sure_and_wrong:
        found.append(f"{item.sure_and_wrong} sure and wrong")
    if item.discrimination is not None:
        found.append(f"{wording.separates(item.discrimination)} ({item.discrimination:+.2f})")
    return found


def _short(item: ItemReport) -> str:
    return f"{one_line(item.question.item.stem)} ({item.question.item.answer}): {', '.join(notes(item))}"


def _pupil(pupil: PupilReport) -> str:
    one = pupil.standing
    team = f" ({one.pupil.team})" if one.pupil.team else ""
    return f"{one.place}. {one.pupil.name}{team}: {one.points} points, {wording.right_of(one.right, one.asked)}"
