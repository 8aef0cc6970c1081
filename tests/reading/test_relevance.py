"""What a report is about, and what that does to its claims."""

from __future__ import annotations

import pytest

from rashomon.documents.document import Document
from rashomon.reading.every_topic import EVERY_TOPIC, every_topic
from rashomon.reading.pipeline import parse
from rashomon.reading.reader import Reader
from rashomon.reading.relevance import FEW, PLAIN, Relevance, known_words, relevance_of, scored

MATCH = (
    "The home team won the final match of the season when a young player scored twice in the second half. The coach, "
    "who had earned praise for his first win in March, said fans buy more tickets every week. The club sold a record "
    "number of tickets, and the next game is expected to be the biggest of the year. Captain Ona Bel left the field "
    "after an attack on the goal. The visitors visited the mayor. "
)
WAR = (
    "Rebels shelled a village near the border on Friday, and soldiers fought back with artillery. At least nine "
    "civilians were killed in the attack, officials said. The army sent troops to the area, and militants seized a "
    "military base. The government condemned the violence and called on the opposition to begin peace talks. "
)


def read(text: str, **how: bool) -> tuple[list[str], str]:
    reading = Reader(**how).read(Document("d", text))
    return [claim.type for claim in reading.claims], reading.note


def test_sport_is_doubtful_and_war_is_not() -> None:
    sport, war = relevance_of(parse(Document("d", MATCH))), relevance_of(parse(Document("d", WAR)))
    assert sport.doubtful and not war.doubtful
    assert sport.score < war.score
    assert "season" in known_words(parse(Document("d", MATCH)), 0, 20)


def test_the_signs_are_words_of_the_text_by_weight() -> None:
    found = relevance_of(parse(Document("d", MATCH)))
    against = [weight for _, weight in found.signs if weight < 0]
    assert against == sorted(against) and against
    assert all(word in MATCH.lower() or word in ("buy", "win") for word, _ in found.signs)
    assert found.words().startswith("reads like other news than conflict (-")
    assert Relevance().words() == ""


def test_names_tell_no_topic() -> None:
    parsed = parse(Document("d", "Kunduz fell when Taliban fighters stormed the Ministry."))
    assert not {"kunduz", "taliban", "ministry"} & known_words(parsed, 0, len(parsed.words))


def test_a_text_of_few_words_is_not_judged() -> None:
    assert not relevance_of(parse(Document("d", "The coach praised the team. Fans bought tickets."))).doubtful
    assert scored(6.0, 4, 0.5) == scored(6.0, FEW, 0.5) > scored(6.0, 10 * FEW, 0.5)


def test_in_a_doubtful_report_a_claim_has_to_be_plainer() -> None:
    doubtful = Relevance(score=-1.0, near=[-1.0, 4.0, -20.0])
    assert doubtful.least(0.3, 0) > 0.3
    assert doubtful.least(0.3, 1) == 0.3, "the passage is about conflict"
    assert doubtful.doubt(2) == PLAIN, "what is plain enough stays wherever it stands"
    assert doubtful.least(0.3, 0, "shelling") < doubtful.least(0.3, 0) < doubtful.least(0.3, 0, "talks")
    assert Relevance(score=1.0, near=[-9.0]).least(0.3, 0) == 0.3


def test_what_is_left_out_is_counted_and_every_topic_brings_it_back() -> None:
    types, note = read(MATCH)
    every, nothing_said = read(MATCH, every_topic=True)
    assert len(every) > len(types)
    assert "reads like other news than conflict" in note and "--every-topic" in note
    assert "reads like" not in nothing_said


def test_a_report_on_conflict_loses_nothing() -> None:
    types, note = read(WAR)
    assert types == read(WAR, every_topic=True)[0] and "shelling" in types
    assert note == ""


def test_what_stays_says_in_its_steps_what_the_report_reads_like() -> None:
    text = MATCH * 2 + "A suicide bomber killed nine soldiers at a checkpoint in Kabul on Friday."
    claims = Reader().read(Document("d", text)).claims
    assert [claim.type for claim in claims] == ["suicide_bombing"]
    assert "reads like other news than conflict" in claims[0].trace[-1]


def test_two_processes_leave_out_what_one_does() -> None:
    reports = [Document(str(n), MATCH) for n in range(10)]
    for every in (False, True):
        alone = list(Reader(every_topic=every).read_many(reports))
        assert list(Reader(every_topic=every).read_many(reports, jobs=2)) == alone


@pytest.mark.parametrize(("value", "on"), [("", False), ("0", False), ("1", True)])
def test_the_environment_may_ask_for_every_topic(monkeypatch: pytest.MonkeyPatch, value: str, on: bool) -> None:
    monkeypatch.setenv(EVERY_TOPIC, value)
    assert every_topic() is Reader().every_topic is on
    assert Reader(every_topic=False).every_topic is False
