"""A debrief, page by page."""

from dataclasses import replace

from crca_sim.debrief import HardMessage
from crca_sim.screens.debriefing.pages import Block, pages, share, words_of
from tests.screens.sample_debrief import ADVICE, DEBRIEF, QUESTIONS, WELCOME, competency, unjudged


def page(id: str) -> tuple[Block, ...]:
    return next(p.blocks for p in pages(DEBRIEF) if p.id == id)


def test_all_eleven_competencies_are_there_in_order_between_the_summary_and_the_rest() -> None:
    codes = [p.id for p in pages(DEBRIEF)]
    assert codes == ["summary", *(f"C{n}" for n in range(1, 12)), "faults", "curve", "revealed", "correction"]


def test_pages_with_nothing_to_say_are_left_out() -> None:
    bare = replace(DEBRIEF, faults=(), curve=(), revealed=(), correction="", next_exercise=None)
    assert [p.id for p in pages(bare)] == ["summary", *(f"C{n}" for n in range(1, 12))]


def test_a_quote_knows_its_turn_and_follows_its_reason() -> None:
    kinds = [block.kind for block in page("C3")]
    assert kinds[2:5] == ["met", "text", "quote"]
    assert next(block.turn for block in page("C3") if block.kind == "quote") == 4


def test_what_is_missing_comes_with_a_better_wording() -> None:
    kinds = [block.kind for block in page("C3")]
    assert kinds[-3:] == ["missed", "text", "advice"]


def test_a_hard_message_has_its_page_with_its_words_and_its_turn() -> None:
    hard = replace(DEBRIEF, hard=(HardMessage(5, "Clarté 30 sur 100.", "La subrogation joue."),))
    blocks = next(p.blocks for p in pages(hard) if p.id == "hard")
    assert blocks[1:3] == (Block("quote", "La subrogation joue.", 5), Block("text", "Clarté 30 sur 100."))


def test_doubt_is_said() -> None:
    assert "à confirmer" in next(block.text for block in page("C5") if block.kind == "partial")


def test_indicators_without_occasion_are_one_line() -> None:
    assert page("C1")[-1] == Block("muted", "Sans occasion dans cet entretien : C1.7.")


def test_the_next_exercise_is_on_the_first_page() -> None:
    assert any("tour 7" in block.text for block in page("summary"))
    assert page("summary")[-1].text == DEBRIEF.disclaimer


def test_a_score_in_words_gives_a_bar_and_no_score_gives_none() -> None:
    assert [share(c) for c in (WELCOME, QUESTIONS, ADVICE)] == [0.92, 0.78, 0.58]
    assert share(unjudged("C2", "Orientation")) is None
    assert share(competency("C9", "Transmission", "à confirmer", "de 60\u00a0% à 70\u00a0%")) == 0.6
    assert words_of(DEBRIEF) == "7 compétences jugées sur 11"
