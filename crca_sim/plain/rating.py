"""The trainee's own judgement, asked before the score is told. Everything in it may be skipped."""

from __future__ import annotations

from crca_sim.house.names import plain, typeset
from crca_sim.plain.terminal import Leaving, Terminal
from crca_sim.practice import Practice

LEVELS = ("non_acquis", "en_cours", "acquis", "maitrise")
_QUESTIONS = ("Votre point fort : ", "Un progrès à faire : ", "La prochaine action : ")


def rate(practice: Practice, terminal: Terminal) -> None:
    """Ask, and keep what was answered. When the input ends, what was answered so far is dropped and the debrief follows."""
    try:
        terminal.tell(typeset("Avant le débriefing, voulez-vous noter vous-même votre entretien ? Tapez oui, ou Entrée pour passer."))
        if plain(terminal.ask("Votre réponse : ")) not in ("oui", "o"):
            return
        levels = _levels(terminal)
        strength, progress, action = (_answer(terminal, question) for question in _QUESTIONS)
    except Leaving:
        return
    practice.rate_oneself(levels, strength, progress, action)
    terminal.inform("votre autoévaluation est enregistrée.")


def _levels(terminal: Terminal) -> dict[str, str]:
    terminal.tell(typeset("Pour chaque compétence : 1 non acquis, 2 en cours, 3 acquis, 4 maîtrisé, Entrée pour ne pas répondre."))
    answers = {code: _level(terminal, typeset(f"{code}, {name} : ")) for code, name in _competencies()}
    return {code: level for code, level in answers.items() if level}


def _competencies() -> list[tuple[str, str]]:
    from crca_sim.referential import block

    return [(competency.code, competency.title) for competency in block().competencies]


def _level(terminal: Terminal, question: str) -> str | None:
    while True:
        typed = _answer(terminal, question)
        if not typed:
            return None
        if typed in ("1", "2", "3", "4"):
            return LEVELS[int(typed) - 1]
        if plain(typed) in LEVELS:
            return plain(typed)
        terminal.inform("tapez 1, 2, 3 ou 4, ou seulement Entrée.")


def _answer(terminal: Terminal, question: str) -> str:
    """Asked on its own line: what a pipe feeds must be readable too."""
    if not terminal.echoes:
        terminal.tell(question.rstrip())
    return terminal.ask(question)
