"""What the adviser asks the client to do on the screen: one instruction for each action, in order.

Words decide, not the act alone: « Maintenant “Déclarer” » has no verb, « je clique pour vous » asks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from crca_sim.conversation.portal.lexicon import forms, heard, listed, mapped
from crca_sim.conversation.portal.names import Known, same
from crca_sim.conversation.portal.roles import or_place, roles
from crca_sim.conversation.portal.tokens import Token, cut
from crca_sim.understanding.reading import SentenceReading

Do = Literal["act", "find", "back", "retry"]
GUIDING = ("guider_pas_a_pas", "presenter_outil_numerique", "situer_information")
_FIRST_PERSON = frozenset({"je", "j"})
_IF = frozenset({"si", "quand", "lorsque", "qu", "que", "comme"})
_NO = frozenset({"ne", "n"})
_BY_VERB = frozenset({"valid", "envoy", "confi", "enreg", "conti", "telec", "conne", "decon"})
_BEFORE_NOUN = frozenset({"la", "une", "cette", "le", "un", "ce", "l", "ma", "mon", "votre"})
_HAVING = frozenset({"avez", "ai", "a", "aviez", "etes", "est", "ont", "aurez"})
_AUXILIARY = frozenset({"allez", "va", "vas", "allons", "faites"})
_NEVER = frozenset({"pas", "plus", "jamais", "rien", "aucun", "aucune"})
_CLITICS = frozenset({"me", "m", "le", "la", "l", "les", "lui", "leur", "y", "en", "nous"})
_THAT = frozenset({"le", "la", "l"})
_BARE = 4
_ASKED_OF_ME = frozenset({"moi", "nous", "me", "m"})


@dataclass(frozen=True, slots=True)
class Instruction:
    """One thing to do. Without `name`, it is told by sight, by rank, by what was just found, or not at all."""

    do: Do
    sentence: SentenceReading
    name: str = ""
    inside: str = ""
    """A menu or part of the page said as the place."""
    after: str = ""
    """A neighbour on the page."""
    kind: str = ""
    rank: int = 0
    sight: tuple[str, ...] = ()
    """Words of colour, place or shape."""
    verb: str = ""
    pronoun: bool = False
    """« cliquez dessus », « activez-le »."""
    bare: bool = False
    """Next to nothing follows the verb."""
    strong: bool = False
    """Asks for an action at the screen for certain, even when nothing says where."""

    @property
    def by_verb(self) -> bool:
        """« validez », « envoyez »: the verb itself names the button."""
        return self.bare and self.verb[:5] in _BY_VERB

    @property
    def aimless(self) -> bool:
        """Nothing says what to act on."""
        return not (self.by_verb or self.name or self.sight or self.rank or self.pronoun or self.after or self.inside)


def instructions(sentences: Iterable[SentenceReading], known: Known) -> list[Instruction]:
    """The instructions of a message, in order; « cherchez X et cliquez dessus » is one."""
    found = [instruction for sentence in sentences for instruction in _in(sentence, cut(sentence.text, known))]
    aimed = [i for i in found if not i.aimless or i.do in ("back", "retry")]
    return _merged(aimed or [i for i in found if i.strong][:1])


# ── One sentence ─────────────────────────────────────────────────────────────────────────────────


def _in(sentence: SentenceReading, tokens: Sequence[Token]) -> list[Instruction]:
    if heard(sentence.text, "retour"):
        return [Instruction("back", sentence, strong=True)]
    marks = [(at, do) for at in range(len(tokens)) if (do := _asks(sentence, tokens, at))]
    if not marks:
        return _retry(sentence) or ([] if _speaks_of_acting(tokens) else _verbless(sentence, tokens))
    parts = [(at, do, tokens[at:end]) for (at, do), end in zip(marks, [*(m[0] for m in marks[1:]), len(tokens)], strict=True)]
    found = [i for at, do, part in parts for i in _clause(sentence, do, tokens[:at], part)]
    found = [*_leading(sentence, tokens[: marks[0][0]]), *found]
    named = any(i.name for i in found)
    return found if named else (_retry(sentence) or found)


def _retry(sentence: SentenceReading) -> list[Instruction]:
    asks = not sentence.text.rstrip().endswith("?") or sentence.does("guider_pas_a_pas")
    return [Instruction("retry", sentence, strong=True)] if heard(sentence.text, "reessayer") and asks else []


def _speaks_of_acting(tokens: Sequence[Token]) -> bool:
    """A verb of action is there, but asks nothing of the client: « si vous cliquez », « je vais ouvrir »."""
    return any(t.kind == "word" and t.text in forms("agir") for t in tokens)


def _leading(sentence: SentenceReading, tokens: Sequence[Token]) -> list[Instruction]:
    """« Maintenant “Déclarer”, et vous choisissez… »: a name before the first verb."""
    orders = tokens and (tokens[0].kind == "name" or tokens[0].text in listed("ordre"))
    said = roles(tokens, -1)
    places = {said.inside, said.after, _stood_on(tokens)} | set(said.named)
    if not orders or sentence.text.rstrip().endswith("?"):
        return []
    return [replace(i, do="act") for i in _verbless(sentence, tokens) if i.name not in places]


def _stood_on(tokens: Sequence[Token]) -> str:
    """« Alors sur l'accueil il y a… »: where one is, when more is said of it."""
    names = [at for at, t in enumerate(tokens) if t.kind == "name"]
    on = [at for at in names if {t.text for t in tokens[max(0, at - 2) : at]} & {"sur"} and at != names[-1]]
    return tokens[on[0]].text if on else ""


