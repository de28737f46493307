"""Who says it: every way of reporting that a draft reads, and those where it has to leave the speaker open."""

from __future__ import annotations

import pytest

from tests.authoring.drafting.articles import drafted, speakers

REPORTS = [
    ("Mayor Tom Reed said the bridge was shut.", ["Tom Reed"]),
    ("“We had no choice,” said the mayor, Tom Reed.", ["Tom Reed"]),
    ("“We had no choice,” Reed said in a statement. “None at all.”", ["Reed"]),
    ('"We had no choice," Tom Reed told reporters on Monday.', ["Tom Reed"]),
    ("‘We had no choice,’ said Tom Reed. ‘It’s the workers’ bridge.’", ["Tom Reed"]) ,
    ("Tom Reed, 45, a baker who lives nearby, said that nobody had told him.", ["Tom Reed"]),
    ("The mayor, Tom Reed, has repeatedly denied the charge.", ["Tom Reed"]),
    ("Repairs will take six weeks, according to engineer Mary Holt.", ["Mary Holt"]),
    ("According to Mary Holt, repairs will take six weeks.", ["Mary Holt"]),
    ("The plan is dead, Holt believes, and nobody will miss it.", ["Holt"]),
    ("A spokesman for the company said it would appeal.", ["spokesman for the company"]),
    ("Analysts at Corvin Bank expect that rates will fall.", ["Analysts at Corvin Bank"]),
    ("Tom Reed of the Harbour Board warned that the pillar could fall.", ["Tom Reed"]),
    ("The council was criticised by Mary Holt for its silence.", ["Mary Holt"]),
    ("Tom Reed was quoted as saying that he would resign.", ["Tom Reed"]),
    ("Tom Reed expressed his belief that the crack was old.", ["Tom Reed"]),
    ("Tom Reed is confident that the bridge will open in May.", ["Tom Reed"]),
    ("Tom Reed was defiant: “I will not go.”", ["Tom Reed"]),
    ("Tom Reed left the hall, saying that he had heard enough.", ["Tom Reed"]),
    ("Tom Reed tweeted: “Enough.”", ["Tom Reed"]),
    ("As for Mayor Tom Reed, he believes the crack is old.", ["Tom Reed"]),
    ("“It is over,” Tom Reed said, while Mary Holt warned that it had only begun.", ["Tom Reed", "Mary Holt"]),
    ("Tom Reed will resign, he said.", ["Tom Reed"]),
    ("Tom Reed spoke first. He said the crack was old. Mary Holt disagreed. She said it was new.", ["Tom Reed", "Mary Holt"]),
    ("Reuters reported on Monday that the bridge was unsafe.", ["Reuters"]),
    ("Speaking in Ohio, the former governor, a Democrat, argued that “jobs come first.”", ["former governor"]),
    ("Western officials, including the French ambassador, Luc Mora, said that it was over.", ["Western officials"]),
    ("The White House on Tuesday denied reports that it was over.", ["White House"]),
    ("A report released by the auditor concluded that the bridge is unsafe.", ["report released by the auditor"]),
    ("Scott Bell, chief economist at Nomura in London: “This is the end of cheap money.”", ["Scott Bell"]),
    ("Gov. Ana Ruiz urged lawmakers to act.", ["Ana Ruiz"]),
    ("''We had no choice,'' said Sen. Tom Reed of Quay. ''None.''", ["Tom Reed"]),
    ("“We had no choice,\" Tom Reed said.", ["Tom Reed"]),
    ("“Who knew?” Tom Reed asked.", ["Tom Reed"]),
    ("“We had no choice,” said Democratic pollster Tom Reed.", ["Tom Reed"]),
    ("Harbour campaign spokeswoman Ana Ruiz said the bridge was shut.", ["Ana Ruiz"]),
    ("A Brightwater spokesman said it would appeal.", ["Brightwater spokesman"]),
    ("Prices rose, according to U.S. Census data.", ["U.S. Census data"]),
    ("The hall was full of Greens, and it went downhill from there, said one official in the room.", ["one official"]),
    ("Tom Reed could change the plan, Ana Ruiz told the Daily Herald.", ["Ana Ruiz"]),
    ("Tom Reed called the plan “a disgrace” on Monday.", ["Tom Reed"]),
    ("Mary Holt, the chair, said in a statement: “It is over.”", ["Mary Holt"]),
    ('"It shifts little," CNN’s Tom Reed said.', ["Tom Reed"]),
    ("The plan will fail, noted Reuters’ Tom Reed.", ["Tom Reed"]),
    ("“It is over,” Tom Reed Jr., the director of the port, said.", ["Tom Reed Jr."]),
    ("Tom Reed waved. The fair in West Harbour was over. He said the crack was old.", ["Tom Reed"]),
    ("As reported by Reuters, the bridge is unsafe.", ["Reuters"]),
    ("Mary Holt met us.\n\nPOST: Is it over?\n\nHOLT: It is.\n\nPOST: Why?\n\nHOLT: Money.", ["Mary Holt"]),
    ("Tom Reed wants to close the bridge.", ["Tom Reed"]),
    ("Tom Reed refused to sign, and said that he would wait.", ["Tom Reed", "Tom Reed"]),
    ("Halcyon Motors plans to cut 900 jobs, people familiar with the matter said.", ["people familiar with the matter"]),
    ("Mary Holt endorsed the plan.", ["Mary Holt"]),
    ("Tom Reed called it a mistake.", ["Tom Reed"]),
    ("Tom Reed described how the crack grew.", ["Tom Reed"]),
    ("“It is over.” ― Tom Reed", ["Tom Reed"]),
    ("Asked about Tom Reed’s claim that the bridge was safe, Mary Holt said it was not.", ["Tom Reed", "Mary Holt"]),
    ("According to a poll, 54 percent say it is unsafe.", ["poll"]),
    ('Union leader Tom "Red" Reed said the bridge was shut.', ["Tom Reed"]),
    ("Tom Reed, 54, of Elm Road, Stokely, denies the charge.", ["Tom Reed"]),
    ("A poll published by the Marwick Herald on Tuesday found that few care.", ["poll published by the Marwick Herald"]),
    ("As for the council, it hopes to keep the bridge.", ["council"]),
    ("Tom Reed accused them of delay and said the bridge would close.", ["Tom Reed", "Tom Reed"]),
    ("According to Chief Financial Officer Dag Moen, the bridge is shut.", ["Dag Moen"]),
    ("Gareth Pugh, 54, denies the charge. Dawn Pugh said it was late.", ["Gareth Pugh", "Dawn Pugh"]),
    ("A labor official said this year that the mill would close.", ["labor official"]),
    ("Tom Reed claims he’s worth ten billion.", ["Tom Reed"]),
    ("Tom Reed, whose years at the port were paid by the navy because he had joined its reserve, said he’d go.", ["Tom Reed"]),
    ("Tom Reed -- a baker, and a friend of Mary Holt -- said the bridge was shut.", ["Tom Reed"]),
    ("Observers in Leeds and around the country say the bridge is lost.", ["Observers in Leeds and around the country"]),
    ("Ana Ruiz asked voters. Only 47 percent said they would vote.", ["47 percent"]),
    ("Those close to him say that the mayor will go.", ["Those close to him"]),
    ("A poll conducted last week found that few would vote.", ["poll"]),
    ("Tom Reed noted, those voters will give it a second look.", ["Tom Reed"]),
    ("“You pay your taxes,” a narrator in the clip asks.", ["narrator in the clip"]),
    ("“He is a friend,” said Reed ally Mary Holt.", ["Mary Holt"]),
    ("Rudy Giuliani came. Once it is settled, Giuliani said, there is a simple way.", ["Rudy Giuliani"]),
    ("Ana Ruiz waved. Neither Ruiz nor the mayor came. Ruiz said it was late.", ["Ana Ruiz"]),
    ("Anna Brandt waved. Brandt said the ferry would sail. Her brother, Karl Brandt, did not come.", ["Anna Brandt"]),
]  # fmt: skip

