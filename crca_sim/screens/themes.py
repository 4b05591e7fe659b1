"""The three themes. Contrasts are checked by the tests: 4.5 for any text, 7 in the strong one."""

from __future__ import annotations

from textual.theme import Theme

_EXTRA = ("muted", "line", "client", "trainee", "companion", "selected", "selected-text")


def _theme(name: str, dark: bool, colors: dict[str, str]) -> Theme:
    extra = {key: colors[key] for key in _EXTRA}
    accent, background = colors["accent"], colors["background"]
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=extra["muted"],
        boost=colors["panel"],
        text_alpha=1.0,
        variables={
            **extra,
            "border": extra["line"],
            "border-blurred": extra["line"],
            "block-cursor-background": extra["selected"],
            "block-cursor-foreground": extra["selected-text"],
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": colors["panel"],
            "block-cursor-blurred-foreground": colors["foreground"],
            "block-cursor-blurred-text-style": "none",
            "block-hover-background": colors["panel"],
            "input-cursor-background": accent,
            "input-cursor-foreground": background,
            "input-selection-background": extra["selected"],
            "scrollbar": extra["line"],
            "scrollbar-hover": extra["muted"],
            "scrollbar-active": accent,
            "scrollbar-background": background,
            "scrollbar-background-hover": background,
            "scrollbar-background-active": background,
            "button-color-foreground": background,
            "button-focus-text-style": "bold underline",
            "text-muted": extra["muted"],
            "text-disabled": extra["muted"],
            "foreground-muted": extra["muted"],
            "foreground-disabled": extra["muted"],
        },
        accent=accent,
        background=background,
        foreground=colors["foreground"],
        surface=colors["surface"],
        panel=colors["panel"],
        success=colors["success"],
        warning=colors["warning"],
        error=colors["error"],
    )


DARK = _theme(
    "sombre",
    True,
    {
        "background": "#12151c",
        "surface": "#191d27",
        "panel": "#232936",
        "foreground": "#e9e6df",
        "muted": "#a3abba",
        "line": "#3a4252",
        "accent": "#f2b872",
        "client": "#1f2531",
        "trainee": "#33291d",
        "companion": "#1d2f2c",
        "selected": "#4a3a22",
        "selected-text": "#fff3df",
        "success": "#9ccf94",
        "warning": "#e8c766",
        "error": "#f1968d",
    },
)
LIGHT = _theme(
    "clair",
    False,
    {
        "background": "#faf7f1",
        "surface": "#ffffff",
        "panel": "#f0ebe1",
        "foreground": "#23262d",
        "muted": "#585f6c",
        "line": "#cdc4b4",
        "accent": "#8a4a07",
        "client": "#eee8dc",
        "trainee": "#fbe6ca",
        "companion": "#dcebe4",
        "selected": "#f4d6ab",
        "selected-text": "#23180a",
        "success": "#2b662f",
        "warning": "#735200",
        "error": "#a3251b",
    },
)
STRONG = _theme(
    "contraste",
    True,
    {
        "background": "#000000",
        "surface": "#000000",
        "panel": "#1c1c1c",
        "foreground": "#ffffff",
        "muted": "#e2e2e2",
        "line": "#ffffff",
        "accent": "#ffd84a",
        "client": "#1c1c1c",
        "trainee": "#00285c",
        "companion": "#0f3d1e",
        "selected": "#ffd84a",
        "selected-text": "#000000",
        "success": "#86f286",
        "warning": "#ffd84a",
        "error": "#ffa39b",
    },
)
THEMES = (DARK, LIGHT, STRONG)
LABELS = {"sombre": "sombre", "clair": "clair", "contraste": "contraste élevé"}
