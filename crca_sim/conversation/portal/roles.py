"""What the names of a clause are there for: what to act on, the place it is in, its neighbour, the page it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crca_sim.conversation.portal.lexicon import listed
from crca_sim.conversation.portal.tokens import Token

_SAYING = frozenset({"dites", "dire", "redites", "message", "mention", "mot", "ecrit", "marque", "repondez"})


@dataclass(slots=True)
class Said:
    """The names of a clause, each by its role."""

    targets: list[str]
    named: list[str]
    """« il s'appelle “Menu” »: what something is called."""
    inside: str = ""
    after: str = ""


def roles(tokens: Sequence[Token], verb: int, *, finding: bool = False) -> Said:
    """Names to act on, the place they are in, the neighbour they come after. `verb`: where the verb is, -1 without one."""
    said = Said([], [])
    for at, token in enumerate(tokens):
        if token.kind == "name":
            _place(said, token.text, *_run_before(tokens, at, verb), before_verb=at < verb, finding=finding)
    said.targets = list(dict.fromkeys(said.targets))
    return said


def or_place(said: Said) -> Said:
    """« Allez dans “Mes sinistres” »: without another name, what something is called or the place is what to act on."""
    if not said.targets:
        said.targets = said.named[:1] or [name for name in (said.inside,) if name]
        said.inside = "" if said.targets == [said.inside] else said.inside
    return said


def _place(said: Said, name: str, near: list[str], follows_verb: bool, *, before_verb: bool, finding: bool) -> None:
    words, bare = set(near), [w for w in near if w not in listed("petits")]
    if bare and bare[-1] in listed("voisins"):
        said.after = name
    elif _leads_elsewhere(words, follows_verb, finding) or (said.targets and bare[-1:] == ["avec"]):
        return
    elif words & listed("nommer") or near[-2:] == ["c", "est"]:
        said.named.append(name)
    elif set(near[-4:]) & listed("lieux") and not follows_verb:
        said.inside = name
    elif not before_verb:
        said.targets.append(name)


def _leads_elsewhere(words: set[str], follows_verb: bool, finding: bool) -> bool:
    """The page one arrives on, or what something says: nothing to act on."""
    paged = bool(words & listed("pages")) and not (follows_verb or finding)
    return bool(words & listed("arrivees")) or paged or (bool(words & _SAYING) and not finding)


def _run_before(tokens: Sequence[Token], at: int, verb: int) -> tuple[list[str], bool]:
    """Up to six words before a name, back to the verb, the name or the mark before it; whether the verb was reached."""
    found: list[str] = []
    for place in range(at - 1, max(-1, at - 7), -1):
        if place == verb or tokens[place].kind != "word":
            return found[::-1], place == verb
        found.append(tokens[place].text)
    return found[::-1], False
