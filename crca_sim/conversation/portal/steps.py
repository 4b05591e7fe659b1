"""The client does what is asked on the screen, step by step, and says where that leads; or gets lost."""

from __future__ import annotations

from typing import Literal

from crca_sim import events as ev
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.portal import obstacles
from crca_sim.conversation.portal.instructions import Instruction
from crca_sim.conversation.portal.lexicon import heard
from crca_sim.conversation.portal.names import same
from crca_sim.conversation.portal.screen import Found, Screen
from crca_sim.conversation.portal.speaking import enumerated, guidance_of, screen_of, sees, tell
from crca_sim.house import house
from crca_sim.house.portal import Element
from crca_sim.house.portal_parts import NAMELESS

Why = Literal["visual_only", "too_many_actions", "unknown_name", "jargon", "not_there", "missing_field", "haste"]
AT_ONCE = 2
"""Actions in one message beyond which anyone gets lost (`competences-bc01.md` C4.2: one a message)."""
FOLLOWS_WELL = 60
"""Comprehension under which one action a message is all that gets through."""


def follow(x: Exchange, todo: list[Instruction]) -> None:
    """Do what the message asks, as far as it can be followed."""
    todo = _without_opened_lists(x, todo)
    if not todo:
        return
    _show(x, todo)
    acting = [i for i in todo if i.do != "find"]
    allowed = len(todo) if len(acting) <= _limit(x) else 1
    for instruction in todo[:allowed]:
        if not _done(x, instruction):
            return
    if allowed < len(todo):
        lose(x, "too_many_actions", "guidage_trop")


def _without_opened_lists(x: Exchange, todo: list[Instruction]) -> list[Instruction]:
    """« Ouvrez la liste “Format” et choisissez “gros caractères” » is one thing to do."""
    screen = screen_of(x)
    found = [screen.named(i.name) if i.name else None for i in todo]
    pairs = zip(found, [*found[1:], None], todo, strict=True)
    return [
        i for one, after, i in pairs if not (_is_list(one) and isinstance(after, Found) and after.value and one == Found(after.element))
    ]


def _is_list(found: object) -> bool:
    return isinstance(found, Found) and bool(found.element.choices) and not found.value


def _show(x: Exchange, todo: list[Instruction]) -> None:
    by_sight = any(i.sight and not i.name for i in todo)
    quote = " ".join(dict.fromkeys(i.sentence.text for i in todo))
    names = tuple(i.name for i in todo if i.name) or ((x.state.guidance.focus,) if x.state.guidance.focus and not by_sight else ())
    actions = sum(i.do != "find" for i in todo) or 1
    x.note(ev.StepShown(turn=x.turn, page=screen_of(x).page, actions=actions, names=names, visual_only=by_sight, quote=quote))
    x.advanced = True
    if actions == 1 and names:
        x.react("pas_a_pas", quote)
    if heard(x.text, "dites_quand"):
        x.react("confirmation_attendue", quote)


def _limit(x: Exchange) -> int:
    profile = x.cast.accommodation
    slow = profile is not None and "plusieurs_etapes" in profile.obstacles
    return 1 if slow or x.state.measures["comprehension"] < FOLLOWS_WELL else AT_ONCE


def _done(x: Exchange, instruction: Instruction) -> bool:
    """Follow one instruction; false when the client is lost or stopped there."""
    screen = screen_of(x)
    if instruction.do == "back":
        return _go_back(x)
    if instruction.sight and not instruction.name:
        return _by_sight(x, instruction, screen)
    if instruction.name and _is_here(x, instruction, screen):
        return True
    found = _broken_one(x, instruction, screen) or _written_in(instruction, screen) or screen.pointed(instruction, x.state.guidance.focus)
    if isinstance(found, Found):
        return _use(x, instruction, found)
    if instruction.name and (hidden := screen.hidden(instruction.name)) and _opens(instruction, hidden):
        return _open_menu(x, hidden) and _act(x, hidden)
    if found == "nowhere" and not instruction.strong:
        return True
    return _miss(x, instruction, found, screen)


def _is_here(x: Exchange, instruction: Instruction, screen: Screen) -> bool:
    """« Allez sur la page “Accueil” », when one is there; « vous êtes bien sur “Accueil” ? »."""
    there = same(instruction.name, screen.title) and not isinstance(screen.named(instruction.name), Found)
    if there or (same(instruction.name, screen.title) and instruction.do == "find"):
        tell(x, "answer", "guidage_deja", page=screen.title)
        return True
    return False


def _broken_one(x: Exchange, instruction: Instruction, screen: Screen) -> Found | None:
    """« Le bouton sans nom »: what a screen reader cannot name is the broken one."""
    defect = guidance_of(x).defect
    if defect is None or defect.page != screen.page or not same(instruction.name or "-", NAMELESS):
        return None
    element = screen.portal.find(defect.page, defect.element)
    return Found(element) if element else None


def _written_in(instruction: Instruction, screen: Screen) -> Found | None:
    """« Dans “Objet”, mettez “devis du peintre” »: the words to write are no name of the page."""
    field = screen.named(instruction.inside) if instruction.inside and instruction.name else None
    fills = isinstance(field, Found) and field.element.kind == "champ" and not field.near
    return field if fills and isinstance(field, Found) and not isinstance(screen.named(instruction.name), Found) else None


def _opens(instruction: Instruction, hidden: Element) -> bool:
    return same(instruction.inside or "-", hidden.behind or "")


