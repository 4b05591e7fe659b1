"""How the client speaks of what is in front of them: a screen reader's words, a magnified page, a plain look."""

from __future__ import annotations

from crca_sim.authoring.situations import Guidance
from crca_sim.conversation import lines
from crca_sim.conversation.exchange import Exchange, Slot
from crca_sim.conversation.marks import fill
from crca_sim.conversation.portal.screen import Screen
from crca_sim.conversation.portal.state import GuidanceState
from crca_sim.house import house
from crca_sim.understanding.expressions import said_among

_READERS = ("lecteur d'ecran", "synthese vocale", "plage braille", "voiceover", "nvda")
_MAGNIFIERS = ("loupe", "agrandi*", "zoom", "gros caracteres", "grossi*")


def guidance_of(x: Exchange) -> Guidance:
    """The guidance of the scenario. Only where there is one."""
    assert x.scenario.guidance is not None
    return x.scenario.guidance


def halfway(guidance: Guidance | None, state: GuidanceState) -> bool:
    """The other way goes through the portal too, and its end is not reached: nothing is done yet."""
    return guidance is not None and guidance.defect is not None and guidance.defect.other_end is not None and state.walking


def screen_of(x: Exchange) -> Screen:
    """What the client has in front of them now."""
    state = x.state.guidance
    return Screen(house().portal, state.page or guidance_of(x).start, state.done)


def reads_by_ear(x: Exchange) -> bool:
    """The page is heard, not seen."""
    return said_among(guidance_of(x).assistive or "", _READERS) is not None


def sees(x: Exchange) -> bool:
    """Whether a colour or a place on the screen says anything to the client."""
    profile, tool = x.cast.accommodation, guidance_of(x).assistive or ""
    hindered = profile is not None and "visuel" in profile.obstacles
    return not hindered and said_among(tool, (*_READERS, *_MAGNIFIERS)) is None


def tell(x: Exchange, slot: Slot, key: str, **values: str) -> str:
    """Say a line of guidance, as someone who hears the page would when there is such a line; it never runs dry."""
    by_ear = f"{key}_lecteur" if reads_by_ear(x) else key
    name = by_ear if lines.variants(by_ear, x.scenario, x.cast.persona) else key
    return x.line(slot, name, **values) or _again(x, slot, name, values)


def _again(x: Exchange, slot: Slot, key: str, values: dict[str, str]) -> str:
    """A line that was said already: pages follow one another, and there are only so many ways to say so."""
    choices = lines.variants(key, x.scenario, x.cast.persona)
    text = fill(x.cast.chance.choose(f"{key}:{x.turn}", choices), x.marks | values)
    x.said.setdefault(slot, []).append(text)
    return text


def enumerated(names: list[str]) -> str:
    """« « a », « b » et « c » »."""
    quoted = [f"« {name} »" for name in names]
    return ", ".join(quoted[:-1]) + " et " + quoted[-1] if len(quoted) > 1 else "".join(quoted)
