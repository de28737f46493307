"""Briefings in other languages are answered in their own words and script."""

from __future__ import annotations

import pytest

from briefbot.answering.dialogue import Conversation
from briefbot.briefing.build import build

RUSSIAN = {
    "briefing": 1,
    "title": "Старый мост",
    "language": "ru",
    "people": {"orlov": {"name": "Иван Орлов", "role": "мэр"}, "zimina": {"name": "Анна Зимина", "role": "инженер"}},
    "facts": [{"id": "closed", "text": "Мост закрыли для грузовиков третьего мая."}],
    "statements": [
        {"id": "cost", "speaker": "orlov", "text": "Ремонт моста обойдётся в четыре миллиона крон."},
        {
            "id": "safe",
            "speaker": "zimina",
            "text": "Пешеходам ничто не угрожает.",
            "quote": "пешеходам нечего бояться",
        },
    ],
}
ARABIC = {
    "briefing": 1,
    "title": "الجسر القديم",
    "language": "ar",
    "people": {"salim": {"name": "سليم حداد", "role": "رئيس البلدية"}, "huda": {"name": "هدى ناصر", "role": "مهندسة"}},
    "facts": [{"id": "closed", "text": "أغلق الجسر أمام الشاحنات في الثالث من مايو."}],
    "statements": [
        {"id": "cost", "speaker": "salim", "text": "إصلاح الجسر سيكلف أربعة ملايين دينار."},
        {"id": "safe", "speaker": "huda", "text": "لا خطر على المشاة."},
    ],
}
GERMAN = {
    "briefing": 1,
    "title": "Die alte Brücke",
    "language": "de",
    "people": {"moser": {"name": "Grete Moser"}, "lang": {"name": "Jörg Lang"}},
    "statements": [
        {"id": "cost", "speaker": "moser", "text": "Die Reparatur der Brücke kostet vier Millionen Kronen."},
        {"id": "safe", "speaker": "lang", "text": "Für Fußgänger besteht keine Gefahr."},
    ],
}


@pytest.mark.parametrize(
    ("document", "question", "outcome", "items"),
    [
        (RUSSIAN, "Кто сказал, что пешеходам ничто не угрожает?", "answer", ("safe",)),
        (RUSSIAN, "во сколько миллионов обойдётся ремонт моста", "answer", ("cost",)),
        (RUSSIAN, "Когда закрыли мост для грузовиков?", "answer", ("closed",)),
        (RUSSIAN, "Какая завтра погода?", "not_in_briefing", ()),
        (RUSSIAN, "Что Зимина сказала о ремонте?", "not_in_briefing", ()),
        (ARABIC, "من قال إن إصلاح الجسر سيكلف ملايين؟", "answer", ("cost",)),
        (ARABIC, "هل هناك خطر على المشاة؟", "answer", ("safe",)),
        (ARABIC, "ما حالة الطقس غدا؟", "not_in_briefing", ()),
        (GERMAN, "Was kostet die Reparatur der Brücke?", "answer", ("cost",)),
        (GERMAN, "besteht Gefahr für Fussgänger", "answer", ("safe",)),
        (GERMAN, "Wie wird das Wetter morgen?", "not_in_briefing", ()),
    ],
)
def test_a_question_in_the_language_of_the_briefing(
    document: dict[str, object], question: str, outcome: str, items: tuple[str, ...]
) -> None:
    reply = Conversation(build(document, "")).ask(question)
    assert (reply.outcome, reply.items) == (outcome, items), reply.why


@pytest.mark.parametrize(
    ("document", "question", "first"),
    [
        (RUSSIAN, "Иван Орлов", "orlov"),
        (ARABIC, "هدى ناصر", "huda"),
        (RUSSIAN, "Орловв", "orlov"),
        (GERMAN, "jorg lang", "lang"),
    ],
)
def test_a_name_in_its_own_script(document: dict[str, object], question: str, first: str) -> None:
    assert Conversation(build(document, "")).ask(question).items[:1] == (first,)


def test_the_receipt_names_the_speaker_in_the_briefings_own_script() -> None:
    assert "Анна Зимина, инженер:" in Conversation(build(RUSSIAN, "")).ask("пешеходам нечего бояться").text
