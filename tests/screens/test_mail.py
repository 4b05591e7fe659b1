"""On the courriel channel, one mail is one turn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.widgets import Input, SelectionList, TextArea

from crca_sim.screens.interview.mail import MailComposer
from tests.screens.fakes import MARC, FakeBackstage, FakePractice, PracticeError, TurnView
from tests.screens.helpers import LARGE, SMALL, pick_up, press, settle, simulator, write


class MailPractice(FakePractice):
    """Keeps the mails that were sent."""

    def __init__(self) -> None:
        super().__init__(replace(MARC, channel="courriel"))
        self.mails: list[tuple[str, str, tuple[str, ...]]] = []

    def write_mail(self, subject: str, body: str, attachments: tuple[str, ...] = ()) -> TurnView:
        if "refus" in body:
            raise PracticeError("Vous n'avez rien dit.")
        self.mails.append((subject, body, attachments))
        return super().write_mail(subject, body, attachments)


def field(app: Any, name: str) -> str:
    found = app.screen.query_one(name)
    return str(found.value if isinstance(found, Input) else found.text)


async def test_a_mail_has_a_subject_several_lines_and_attachments(tmp_path: Path) -> None:
    practice = MailPractice()
    app = simulator(tmp_path, FakeBackstage(practice=practice))
    async with app.run_test(size=LARGE) as pilot:
        await pick_up(pilot)
        app.screen.query_one("#subject").focus()
        await write(pilot, "Votre devis")
        await press(pilot, "enter")
        await write(pilot, "Bonjour,")
        await press(pilot, "enter")
        await write(pilot, "Voici.")
        app.screen.query_one("#attachments", SelectionList).select("devis")
        await press(pilot, "ctrl+s")
        assert practice.mails == [("Votre devis", "Bonjour,\nVoici.", ("devis",))]
        assert (field(app, "#subject"), field(app, "#body")) == ("", "")


async def test_a_mail_that_could_not_go_is_kept_whole(tmp_path: Path) -> None:
    app = simulator(tmp_path, FakeBackstage(practice=MailPractice()))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await write(pilot, "refus")
        await press(pilot, "ctrl+s")
        assert field(app, "#body") == "refus"


async def test_a_mail_begun_is_found_again(tmp_path: Path) -> None:
    practice = MailPractice()
    app = simulator(tmp_path, FakeBackstage(practice=practice))
    async with app.run_test(size=SMALL) as pilot:
        await pick_up(pilot)
        await write(pilot, "Bonjour,")
        await pilot.press("ctrl+q")
    again = simulator(tmp_path, FakeBackstage(practice=practice), resume=practice.session)
    async with again.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert again.screen.query_one(MailComposer).text == "Bonjour,"
        assert isinstance(again.screen.focused, TextArea)