def _open_menu(x: Exchange, hidden: Element) -> bool:
    menu = screen_of(x).portal.find(screen_of(x).page, hidden.behind or "")
    if menu is not None:
        x.note(ev.StepConfirmed(turn=x.turn, page=screen_of(x).page, element=menu.key, text=""))
    return menu is not None


def _use(x: Exchange, instruction: Instruction, found: Found) -> bool:
    if instruction.do == "find" or found.near or not found.element.workable:
        return _find(x, found)
    return _act(x, found.element, found.value)


def _find(x: Exchange, found: Found) -> bool:
    element = found.element
    asked = element.workable
    key = "guidage_celui_la" if found.near else "guidage_trouve" if asked else "guidage_trouve_texte"
    text = tell(x, "answer", key, element=element.key, type=element.kind)
    x.note(ev.ElementFound(turn=x.turn, page=screen_of(x).page, element=element.key, asked=asked, text=text))
    return not found.near


def _by_sight(x: Exchange, instruction: Instruction, screen: Screen) -> bool:
    """« Le bouton vert en haut à droite »: one who sees may find it, and asks its name half the time."""
    if not sees(x):
        return lose(x, "visual_only", "guidage_visuel")
    seen = screen.seen(instruction)
    if not seen:
        return lose(x, "not_there", "guidage_rien_de_tel", liste=enumerated(screen.readable()))
    if len(seen) > 1 or x.cast.chance.number(f"guidage:{x.turn}", 2):
        return _find(x, Found(seen[0], near=True)) and False
    return _act(x, seen[0])


def _miss(x: Exchange, instruction: Instruction, found: object, screen: Screen) -> bool:
    names = enumerated(screen.readable())
    if found == "nowhere":
        return lose(x, "unknown_name", "guidage_ou", liste=names)
    why: Why = "not_there" if found == "not_there" or screen.hidden(instruction.name) else "unknown_name"
    return lose(x, why, "guidage_pas_la" if why == "not_there" else "guidage_inconnu", nom=instruction.name, liste=names)


# ── Acting ───────────────────────────────────────────────────────────────────────────────────────


def _act(x: Exchange, element: Element, value: str = "") -> bool:
    screen = screen_of(x)
    if obstacles.stops(x, element):
        return False
    if element.submits and (left := screen.portal.missing(screen.page, {*x.state.guidance.done, element.key})):
        return lose(x, "missing_field", "guidage_obligatoire", element=left[0].key)
    leads = element.leads or screen.page
    _leave_unsaid(x)
    text = _told(x, element, leads, value)
    x.note(ev.StepConfirmed(turn=x.turn, page=leads, element=element.key, text=text))
    x.advanced = True
    _arrive(x)
    return True


def _leave_unsaid(x: Exchange) -> None:
    """Of several steps in a row, only where the last one leads is said."""
    earlier = {e.text for e in x.events if isinstance(e, ev.StepConfirmed)}
    if x.said.get("answer"):
        x.said["answer"] = [line for line in x.said["answer"] if line not in earlier]


def _told(x: Exchange, element: Element, leads: str, value: str) -> str:
    if leads != screen_of(x).page:
        return tell(x, "answer", "guidage_page", page=house().portal.pages[leads].title)
    if element.result:
        return tell(x, "answer", "guidage_effet", effet=element.result, element=element.key)
    if element.kind == "liste":
        return tell(x, "answer", "guidage_choisi" if value else "guidage_liste", valeur=value, element=element.key, liste=_choices(element))
    key = {"champ": "guidage_saisi", "case": "guidage_coche"}.get(element.kind, "guidage_appuye")
    return tell(x, "answer", key, element=element.key)


def _choices(element: Element) -> str:
    return enumerated(list(element.choices))


def _go_back(x: Exchange) -> bool:
    trail = x.state.guidance.trail
    if not trail:
        return lose(x, "not_there", "guidage_ou", liste=enumerated(screen_of(x).readable()))
    page = trail[-1]
    text = tell(x, "answer", "guidage_page", page=house().portal.pages[page].title)
    x.note(ev.StepConfirmed(turn=x.turn, page=page, element="page précédente", text=text))
    return True


def _arrive(x: Exchange) -> None:
    """The end of the task is reached: it is done, once."""
    guidance, page = guidance_of(x), x.state.guidance.page
    around = x.state.guidance.obstacles > 0 or x.state.guidance.ways > 0
    other = guidance.defect.other_end if guidance.defect and around else None
    if page not in (house().portal.tasks[guidance.task].end, other) or x.state.guidance.life in ("faite", "sue"):
        return
    text = x.propose("answer", guidance.done, "guidage:fait") or guidance.done[0]
    x.note(ev.TaskDone(turn=x.turn, task=guidance.task, alone=False, text=text))
    x.react("tache_faite", x.text[:200])


def lose(x: Exchange, why: Why, key: str, **values: str) -> Literal[False]:
    """The client cannot follow, and says so."""
    text = tell(x, "raise", key, **values) if not x.said.get("raise") else x.said["raise"][0]
    x.note(ev.ClientLost(turn=x.turn, page=screen_of(x).page, why=why, text=text))
    x.react(_CAUSES[why], x.text[:200])
    x.advanced = True
    return False


_CAUSES: dict[Why, str] = {
    "visual_only": "perdu_visuel",
    "too_many_actions": "perdu_trop_vite",
    "unknown_name": "perdu_nom",
    "not_there": "perdu_nom",
    "missing_field": "perdu_nom",
    "jargon": "jargon_numerique",
    "haste": "minimisation",
}
