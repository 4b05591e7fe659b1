"""French as people really type and say it, brought to one plain form for matching.

Offsets always refer to the message as it was written: nothing here changes what is stored or quoted.
`fold` keeps one character for one character, so a match found in the folded text can be cut from the
original; `normalise` is freer (abbreviations written out, fillers dropped, amounts mapped) and feeds the models.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from .lexicons import FOLDER, word_set

MAX_CHARACTERS = 4000
"""What a caller accepts as one message; longer is refused before it comes here."""

_TYPOGRAPHY = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "«": '"', "»": '"', "„": '"',
        "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\t": " ",
    }
)  # fmt: skip
_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss"}


def _fold_character(character: str) -> str:
    """One character without case nor accent; always exactly one character."""
    plain = unicodedata.normalize("NFD", character.translate(_TYPOGRAPHY).lower())[:1]
    return plain if len(plain) == 1 else character


def _squeeze_character(character: str) -> str:
    folded = _fold_character(character)
    return "".join(c for c in _LIGATURES.get(folded, folded) if unicodedata.category(c) not in ("Mn", "Cf", "Me"))


class _Each(dict[int, str]):
    """What each character becomes, worked out the first time it is met."""

    def __init__(self, change: Callable[[str], str]):
        super().__init__()
        self._change = change

    def __missing__(self, code: int) -> str:
        self[code] = changed = self._change(chr(code))
        return changed


_FOLDED, _SQUEEZED = _Each(_fold_character), _Each(_squeeze_character)


@lru_cache(maxsize=256)
def fold(text: str) -> str:
    """Lower case, no accents, plain apostrophes and spaces, same length as the text."""
    return text.translate(_FOLDED)


def squeeze(text: str) -> str:
    """A plain form where length may change: combining marks dropped, ligatures and invisible characters too."""
    return unicodedata.normalize("NFC", text).translate(_SQUEEZED)


@cache
def abbreviations() -> dict[str, str]:
    """SMS and chat spellings written out, from a file that a trainer can extend."""
    pairs: dict[str, str] = {}
    for line in (FOLDER / "abreviations.txt").read_text(encoding="utf-8").splitlines():
        short, equals, long = line.partition("=")
        if equals and not line.startswith("#"):
            pairs[squeeze(short).strip()] = squeeze(long).strip()
    return pairs


_WORD = re.compile(r"[a-z0-9]+(?:[.,]\d+)?|[?!%€]")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_FILLERS = re.compile(
    r"\b(?:e+u+h+|h+e+u+|h+u+m+|m*h+m+|m{2,}h*|b+e+n+|b+a+h+|h+e+i+n+|o+h+ la la|voyez vous|en fait|du coup|enfin bref)\b(?!-)"
)
_A_DIGIT = re.compile(r"\d")
_LINK = re.compile(r"\bhttps?://\S+|\bwww\.\S+|\b[\w.+-]+@[\w-]+\.\w+")
_PATTERNS = (
    (re.compile(r"\b0\d(?:[ .-]?\d\d){4}\b"), " numtel "),
    (re.compile(r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b"), " numdate "),
    (re.compile(r"\b\d{1,2} ?h(?: ?\d\d)?\b"), " numheure "),
)
_APART = (
    (re.compile(r"\bq(?:[' ])?(?=est\b)"), "qu'"),
    (re.compile(r"\b([cdjlmnst]) ?' ?(?=[a-z])|\b([cj]) (?=est\b|etait\b|ai\b)"), r"\1\2'"),
)
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
_UNITS = r"euros?|eur|€|%|pour ?cents?|ans?|annees?|mois|jours?|j|semaines?|heures?|h|minutes?|min|km|kilometres?|m2|metres?|pieces?|ko|mo"
_TWO_TO_NINE = r"deux|trois|quatre|cinq|six|sept|huit|neuf"
_TEENS = r"dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|septante|octante|huitante|nonante"
_NUMBER_WORD = rf"(?:{_TEENS}|{_TWO_TO_NINE}|cents?|mille|millions?|un|une|et)"
_SPELT = re.compile(rf"\b(?:{_TEENS}|{_TWO_TO_NINE}|cents?|mille)(?:[ -]{_NUMBER_WORD})*(?= (?:{_UNITS})\b)")
_BIG_SPELT = re.compile(rf"\b(?:{_TEENS}|cent|mille)(?:[ -]{_NUMBER_WORD})+\b")
_EUROS = re.compile(r"\bnum ?(?:euros?|eur\b|€)(?: ?num\b)?")
_PERCENT = re.compile(r"\bnum ?(?:%|pour ?cents?)")
_DIGITS = re.compile(r"\b\d+(?:[.,]\d+)?")


def _numbers_mapped(text: str) -> str:
    """Amounts, rates and dates are told apart, their values forgotten: they say what is done, not how much."""
    text = _LINK.sub(" lienweb ", text)
    if _A_DIGIT.search(text):
        for pattern, label in _PATTERNS:
            text = pattern.sub(label, text)
        text = _THOUSANDS.sub("", text)
        text = _DIGITS.sub("num", _SPELT.sub("num", text))
    else:
        text = _SPELT.sub("num", text)
    text = _BIG_SPELT.sub("num", text)
    return _PERCENT.sub("numpct", _EUROS.sub("numeuro", text)) if "num" in text else text


def _written_out(text: str) -> str:
    known = abbreviations()
    return " ".join(known.get(word, word) for word in text.split())


_LOOSE = re.compile(r"([^a-z0-9'@./:-])")


_AS_HEARD = (
    (re.compile(r"\bc[éè](?=\s|$)", re.IGNORECASE), "c'est"),
    (re.compile(r"\bj[éè](?=\s|$)", re.IGNORECASE), "j'ai"),
    (re.compile(r"\bn[°º] ?", re.IGNORECASE), "numero "),
)
"""Spellings that their accent or sign alone tells from « ce », « je » and « n' »."""