def _asks(sentence: SentenceReading, tokens: Sequence[Token], at: int) -> Do | None:
    """Whether the word there asks for an action, or to find something."""
    token = tokens[at]
    if token.kind != "word":
        return None
    word, before = token.text, [t.text for t in tokens[max(0, at - 6) : at]]
    if word in _AUXILIARY and _infinitive(tokens, at + 1):
        return None
    if word.startswith("envo") and at + 2 < len(tokens) and tokens[at + 1].text in ("le", "la", "les") and tokens[at + 2].kind == "word":
        return None
    if word.startswith("envo") and heard(sentence.text, "autre_voie") and not _has_name(tokens, at):
        return None
    if word.startswith("pass") and at + 1 < len(tokens) and tokens[at + 1].text == "par":
        return None
    after = [t.text for t in tokens[at + 1 : at + 4]]
    if word not in forms("agir") | forms("agir_sur") | forms("trouver") or not _addressed(sentence, word, before, after):
        return None
    if word in forms("trouver"):
        return "find"
    return "act" if word in forms("agir") or _has_name(tokens, at) or _takes_it(tokens, at) else None


def _takes_it(tokens: Sequence[Token], at: int) -> bool:
    """« Il y a un lien “Ajouter une pièce”, prenez-le. »"""
    return _pronoun(tokens[at:]) and any(t.kind == "name" for t in tokens[:at])


