"""Amounts as they are said, compared, and sometimes misheard."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation.access import known_figure
from crca_sim.conversation.exchange import Exchange

MISHEARD_AT_MOST = 2
"""Figures misheard in one interview: two signs are enough (`handicap.md` § 3 bis)."""
WRITTEN = ("chat", "courriel", "numerique")
"""Channels on which a figure is there to read."""


def spoken(value: str) -> str:
    """An amount as it is said: `360.00 EUR` → « 360 € »."""
    return value.removesuffix(" EUR").removesuffix(".00").replace(".", ",") + "\u00a0€"


def same_amount(one: str, other: str) -> bool:
    """Equal to the cent, or the spoken rounding of an amount: to the euro below 1,000 euros."""
    a, b = amount(one), amount(other)
    return a == b or (b == round(b) and abs(a - b) < 1 and a > 20)


def amount(value: str) -> float:
    """The figure of a canonical amount; −1 when there is none."""
    try:
        return float(value.split()[0])
    except (ValueError, IndexError):
        return -1.0


def misheard(x: Exchange) -> bool:
    """A figure said too fast to someone for whom figures are hard: another one is held for true."""
    profile = x.cast.accommodation
    if profile is None or not profile.figures_need or x.state.written or (x.state.slow and "ralentir" in profile.figures_need):
        return False
    if x.scenario.channel in WRITTEN and "ecrire" in profile.figures_need:
        return False
    slot = next((s for s in x.reading.slots() if s.value.endswith("EUR") and not known_figure(x, s.value)), None)
    if slot is None or slot.value in x.state.misheard or len(x.state.misheard) >= MISHEARD_AT_MOST:
        return False
    heard = _nearby(slot.value)
    x.note(ev.Misheard(turn=x.turn, said=slot.value, heard=heard))
    x.propose("raise", profile.misheard_figure, "chiffre", entendu=spoken(heard))
    return True


def _nearby(value: str) -> str:
    """The amount as it may be misheard: sixty for seventy (`handicap.md` H02)."""
    said = amount(value)
    shift = 10 if int(said) // 10 % 10 in (6, 8) else -10 if int(said) // 10 % 10 in (7, 9) else 10
    return f"{said + shift:.2f} EUR"
