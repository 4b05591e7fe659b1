"""Who the client lives with: a partner, children of coherent ages, or nobody; nothing that a text already says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crca_sim.conversation import names

if TYPE_CHECKING:
    from crca_sim.conversation.biography import Sketch

PARTNERS = {
    "femme": "ma femme", "mari": "mon mari", "compagne": "ma compagne", "compagnon": "mon compagnon",
    "copine": "ma copine", "copain": "mon copain",
}  # fmt: skip
ELSEWHERE = ("copine", "copain")
"""Partners with a home of their own."""
PARENT_AT = (22, 36)
"""Ages at which children were born."""
GROWN = 23
"""Age from which a child lives elsewhere."""
_NUMBERS = ("", "un", "deux", "trois")


@dataclass(frozen=True, slots=True)
class Child:
    """A child of the client."""

    name: str
    age: int
    girl: bool

    @property
    def said(self) -> str:
        years = f"de {self.age} ans" if self.age > 1 else "d'un an"
        return f"{'une fille' if self.girl else 'un garçon'} {years}"


def family(s: Sketch) -> dict[str, str]:
    """Partner and children, in blanks that lines can use; what is not known has no blank."""
    if "situation_familiale" in s.topics and not s.mentioned & {*PARTNERS, "fille", "fils", "enfants"}:
        return {}
    bond, children = _bond(s), _children(s)
    found = _partner(s, bond) | _offspring(s, children)
    return found | _household(s, bond, children)


# ── The partner ──────────────────────────────────────────────────────────────────────────────────


def _bond(s: Sketch) -> str | None:
    """`femme`, `mari`, `copain` …; None: lives alone, or nobody knows (a husband whom one speaks of may be gone)."""
    written = next((who for who in PARTNERS if who in s.mentioned), None)
    if s.tagged("seul"):
        return written if written in ELSEWHERE else None
    if written or "situation_familiale" in s.topics:
        return written
    if not (s.tagged("couple") or s.likely("couple", 20 if s.persona.age < 26 else 55)):
        return None
    married, same = s.likely("maries", 20 if s.persona.age < 35 else 65), s.likely("meme_sexe", 7)
    hers = (s.persona.title == "Mme") != same
    return ("mari" if married else "compagnon") if hers else ("femme" if married else "compagne")


def _partner(s: Sketch, bond: str | None) -> dict[str, str]:
    if bond is None:
        unknown = "situation_familiale" in s.topics or bool(s.mentioned & PARTNERS.keys())
        return {} if unknown else {"a_conjoint": "non"}
    woman = bond in ("femme", "compagne", "copine")
    name = names.first_name(s.chance, s.key("conjoint"), woman=woman, age=s.persona.age)
    return {"a_conjoint": "oui", "conjoint": name, "conjoint_lien": PARTNERS[bond], "conjoint_il": "elle" if woman else "il"}


# ── Children ─────────────────────────────────────────────────────────────────────────────────────


def _children(s: Sketch) -> list[Child] | None:
    """Drawn, the eldest first; None when the texts leave it unknown."""
    girls = _girls(s)
    if girls is None:
        return None
    children: list[Child] = []
    for rank, girl in enumerate(girls):
        age = _child_age(s, rank, len(girls))
        name = s.children.get("fille" if girl else "fils") or _child_name(s, rank, girl, age, [c.name for c in children])
        children.append(Child(name, age, girl))
    return sorted(children, key=lambda child: -child.age)


def _girls(s: Sketch) -> list[bool] | None:
    """One entry a child, whether a girl."""
    written = [who == "fille" for who in ("fille", "fils") if who in s.mentioned]
    if written:
        return written
    if "enfants" not in s.mentioned and "situation_familiale" in s.topics:
        return None
    return [s.chance.number(s.key(f"fille:{n}"), 2) == 1 for n in range(_how_many(s))]


def _how_many(s: Sketch) -> int:
    most = min(3, max(0, (s.persona.age - PARENT_AT[0]) // 3))
    if "enfants" in s.mentioned:
        return max(2, min(most, 2 + s.chance.number(s.key("enfants"), 2)))
    if s.tagged("parent"):
        return max(1, min(most, 1 + s.chance.number(s.key("enfants"), 3)))
    if s.tagged("etudiant") or s.persona.age < 24 or not s.likely("parent", 35 if s.persona.age < 36 else 65):
        return 0
    return min(most, 1 + s.chance.number(s.key("enfants"), 3))


def _child_age(s: Sketch, rank: int, count: int) -> int:
    """Born when the client was of an age for it; each child of another age."""
    youngest, eldest = max(1, s.persona.age - PARENT_AT[1]), max(1, s.persona.age - PARENT_AT[0])
    span = max(1, (eldest - youngest + 1) // count)
    return min(eldest, youngest + rank * span + s.chance.number(s.key(f"age:{rank}"), span))


def _child_name(s: Sketch, rank: int, girl: bool, age: int, taken: list[str]) -> str:
    for attempt in range(9):
        name = names.first_name(s.chance, s.key(f"enfant:{rank}:{attempt}"), woman=girl, age=age)
        if name not in (*taken, s.persona.first_name):
            return name
    return name


def _offspring(s: Sketch, children: list[Child] | None) -> dict[str, str]:
    if children is None:
        return {}
    if not children:
        return {"a_enfants": "non", "a_fille": "non", "a_fils": "non"}
    found = {"a_enfants": "oui", "enfants_dits": _and([c.said for c in children]), "enfants_prenoms": _and([c.name for c in children])}
    girls, boys = [c for c in children if c.girl], [c for c in children if not c.girl]
    found |= {"a_fille": "oui", "fille": girls[0].name, "fille_age": str(girls[0].age)} if girls else {"a_fille": "non"}
    found |= {"a_fils": "oui", "fils": boys[0].name, "fils_age": str(boys[0].age)} if boys else {"a_fils": "non"}
    return found


def _household(s: Sketch, bond: str | None, children: list[Child] | None) -> dict[str, str]:
    """« avec ma femme et mes deux enfants », « seule »: what follows « je vis »."""
    if children is None or "situation_familiale" in s.topics or (bond is None and s.mentioned & PARTNERS.keys()):
        return {}
    young = [child for child in children if child.age < GROWN]
    kids = (
        "" if not young else (f"m{'a fille' if young[0].girl else 'on fils'}" if len(young) == 1 else f"mes {_NUMBERS[len(young)]} enfants")
    )
    partner = PARTNERS[bond] if bond and bond not in ELSEWHERE else ""
    people = _and([who for who in (partner, kids) if who])
    alone = "seule" if s.persona.title == "Mme" else "seul"
    return {"a_foyer": "oui", "foyer": f"avec {people}" if people else alone}


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} et {parts[-1]}" if parts else ""
