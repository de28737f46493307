"""Points and places: knowing first, nothing for a lure, ties fair."""

from __future__ import annotations

import pytest

from briefbot.classroom.decide import Ask, Close, Reveal, SkipQuestion
from briefbot.classroom.events import Answered, Rules
from briefbot.classroom.scoring import FULL, Tally, points, standings, team_standings

from .samples import PEOPLE, Table


def answered(result: str, *, sure: bool | None = None, seconds: float = 0.0) -> Answered:
    return Answered("p", 0, 1, "x", "right" if result == "right" else "wrong", sure=sure, seconds=seconds)


def played(rules: Rules | None = None) -> Table:
    """Two questions: anna and ben were right once each, cleo never."""
    table = Table(rules)
    table.join(*PEOPLE)
    for question, right in ((0, "anna"), (1, "ben")):
        table.do(Ask())
        for pupil in PEOPLE:
            table.answer(pupil, question, right=pupil == right)
        table.do(Close(), Reveal())
    return table


def test_equal_points_share_a_place_and_the_next_is_left_out() -> None:
    found = standings(played().room)
    assert [(one.place, one.points) for one in found] == [(1, FULL), (1, FULL), (3, 0)]
    assert (found[0].right, found[0].asked) == (1, 2)


def test_only_what_was_told_counts() -> None:
    table = played()
    table.do(Ask())
    table.answer("cleo", 2, right=True)
    table.do(Close())
    assert {one.pupil.id: one.points for one in standings(table.room)}["cleo"] == 0
    table.do(Reveal())
    assert {one.pupil.id: one.points for one in standings(table.room)}["cleo"] == FULL


def test_a_skipped_question_is_not_among_those_that_were_asked() -> None:
    table = played()
    table.do(Ask(), SkipQuestion())
    assert {one.asked for one in standings(table.room)} == {2}


def test_who_came_late_is_not_counted_for_what_was_asked_before() -> None:
    table = played()
    table.join("dora")
    table.do(Ask())
    table.answer("dora", 2, right=True)
    table.do(Close(), Reveal())
    late = next(one for one in standings(table.room) if one.pupil.id == "dora")
    assert (late.right, late.asked, late.points, late.place) == (1, 1, FULL, 1)


@pytest.mark.parametrize("share", [0.25, 0.9])
def test_speed_is_a_quarter_at_most_and_nothing_without_knowing(share: float) -> None:
    question = Table().room.questions[0]
    rules = Rules(speed_share=share)
    assert points(rules, question, answered("right", seconds=0)) == FULL
    assert points(rules, question, answered("right", seconds=10_000)) == 75
    assert 75 < points(rules, question, answered("right", seconds=10)) < FULL
    assert points(rules, question, answered("wrong", seconds=0)) == 0
    assert points(Rules(), question, answered("right", seconds=10_000)) == FULL


def test_to_say_sure_pays_from_two_in_three_on() -> None:
    rules = Rules(confidence=True)
    question = Table().room.questions[0]

    def expected(chance: float, sure: bool) -> float:
        right, wrong = (points(rules, question, answered(result, sure=sure)) for result in ("right", "wrong"))
        return chance * right + (1 - chance) * wrong

    assert expected(0.65, True) < expected(0.65, False)
    assert expected(0.68, True) > expected(0.68, False)
    assert points(rules, question, answered("wrong", sure=None)) == 0
    assert points(rules, question, None) == 0


def test_what_is_remembered_is_what_is_counted_anew() -> None:
    table, tally = played(), Tally()
    for command in (Ask(), Close(), Reveal()):
        remembered = standings(table.room, tally=tally)
        assert remembered == standings(table.room)
        table.do(command)
        table.answer("cleo", 2, right=True)
    assert standings(table.room, tally=tally) == standings(table.room) != remembered


def test_a_team_has_the_mean_of_its_members() -> None:
    table = played(Rules(teams=("Red", "Blue")))
    found = {team.team: team for team in team_standings(table.room)}
    assert (found["Red"].points, found["Red"].members) == (50, 2)
    assert (found["Blue"].points, found["Blue"].place) == (100, 1)
