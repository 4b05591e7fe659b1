"""A sentence cut for guidance: words, quoted names, marks; names recognised without quotes are joined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from crca_sim.conversation.portal.lexicon import forms, listed, mapped
from crca_sim.conversation.portal.names import Known, name_words
from crca_sim.understanding.expressions import fold

Kind = Literal["word", "name", "mark"]
_PIECE = re.compile(r"«\s*(?P<french>[^»]*?)\s*»|“(?P<curly>[^”]*)”|\"(?P<straight>[^\"]*)\"|(?P<word>\w+)|(?P<mark>[?!.,;:…])")
_LONGEST = 8
_LITTLE = frozenset({"la", "et", "a", "l", "il", "s", "d"})
"""May be a part of a name."""
_NEAR = 3
"""Words back in which a verb or a kind (« bouton ») lets a one-word name be a name."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word (without capitals or accents), a name as it was said, or a mark."""

    kind: Kind
    text: str
    quoted: bool = False


def cut(sentence: str, known: Known) -> tuple[Token, ...]:
    """The tokens of a sentence."""
    found = [token for match in _PIECE.finditer(sentence) if (token := _token(match)).text]
    alone = None if sentence.rstrip().endswith("?") else _alone(found, known)
    return (Token("name", alone, quoted=True),) if alone else tuple(_joined(found, known))


def _alone(tokens: list[Token], known: Known) -> str | None:
    """« Puis télécharger. »: a name of the portal and nothing else, even one that is on another page."""
    said = [t for t in tokens if t.kind == "word" and t.text not in listed("ordre") | listed("politesses") - _LITTLE]
    if len(said) > _LONGEST or any(t.kind == "name" for t in tokens):
        return None
    return known.alone.get(name_words(" ".join(t.text for t in said)))


def _token(match: re.Match[str]) -> Token:
    quoted = match["french"] or match["curly"] or match["straight"]
    if quoted is not None:
        return Token("name", quoted.strip(), quoted=True)
    if match["mark"]:
        return Token("mark", match["mark"])
    return Token("word", fold(match["word"] or ""))


def _joined(tokens: list[Token], known: Known) -> list[Token]:
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        found = _name_at(tokens, at, known, out)
        out.append(Token("name", found[0]) if found else tokens[at])
        at += found[1] if found else 1
    return out


def _name_at(tokens: list[Token], at: int, known: Known, before: list[Token]) -> tuple[str, int] | None:
    run = tokens[at : at + _LONGEST]
    stop = next((i for i, token in enumerate(run) if token.kind != "word"), len(run))
    said = tuple(word for token in run[:stop] for word in name_words(token.text) or ("",))
    found = known.at(said, 0) or (known.at(_infinitive(said), 0) if said and _orders(before) else None) or _unknown(tokens[at], before)
    if found is None or found[1] > 1:
        return found
    return found if any(_announces(token) for token in before[-_NEAR:]) or _inside(before) else None


def _orders(before: list[Token]) -> bool:
    """« Envoyez le message » begins there: no « si vous envoyez le message »."""
    return not before or before[-1].kind == "mark" or before[-1].text in listed("ordre")


def _infinitive(said: tuple[str, ...]) -> tuple[str, ...]:
    """« Envoyez le message » is the name « Envoyer le message »."""
    verb = said[0]
    regular = verb[:-1] + "r" if verb.endswith("ez") else verb
    return (str(mapped("infinitifs").get(verb, regular)), *said[1:])


def _unknown(token: Token, before: list[Token]) -> tuple[str, int] | None:
    """« le bouton Continuer »: a name for certain, whether the portal has it or not."""
    named = bool(before) and before[-1].text in ("bouton", "lien") and token.kind == "word"
    return (token.text.capitalize(), 1) if named and token.text.endswith("er") else None


def _inside(before: list[Token]) -> bool:
    """« Dans Objet », « dans l'objet »."""
    last = [t.text for t in before[-2:] if t.kind == "word"]
    return last[-1:] != [] and (last[-1] in listed("lieux") or (last[0] in listed("lieux") and last[-1] in ("l", "le", "la")))


def _announces(token: Token) -> bool:
    """« Cliquez sur Envoyer », « le bouton Envoyer »: what makes one word the name of something."""
    verbs = forms("agir") | forms("agir_sur") | forms("trouver")
    return token.kind == "word" and (token.text in verbs or token.text in mapped("types") or token.text in listed("ordre") - {"et", "la"})
