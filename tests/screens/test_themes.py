"""Whoever sees poorly can read every theme."""

import pytest
from textual.color import Color
from textual.theme import Theme

from crca_sim.screens.themes import LABELS, STRONG, THEMES


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it, between 1 and 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in Color.parse(color).normalized)
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def pairs(theme: Theme) -> list[tuple[str, str, str]]:
    """(what, ink, paper) for everything that is written."""
    v, papers = theme.variables, {"background": theme.background, "surface": theme.surface, "panel": theme.panel}
    inks = {"foreground": theme.foreground, "muted": v["muted"], "accent": theme.accent}
    signs = {"success": theme.success, "warning": theme.warning, "error": theme.error}
    told = [(f"{i} on {p}", ink, paper) for i, ink in (inks | signs).items() for p, paper in papers.items()]
    told += [("the client's words", theme.foreground, v["client"]), ("the trainee's words", theme.foreground, v["trainee"])]
    told += [("what is selected", v["selected-text"], v["selected"]), ("a focused button", theme.background, theme.accent)]
    return [(what, str(ink), str(paper)) for what, ink, paper in told]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_can_be_read(theme: Theme) -> None:
    least = 7.0 if theme is STRONG else 4.5
    poor = [(what, round(contrast(ink, paper), 1)) for what, ink, paper in pairs(theme) if contrast(ink, paper) < least]
    assert poor == []


def test_every_theme_has_a_french_name() -> None:
    assert list(LABELS) == [theme.name for theme in THEMES]