LEFT_OPEN = [
    ("Tom Reed said it was over. Tom Reed met Bob Ross. He said it was late.", ["Tom Reed", "unknown"]),
    (
        "Tom Reed said it was over. Bob Ross’s biggest moment came when he said that it was not.",
        ["Tom Reed", "unknown"],
    ),
    ("It was reported that the bridge is unsafe.", ["undisclosed"]),
    ("Moscow can say that there is nothing to talk about.", ["unknown"]),
    ("Tom Reed met Paul Holt. The two shook hands and parted.\n\nLater he said the crack was old.", ["unknown"]),
    ("Anna Brandt waved. Karl Brandt waved too.\n\nBrandt said the ferry would sail.", ["unknown"]),
    ("The hall was dark.\n\n“Nobody told us anything.”", ["unknown"]),
]

NO_REPORTS = [
    "The reports that arrived on Monday were long.",
    "Tom Reed did not say whether the bridge would open.",
    "Tom Reed called the police and offered them tea.",
    "The measures announced by the ministry were mild.",
    "The new “smart” lights were switched on.",
    "Note: the bridge is shut.\n\nThe cost: nobody knows it.",
    "The party won in eight states.",
    "His claims were long and his statement was short.",
    "Tom Reed declined to comment.",
    "They voted in the Rust Belt states that had lost most.",
    "Margin of error: 3 percentage points.",
]