def _spelt(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    for pattern, meant in _AS_HEARD:
        composed = pattern.sub(meant, composed)
    return composed


@lru_cache(maxsize=256)
def normalise(text: str) -> str:
    """The plain form that models read: words separated by single spaces, no punctuation but « ? » and « ! ».

    Kept a while: several readers of one turn ask for the same sentence.
    """
    plain = _STRETCHED.sub(r"\1", squeeze(_spelt(text)).replace("...", " ").replace("…", " "))
    for pattern, joined in _APART:
        plain = pattern.sub(joined, plain)
    mapped = _numbers_mapped(_FILLERS.sub(" ", _written_out(_LOOSE.sub(r" \1 ", plain))))
    return " ".join(_WORD.findall(mapped))


def words(text: str) -> list[str]:
    """Words of a normalised text, marks left out."""
    return [word for word in normalise(text).split() if word not in "?!%€"]


_COUNTED = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*\.?(?:\d+)?")


def count_words(text: str) -> int:
    """Words as a reader counts them: « l'assurance » is one, « 176,63 » is one."""
    return len(_COUNTED.findall(re.sub(r"(?<=\d)[.,  ](?=\d)", "", text)))


_STOP = word_set("""
    le la les un une des de du d l a au aux et ou ni mais donc or car que qu qui quoi dont ce c cet cette ces se s sa son ses mon
    ma mes ton ta tes votre vos notre nos leur leurs je j tu il elle on nous vous ils elles me m te t lui y en ne n pas plus est
    es suis sommes etes sont ai as avons avez ont etait serait sera ete etre avoir fait faire dans sur sous avec sans pour par si
    bien tres tout tous toute toutes alors comme bon oui non merci bonjour madame monsieur num ca cela peu trop aussi encore ici
    la j'ai c'est voila quand chez entre vers jusque depuis deja rien va vais allez veux voudrais peux pouvez dois doit
""")


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """Words that carry a fact, cut to their first letters so that « roulez » meets « roule »."""
    return frozenset(word[:5] for word in words(text) if word not in _STOP and len(word) > 2)
