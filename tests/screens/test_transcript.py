"""The conversation, drawn line by line."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from crca_sim.screens.themes import DARK
from crca_sim.screens.widgets.transcript import Entry, Transcript

HARD = (
    "x" * 10_000,
    "mot " * 2_500,
    "[bold red]pas de style[/] [/fermé sans ouvrir",
    "👩\u200d🦽 " * 60,
    "مرحبا بالعالم " * 30,
    "漢字" * 100,
    "\x1b[2Jeffacé\x07",
    "a\n\n\nb",
    "",
)


class Page(App[None]):
    """A conversation alone."""

    def __init__(self, *, choosing: bool = False) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.transcript = Transcript(choosing=choosing)
        self.heard: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.transcript

    def on_transcript_chosen(self, message: Transcript.Chosen) -> None:
        self.heard.append(message.turn)


def lines(transcript: Transcript) -> list[str]:
    """Everything that is drawn, also what is out of sight."""
    return [strip.text for place in range(len(transcript.entries)) for strip in transcript._strips(place)]


def talk(turns: int) -> list[Entry]:
    said = []
    for turn in range(1, turns + 1):
        said += [Entry("trainee", "Vous", f"Question {turn} ?", turn), Entry("client", "Marc Ollier", f"Réponse {turn}.", turn)]
    return said


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
@pytest.mark.parametrize("kind", ["client", "trainee", "act", "notice"])
async def test_no_text_is_wider_than_the_screen_or_leaves_a_control_character(kind: str, text: str) -> None:
    app = Page()
    async with app.run_test(size=(60, 20)) as pilot:
        app.transcript.tell([Entry(kind, "Vous", text, 1)])  # type: ignore[arg-type]
        await pilot.pause()
        drawn = lines(app.transcript)
        assert max(cell_len(line) for line in drawn) <= 60
        assert not any(character < " " for line in drawn for character in line)


async def test_long_words_are_kept_whole_over_several_lines() -> None:
    app = Page()
    async with app.run_test(size=(60, 20)):
        app.transcript.tell([Entry("client", "Léa", "x" * 10_000, 1)])
        assert sum(line.count("x") for line in lines(app.transcript)) == 10_000


async def test_speakers_are_told_apart_by_name_and_side() -> None:
    app = Page()
    async with app.run_test(size=(80, 24)):
        app.transcript.tell(talk(1))
        named = {line.strip(): len(line) - len(line.lstrip()) for line in lines(app.transcript) if line.strip() in ("Vous", "Marc Ollier")}
        assert named["Vous"] > 40 > named["Marc Ollier"]


async def test_it_follows_the_latest_words_unless_one_is_rereading() -> None:
    app = Page()
    async with app.run_test(size=(80, 24)) as pilot:
        app.transcript.tell(talk(30))
        await pilot.pause()
        assert app.transcript.scroll_offset.y == app.transcript.max_scroll_y
        app.transcript.scroll_to(y=3, animate=False)
        await pilot.pause()
        app.transcript.tell([Entry("client", "Marc Ollier", "Allô ?", 31)])
        await pilot.pause()
        assert app.transcript.scroll_offset.y == 3


async def test_a_thousand_turns_are_as_many_widgets_as_one() -> None:
    app = Page()
    async with app.run_test(size=(80, 24)) as pilot:
        before = len(app.query("*"))
        app.transcript.tell(talk(1_000))
        await pilot.pause()
        assert len(app.query("*")) == before


async def test_arrows_go_from_turn_to_turn_and_enter_announces_the_chosen_one() -> None:
    app = Page(choosing=True)
    async with app.run_test(size=(80, 24)) as pilot:
        app.transcript.tell(talk(3))
        app.transcript.focus()
        await pilot.press("down", "down", "down", "down", "up", "enter")
        await pilot.pause()
        assert app.transcript.chosen == 2
        assert app.heard == [2]


async def test_resizing_draws_it_again_at_the_new_width() -> None:
    app = Page()
    async with app.run_test(size=(100, 30)) as pilot:
        app.transcript.tell([Entry("client", "Léa", "mot " * 60, 1)])
        await pilot.resize_terminal(62, 20)
        await pilot.pause()
        assert max(cell_len(line) for line in lines(app.transcript)) <= 62
