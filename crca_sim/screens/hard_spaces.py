"""No line ends on a no-break space: « ? », « 176 € » and « 10 h » stay whole. Rich and Textual break on any white space."""

import re

import rich._wrap
import textual._wrap

_BREAKS = r"\t\n\v\f\r "


def teach() -> None:
    """Have them break on ordinary spaces alone."""
    rich._wrap.re_word = re.compile(rf"[{_BREAKS}]*[^{_BREAKS}]+[{_BREAKS}]*")
    textual._wrap.re_chunk = re.compile(rf"[^{_BREAKS}]+[{_BREAKS}]*|[{_BREAKS}]+")