def _infinitive(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "word" and tokens[at].text.endswith(("er", "ir", "re"))


def _addressed(sentence: SentenceReading, word: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """Said to the client as something to do: neither denied, nor supposed, nor what the adviser does."""
    if word.endswith("e") and (set(before[-2:]) & _HAVING or set(before[-1:]) & _BEFORE_NOUN):
        return False
    if (before and before[-1] in _NO) or (set(before[-2:]) & _NO and "pas" in after):
        return False
    if after and (after[0] in _ASKED_OF_ME or (len(after) > 1 and after[0] in ("le", "la", "les") and after[1] in _ASKED_OF_ME)):
        return False
    if word.endswith("ez") or word in ("allez", "faites", "va", "vas", "choisis"):
        return _imperative(sentence, word, before)
    if word.endswith("ons"):
        return True
    return _led_to(sentence, before)


def _imperative(sentence: SentenceReading, word: str, before: Sequence[str]) -> bool:
    clitics = next((n for n, word_before in enumerate(reversed(before)) if word_before not in _CLITICS), len(before))
    ahead = list(before[: len(before) - clitics])
    if set(before[len(before) - clitics :]) & _ASKED_OF_ME or "me" in before[len(before) - clitics :]:
        return False
    if "vous" not in ahead[-1:]:
        return True
    if set(ahead[-3:-1]) & _IF and "ce" not in ahead[-4:-1]:
        return False
    return not sentence.text.rstrip().endswith("?") or word in ("voyez", "entendez", "trouvez")


def _led_to(sentence: SentenceReading, before: Sequence[str]) -> bool:
    """An infinitive asks when something leads to it: « vous allez cliquer », « puis ouvrir », « je vous invite à »."""
    asked = set(before[-2:-1]) & listed("amorces") and set(before[-1:]) <= _THAT
    if (set(before[-1:]) & (listed("but") | _ASKED_OF_ME) and not asked) or "qui" in before:
        return False
    mine = set(before[-4:]) & _FIRST_PERSON and "vous" not in before[-3:]
    return not mine and (bool(set(before) & listed("amorces")) or sentence.does("guider_pas_a_pas"))


def _has_name(tokens: Sequence[Token], at: int) -> bool:
    return any(t.kind == "name" for t in tokens[at + 1 : at + 12]) or bool({t.text for t in tokens[at + 1 : at + 5]} & listed("touches"))


# ── One clause: a verb and what follows it ───────────────────────────────────────────────────────


def _clause(sentence: SentenceReading, do: Do, before: Sequence[Token], part: Sequence[Token]) -> list[Instruction]:
    verb = part[0].text
    base = Instruction(do, sentence, verb=verb, strong=verb in forms("agir"))
    said = or_place(roles([*before[-6:], *part], len(before[-6:]), finding=do == "find"))
    if said.targets:
        first = [replace(base, pronoun=True)] if do == "act" and heard(_up_to_name(part), "dessus") and _goes_on(part) else []
        return [*first, *(replace(base, name=name, inside=said.inside, after=said.after) for name in said.targets)]
    pronoun = _pronoun(part) or (bool(before) and before[-1].text in _THAT and verb.endswith(("er", "ir", "re")))
    spoken_of = next((t.text for t in reversed(before) if t.kind == "name"), "")
    if pronoun and spoken_of:
        return [replace(base, name=spoken_of)]
    words = [t.text for t in (*(before[-6:] if pronoun else ()), *part) if t.kind == "word"]
    rank = next((int(mapped("rangs")[w]) for w in words if w in mapped("rangs")), 0)
    kind = next((str(mapped("types")[w]) for w in words if w in mapped("types")), "")
    if set(words) & listed("deplacement") and not pronoun:
        return []
    said_only = verb.endswith(("er", "ir", "re")) and not sentence.does("guider_pas_a_pas")
    if said_only and not (rank or pronoun or said.inside or said.after or _sight(words)):
        return []
    return [
        replace(
            base, bare=len(words) <= _BARE, rank=rank, kind=kind, sight=_sight(words), pronoun=pronoun, inside=said.inside, after=said.after
        )
    ]


def _goes_on(part: Sequence[Token]) -> bool:
    """« Allez-y, puis “Voir le dossier” » are two things; « allez-y, “Voir le dossier” » and « allez-y préparer » are one."""
    until = next((i for i, t in enumerate(part) if t.kind == "name"), 0)
    return any(t.text in ("puis", "ensuite", "et", "apres", "maintenant") for t in part[:until])


def _up_to_name(part: Sequence[Token]) -> str:
    return " ".join(t.text for t in part[: next((i for i, t in enumerate(part) if t.kind == "name"), 0)])


def _pronoun(part: Sequence[Token]) -> bool:
    said = " ".join(t.text for t in part)
    ends = len(part) == 2 or (len(part) > 2 and (part[2].kind == "mark" or part[2].text in listed("ordre")))
    return (len(part) > 1 and part[1].text in ("le", "la", "y") and ends) or heard(said, "dessus")


def _sight(words: Sequence[str]) -> tuple[str, ...]:
    seen = listed("couleurs") | listed("positions") | listed("ici")
    return tuple(word for word in words if word in seen)


# ── No verb ──────────────────────────────────────────────────────────────────────────────────────


def _verbless(sentence: SentenceReading, tokens: Sequence[Token]) -> list[Instruction]:
    """« Maintenant “Déclarer”. », « “Mes contrats”, vous le voyez ? », « Il s'appelle “Envoyer”. »"""
    words = [t.text for t in tokens if t.kind == "word"]
    if (set(words) & _FIRST_PERSON and "prie" not in words) or (set(words) & _NO and set(words) & _NEVER):
        return []
    said = or_place(roles(tokens, -1, finding=True))
    quoted = any(t.kind == "name" and t.quoted for t in tokens)
    alone = set(words) <= set(mapped("rangs")) | listed("ordre") | listed("petits") | listed("politesses") | set(mapped("types"))
    if not said.targets:
        return _shown_by_sight(sentence, words)
    if not (quoted or alone or sentence.does(*GUIDING)):
        return []
    asking = sentence.text.rstrip().endswith("?")
    naming = bool(said.named) or words[:2] == ["c", "est"]
    led = "reste" in words or (bool(words) and words[0] in listed("ordre"))
    orders = tokens[0].kind == "name" or alone or led or sentence.does("guider_pas_a_pas")
    finding = asking or naming or bool(set(words) & forms("trouver"))
    if finding and not (asking or naming or sentence.does("guider_pas_a_pas", "situer_information")):
        return []
    if not (finding or orders):
        return []
    do: Do = "find" if finding else "act"
    return [Instruction(do, sentence, name=name, inside=said.inside, after=said.after) for name in said.targets]


def _shown_by_sight(sentence: SentenceReading, words: Sequence[str]) -> list[Instruction]:
    """« C'est le bouton vert au milieu », « en haut à droite »: no verb of action, and nothing but what is seen."""
    kind = next((str(mapped("types")[w]) for w in words if w in mapped("types") and w not in listed("pages")), None)
    sight = _sight(words)
    placed = len(set(sight) & listed("positions")) > 1 and not set(words) & listed("papiers")
    return [Instruction("find", sentence, kind=kind or "", sight=sight)] if (kind is not None and sight) or placed else []


def _merged(found: list[Instruction]) -> list[Instruction]:
    out: list[Instruction] = []
    for one in found:
        last = out[-1] if out else None
        if last is not None and last.do == "find" and one.do == "act" and (one.pronoun or (one.name and same(one.name, last.name))):
            out[-1] = replace(one, name=last.name, inside=last.inside, after=last.after, pronoun=False)
        elif last is not None and one.name and last.name and same(one.name, last.name):
            continue
        else:
            out.append(one)
    return out
