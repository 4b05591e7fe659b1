"""The guide of the first interview: what it asks, what it sees, where it stands."""

from crca_sim.screens.interview import guide
from tests.screens.fakes import TurnView

OPENING = TurnView(0, client="Allô ?")
HELLO = TurnView(1, trainee="Bonjour, Inès Marchal.", acts=("saluer", "se_presenter"))
PRICE = TurnView(2, trainee="C'est 200 euros.", acts=("annoncer_prix",))
OPEN = TurnView(3, trainee="Racontez-moi.", acts=("question_ouverte",))
PAUSE = TurnView(4, gesture="attendre")
RESTATED = TurnView(5, trainee="Si je comprends bien…", acts=("reformuler",))
END = TurnView(6, stage="apres_contact", desk={"action": "raccrocher"})


def test_it_begins_with_a_greeting() -> None:
    progress = guide.follow([OPENING])
    assert progress.step is guide.STEPS[0]
    assert "Saluez" in guide.words(progress)


def test_a_step_done_leads_to_the_next_and_says_what_was_understood() -> None:
    progress = guide.follow([OPENING, HELLO])
    assert progress.step is guide.STEPS[1]
    assert "saluer, vous présenter" in guide.words(progress)


def test_another_act_gets_an_example_and_stays_at_the_step() -> None:
    progress = guide.follow([OPENING, HELLO, PRICE])
    assert progress.step is guide.STEPS[1]
    assert guide.STEPS[1].example in guide.words(progress)


def test_faults_are_not_read_aloud_and_silence_is_said_kindly() -> None:
    assert guide.understood(TurnView(1, trainee="…", acts=("f_brusquer",))) == "rien de précis"


def test_the_whole_guide_ends_with_an_account_in_ones_own_words() -> None:
    progress = guide.follow([OPENING, HELLO, PRICE, OPEN, PAUSE, RESTATED, END])
    assert progress.step is None
    told = guide.account(progress)
    assert all(done for done, _, _ in told)
    assert told[1][2] == "Racontez-moi."


def test_leaving_early_accounts_for_what_was_done_only() -> None:
    told = guide.account(guide.follow([OPENING, HELLO, END]))
    assert [done for done, _, _ in told] == [True, False, False, False, False]


def test_the_acts_that_it_waits_for_exist() -> None:
    from crca_sim.understanding.act_names import labels

    waited = {act for step in guide.STEPS for act in step.acts} | set(guide._ACTS)
    assert waited <= set(labels())