@pytest.mark.parametrize(("article", "expected"), REPORTS)
def test_a_report_has_the_speaker_that_the_article_names(article: str, expected: list[str]) -> None:
    found = speakers(f"A title\n\n{article}")
    assert found[: len(expected)] == expected
    assert set(found) <= set(expected)


@pytest.mark.parametrize(("article", "expected"), LEFT_OPEN)
def test_what_is_not_clear_has_nobody_as_speaker(article: str, expected: list[str]) -> None:
    assert speakers(f"A title\n\n{article}") == expected


@pytest.mark.parametrize("article", NO_REPORTS)
def test_an_event_or_a_noun_is_no_report(article: str) -> None:
    assert speakers(f"A title\n\n{article}") == []


def test_a_quotation_over_two_paragraphs_keeps_its_speaker() -> None:
    text = "A title\n\nTom Reed said: “It was dark.\n\n“Then it was light.”\n\nThe hall emptied."
    assert speakers(text) == ["Tom Reed", "Tom Reed"]


def test_text_that_was_cut_into_words_is_read_as_other_text() -> None:
    text = (
        "A title\n\n`` We had no choice , '' said Tom Reed , the company 's chairman . `` None at all . ''\n\n"
        '" It is late , " Mr. Reed said . He did n\'t say more .'
    )
    assert speakers(text) == ["Tom Reed", "Tom Reed", "Tom Reed"]


def test_namesakes_are_told_apart_by_title_and_first_name() -> None:
    text = (
        "A title\n\nJames Harlow said he was innocent. His wife, Catherine Harlow, said she kept the books.\n\n"
        "“I typed,” Mrs Harlow said.\n\nMr Harlow insisted that the forest existed.\n\nHarlow said no more."
    )
    assert speakers(text) == ["James Harlow", "Catherine Harlow", "Catherine Harlow", "James Harlow", "unknown"]


def test_a_surname_alone_means_whom_the_article_called_so_before_it_named_a_relative() -> None:
    article = (
        "Carla Fenn spoke. Fenn said the mill was safe. Fenn waved. Her husband, Frank Fenn, listened. It rained. "
        "People left. Then the hall was empty. Fenn said the mill would open."
    )
    assert speakers(article) == ["Carla Fenn", "Carla Fenn"]


def test_a_surname_alone_is_left_open_right_after_a_namesake_was_named() -> None:
    article = "Carla Fenn spoke. Fenn said the mill was safe. Her husband, Frank Fenn, came. Fenn said it was late."
    assert speakers(article) == ["Carla Fenn", "unknown"]


NESTED = [
    ("According to Tom Reed, the council wants to close the bridge.", "council", "Tom Reed"),
    ("According to Tom Reed, Mary Holt believes that the bridge is unsafe.", "Mary Holt", "Tom Reed"),
    ("The council wants to close the bridge, according to Tom Reed.", "council", "Tom Reed"),
    ("The United States waits. According to Tom Reed, despite the desire of the American side to wait, it will be open soon.",
     "United States", "Tom Reed"),
]  # fmt: skip


@pytest.mark.parametrize(("article", "speaker", "reported_by"), NESTED)
def test_what_one_tells_of_the_will_of_another_is_the_others_and_passed_on(
    article: str, speaker: str, reported_by: str
) -> None:
    document = drafted(f"A title\n\n{article}").document
    names = {key: one["name"] for part in ("people", "organisations") for key, one in document.get(part, {}).items()}
    (statement,) = document["statements"]
    assert (names[statement["speaker"]], names[statement["reported_by"]]) == (speaker, reported_by)


def test_according_to_somebody_who_is_the_one_that_wants_is_not_nested() -> None:
    (statement,) = drafted("A title\n\nAccording to Tom Reed, he wants to go.").document["statements"]
    assert "reported_by" not in statement


def test_what_somebody_may_or_may_not_agree_to_is_no_statement() -> None:
    assert speakers("The drivers’ union has not decided yet whether it agrees to night shifts. It rained.") == []
