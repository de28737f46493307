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
CHINESE = {
    "briefing": 1,
    "title": "港口",
    "language": "zh",
    "people": {"wang": {"name": "王毅", "role": "外交部长"}, "li": {"name": "李娜", "role": "市长"}},
    "facts": [{"id": "closed", "text": "港口于五月三日关闭。"}],
    "statements": [
        {"id": "talks", "speaker": "wang", "text": "海峡谈判将于秋季开始。"},
        {"id": "cost", "speaker": "li", "text": "码头维修将花费四百万元。"},
    ],
}
JAPANESE = {
    "briefing": 1,
    "title": "港",
    "language": "ja",
    "people": {"tanaka": {"name": "田中太郎", "role": "外務大臣"}, "sato": {"name": "佐藤花子"}},
    "facts": [{"id": "closed", "text": "港は五月三日に閉鎖された。"}],
    "statements": [
        {"id": "talks", "speaker": "tanaka", "text": "海峡の交渉は秋に始まる。"},
        {"id": "cost", "speaker": "sato", "text": "フェリーの修理には四百万円かかる。"},
    ],
}
HARBOUR = {
    "briefing": 1,
    "title": "Hafen",
    "language": "de",
    "people": {"mueller": {"name": "Jürgen Müller"}, "gross": {"name": "Anna Groß", "role": "Bürgermeisterin"}},
    "facts": [{"id": "closed", "text": "Der Hafen wurde am 3. Mai geschlossen."}],
    "statements": [
        {"id": "cost", "speaker": "gross", "text": "Die Hafenerweiterung kostet vier Millionen Euro."},
        {"id": "strike", "speaker": "mueller", "text": "Der Seeleutestreik ändert nichts."},
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
        (RUSSIAN, "Мнение Орлова о ремонте", "answer", ("cost",)),
        (RUSSIAN, "Почему Зимина говорит, что ремонт моста обойдётся в четыре миллиона?", "correction", ("cost",)),
        (RUSSIAN, "Что сказал Зеленский?", "not_in_briefing", ()),
        (RUSSIAN, "What did Orlov say?", "not_in_briefing", ()),
        (ARABIC, "ماذا قال سليم حداد؟", "answer", ("cost",)),
        (ARABIC, "ماذا قالت هدي ناصر؟", "answer", ("safe",)),
        (ARABIC, "لماذا قال سليم إنه لا خطر على المشاة؟", "correction", ("safe",)),
        (ARABIC, "ماذا قال زيلينسكي؟", "not_in_briefing", ()),
        (CHINESE, "王毅说了什么？", "answer", ("talks",)),
        (CHINESE, "谁说谈判将于秋季开始？", "answer", ("talks",)),
        (CHINESE, "港口什么时候关闭？", "answer", ("closed",)),
        (CHINESE, "为什么王毅说码头维修将花费四百万元？", "correction", ("cost",)),
        (CHINESE, "泽连斯基说了什么？", "not_in_briefing", ()),
        (CHINESE, "天气怎么样？", "not_in_briefing", ()),
        (JAPANESE, "田中太郎は何と言いましたか？", "answer", ("talks",)),
        (JAPANESE, "港はいつ閉鎖された？", "answer", ("closed",)),
        (JAPANESE, "フェリーの修理にいくらかかる？", "answer", ("cost",)),
        (JAPANESE, "山田は何と言った？", "not_in_briefing", ()),
        (HARBOUR, "Was sagte Müller?", "answer", ("strike",)),
        (HARBOUR, "was sagte mueller", "answer", ("strike",)),
        (HARBOUR, "Was kostet die Erweiterung des Hafens?", "answer", ("cost",)),
        (HARBOUR, "Wer sagte, der Seeleutestreik ändere nichts?", "answer", ("strike",)),
        (HARBOUR, "Wer ist die Bürgermeisterin?", "answer", ("cost",)),
        (HARBOUR, "Warum sagte Müller, dass die Hafenerweiterung vier Millionen kostet?", "correction", ("cost",)),
        (HARBOUR, "Was sagte Schmidt?", "not_in_briefing", ()),
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
        (RUSSIAN, "Орловым", "orlov"),
        (RUSSIAN, "Зиминой", "zimina"),
        (ARABIC, "لهدى", "huda"),
        (ARABIC, "وسليم", "salim"),
        (CHINESE, "李娜", "li"),
        (JAPANESE, "田中", "tanaka"),
        (GERMAN, "jorg lang", "lang"),
    ],
)
def test_a_name_in_its_own_script(document: dict[str, object], question: str, first: str) -> None:
    assert Conversation(build(document, "")).ask(question).items[:1] == (first,)


def test_the_receipt_names_the_speaker_in_the_briefings_own_script() -> None:
    assert "Анна Зимина, инженер:" in Conversation(build(RUSSIAN, "")).ask("пешеходам нечего бояться").text


def test_a_clitic_and_an_ending_are_told_as_readings() -> None:
    for document, typed, name in ((ARABIC, "لهدى", "هدى ناصر"), (RUSSIAN, "Орловым", "Иван Орлов")):
        readings = Conversation(build(document, "")).ask(typed).readings
        assert [(one.typed, one.read_as) for one in readings] == [(typed, name)]


def test_names_without_spaces_are_shown_as_they_were_typed() -> None:
    mentions = Conversation(build(JAPANESE, "")).matcher.read("田中太郎は何と言いましたか？").mentions
    assert [one.typed for one in mentions] == ["田中太郎"]
