"""The report as CSV: a row for each pupil, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from briefbot.classroom.report import PupilReport, Report
from briefbot.quiz.export.table import safe_cell


def table(found: Report) -> str:
    """Heading, a row per pupil (best first), and below how many were right. A cell per question: "right", "wrong: …", "no
    answer", or empty where the pupil was not asked. Lines end as RFC 4180 wants them."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(
        ["place", "name", "team", "points", "right", "asked"]
        + [safe_cell(f"{item.number}. {item.question.item.stem} ({item.question.item.answer})") for item in found.items]
    )
    for pupil in found.pupils:
        one = pupil.standing
        told = (str(one.place), one.pupil.name, one.pupil.team, str(one.points), str(one.right), str(one.asked))
        rows.writerow([*(told[0],), *(safe_cell(cell) for cell in told[1:3]), *told[3:], *_cells(pupil)])
    rows.writerow(["", "all", "", "", "", "", *(f"{item.right} of {item.asked}" for item in found.items)])
    return written.getvalue()


def _cells(pupil: PupilReport) -> Iterator[str]:
    for answer, asked in zip(pupil.answers, pupil.asked, strict=True):
        if answer is None:
            yield "no answer" if asked else ""
        elif answer.result == "right":
            yield "right"
        else:
            yield safe_cell(f"wrong: {answer.given}")
