"""Questions and facts: who is asked what, what comes out, what is restated, what is picked up."""

from __future__ import annotations

import re
from typing import Literal

from crca_sim import events as ev
from crca_sim.authoring.scenario import Fact
from crca_sim.conversation import (
    access,
    agreement,
    budget,
    coordinates,
    danger,
    fatigue,
    follow_ups,
    fragments,
    life,
    lines,
    objections,
    parry,
    repartees,
    signs,
    telling,
)
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import bare_words, marked
from crca_sim.conversation.misquoted import misquoted, other_figures
from crca_sim.understanding.expressions import said_among, says, words
from crca_sim.understanding.reading import SentenceReading, TopicSeen

ASKING = (
    "question_ouverte", "question_fermee", "demander_identite", "demander_coordonnees", "demander_motif",
    "creuser_objection", "evaluer_aisance_numerique", "presenter_facultatif",
)  # fmt: skip
EXPLAINING = ("expliquer_garantie", "signaler_limites", "argumenter")
IDENTIFYING = ("demander_identite", "demander_coordonnees")
POLITE = ("presenter_excuses", "exprimer_empathie", "accuser_reception", "remercier", "saluer", "se_presenter", "f_tutoyer")
"""Acts that ask nothing and keep nothing from being asked beside them."""
NAMED_ALONE, FEW_WORDS = 0.9, 8
"""« Ton mail stp », « prix actuel » : a subject named alone, in a few words, is asked for."""
CLOSE = 0.12
"""Two topics nearer than this are a doubt: the client asks which."""
FAULTY = (
    "f_insulter", "f_brusquer", "f_demander_diagnostic", "f_question_interdite", "f_demander_secret", "f_discriminer", "f_infantiliser",
    "f_divulguer_soupcon", "f_divulguer_donnees", "f_entraver_droit",
)  # fmt: skip
"""What is said so is answered as such, not as a question of discovery."""
OTHERWISE = (
    "demander_accord", "faire_signer", "annoncer_prix", "presenter_offre", "proposer_option",
    "mesurer_satisfaction", "verifier_comprehension",
)  # fmt: skip
"""Questions that are not of discovery."""
JOINS = re.compile(
    r"\b(?:et|ou|puis)\b|;|/|\+"
    r"|,(?! ?(?:elles?|ils?|c'est|ça|ce|vous|est-ce|combien|où|quand|comment|quel|qui|qu'|s'il|chez))"
)
"""What joins two subjects in one question; « la voiture, elle dort où ? » has one."""
NAMED = ("nom", "date_naissance", "numero_contrat", "adresse")
"""Topics that identify, whose plain words are enough in a question of identity."""
_NAMED_IN_IT = re.compile(r"(?<=[\w,;:»] )[A-ZÉÈÀÎÔ][a-zéèêëàâîïôûç]{2,}\b")
"""A capital inside a sentence: someone's name."""
CERTAIN = 0.85
"""Confidence from which a repeated question irritates."""
SURE = 0.75
"""Confidence from which words that no act recognised are about a topic."""
UNSURE = 0.6
"""Confidence under which a topic is no more than a guess."""
FAINT = 0.2
"""Confidence from which a question may be about something that was told already."""
ANSWERS_AT_ONCE = 2
IN_A_LETTER = 8
"""Questions that a letter may ask."""
LISTED = 5
"""Commas from which a sentence is a list and takes nothing up."""


def listen(x: Exchange) -> None:
    """Hints picked up, restatements, then questions and their answers."""
    _pick_up(x)
    _reformulations(x)
    _recorded_values(x)
    _questions(x)


def facts_about(x: Exchange, sentence: SentenceReading) -> list[str]:
    """The scenario's facts that a sentence is about, best first."""
    if called := repartees.fact_called(x, sentence, repartees.PLAINLY):
        return [called]
    topics = coordinates.of_mail(sentence, _about(x, sentence))
    if coordinates.asks_for_a_form(sentence):
        topics = tuple(sorted(topics, key=lambda seen: seen.topic != "format_documents"))
    found = [f for seen in topics for f in _facts_of(x, seen.topic)]
    if topics and topics[0].confidence >= SURE and not _facts_of(x, topics[0].topic):
        # Surely about something else: only what is as sure can be meant too.
        return [f for seen in topics if seen.confidence >= SURE for f in _facts_of(x, seen.topic)]
    if life.about_another(sentence.text):
        return [f for f in dict.fromkeys(found) if not life.of_oneself(x.fact(f))]
    if not found and (called := repartees.fact_called(x, sentence)):
        return [called]
    return list(dict.fromkeys(found)) or (x.cast.index.nearest(sentence.text) if x.cast.index else [])


def _facts_of(x: Exchange, topic: str) -> list[str]:
    return [f for f, fact in x.scenario.facts.items() if topic == f or topic in fact.topics]


def says_nothing_else(text: str) -> bool:
    """« Où ? », « combien ? »: a bare question word names nothing."""
    return set(words(text)) <= bare_words()


def _about(x: Exchange, sentence: SentenceReading) -> tuple[TopicSeen, ...]:
    """The topics of a sentence; « vous en êtes à combien ? » is about what the sentence before it named."""
    if says_nothing_else(sentence.text):
        return ()
    best = sentence.topics[0].confidence if sentence.topics else 0.0
    before = [s for s in x.sentences if s.end <= sentence.start and s.topics]
    if best < UNSURE and before and before[-1].topics[0].confidence > best:
        return before[-1].topics[:1]
    return sentence.topics


# ── Hints ────────────────────────────────────────────────────────────────────────────────────────


def _pick_up(x: Exchange) -> None:
    for need_id, need in x.scenario.needs.items():
        if not x.state.hints[need_id] or need_id in x.state.picked_up:
            continue
        plain = [s for s in x.sentences if s.text.count(",") < LISTED and not s.does(*FAULTY)]
        sentence = next((s for s in plain if said_among(s.text, need.picked_up) or _asks_about(s, need.topics)), None)
        if sentence:
            x.note(ev.HintPickedUp(turn=x.turn, need=need_id, quote=sentence.text))
            x.react("indice_releve", sentence.text)
            x.advanced = True


def _asks_about(sentence: SentenceReading, topics: tuple[str, ...]) -> bool:
    return asks(sentence) and any(seen.topic in topics and seen.confidence >= UNSURE for seen in sentence.topics)


def reveal_needs(x: Exchange) -> None:
    """A need whose facts are all told is on the table."""
    for need_id, need in x.scenario.needs.items():
        if need_id not in x.state.revealed and need.facts and all(f in x.state.disclosed for f in need.facts):
            x.note(ev.NeedRevealed(turn=x.turn, need=need_id))


# ── Restating ────────────────────────────────────────────────────────────────────────────────────


def _reformulations(x: Exchange) -> None:
    restating = _restating(x)
    if not restating:
        return
    right = [f for f in x.state.disclosed if f in x.scenario.facts and said_among(x.text, x.fact(f).taken_up)]
    wrong = [f for f in x.scenario.facts if any(said_among(s.text, x.fact(f).contradicted) for s in restating)]
    wrong += [f for s in restating for f in misquoted(x, s) if f not in wrong]
    quote = x.text[restating[0].start : restating[-1].end]
    if x.reading.doing("reformuler") or right or wrong:
        x.note(ev.Reformulated(turn=x.turn, right=tuple(right), wrong=tuple(wrong), confirmation_asked=_confirms(x), quote=quote))
        _answer_restating(x, right, wrong, quote)


def _restating(x: Exchange) -> tuple[SentenceReading, ...]:
    """Sentences that restate: by their act, by a summary that asks to be confirmed, or by what they take up."""
    if found := x.reading.doing("reformuler"):
        return found
    summing_up = x.reading.doing("synthetiser") if marked(x.text, "confirmation") else ()
    return summing_up or _restates_by_content(x)


def _restates_by_content(x: Exchange) -> tuple[SentenceReading, ...]:
    """« Donc… », or a question of confirmation, that takes up two told facts restates, whatever it looked like."""
    told = [f for f in x.state.disclosed if f in x.scenario.facts and said_among(x.text, x.fact(f).taken_up)]
    restates = marked(x.text, "confirmation") or marked(x.text, "reprise_libre")
    offering = [s for s in x.reading.doing("presenter_offre", "annoncer_prix") if not budget.said_back(x, s)]
    return x.sentences if len(told) >= 2 and restates and not offering else ()


def _confirms(x: Exchange) -> bool:
    return marked(x.text, "confirmation") or x.text.rstrip().endswith("?")


def _answer_restating(x: Exchange, right: list[str], wrong: list[str], quote: str) -> None:
    if wrong:
        x.react("reformulation_fausse", quote)
        x.line("answer", "resume_faux", fait=_short(x, wrong[0]))
        x.note(ev.FactDisclosed(turn=x.turn, fact=wrong[0], how="volunteered", in_full=True))
    elif right:
        x.react("reformulation_juste", quote)
        x.line("reaction", "resume_juste")
        x.advanced = True
        telling.complete(x)
    elif _confirms(x) and not x.state.offers and not right and not any(_restates_nothing_told(x, s) for s in x.sentences):
        x.line("remark", "resume_vide")


def _short(x: Exchange, fact_id: str) -> str:
    """The fact in brief, to follow a colon."""
    fact = x.fact(fact_id)
    said = (fact.brief or fact.full)[0]
    name = fact.identity and said.partition(" ")[0] not in ("Le", "C'est", "Je", "J'habite", "Au", "Mon", "Ma")
    return said if name else said[0].lower() + said[1:]


def _recorded_values(x: Exchange) -> None:
    """A recorded value said aloud by the adviser (`reglementation.md` R12: identify without exposing)."""
    for fact_id, fact in x.scenario.facts.items():
        value = x.scenario.record.fields.get(fact.field or fact_id)
        said = _recorded_part(x.text, value) if fact.known and value and fact_id not in x.state.disclosed else None
        if said and not _told_by_themself(x, said):
            quote = next((s.text for s in x.sentences if says(s.text, said)), x.text)
            x.note(ev.RecordedValueSaid(turn=x.turn, fact=fact_id, identified=x.state.identified, quote=quote))


def _told_by_themself(x: Exchange, value: str) -> bool:
    """« Ferrier, à Valence »: what the client said first gives nothing away."""
    return any(says(line, value) for line in x.state.lines_said)


def _recorded_part(text: str, value: str) -> str | None:
    """The recorded value, or the street of a recorded address, when it is said."""
    street = value.partition(",")[0]
    parts = (value, street) if len(street.split()) >= 3 else (value,)
    return next((part for part in parts if len(part) > 3 and says(text, part)), None)


# ── Questions ────────────────────────────────────────────────────────────────────────────────────


def asks(sentence: SentenceReading) -> bool:
    """A question, or what looks like one and is surely about something, whatever its act looked like."""
    if sentence.does(*FAULTY) or marked(sentence.text, "enquete") or _explains(sentence):
        return False
    if sentence.does(*ASKING):
        return "?" in sentence.text or not _only_reassures(sentence)
    if sentence.does(*OTHERWISE):
        return False
    starts = " ".join(sentence.text.split()[:4])
    if follow_ups.kind_of(sentence.text) and sentence.text.rstrip().endswith("?"):
        return True
    looks = sentence.text.rstrip().endswith("?") or (not sentence.acts and marked(starts, "interrogation"))
    only_polite = all(seen.act in POLITE for seen in sentence.acts)
    floor = UNSURE if sentence.text.rstrip().endswith("?") and only_polite else SURE
    best = sentence.topics[0].confidence if sentence.topics else 0.0
    return (looks and best >= floor) or (only_polite and best >= NAMED_ALONE and len(words(sentence.text)) <= FEW_WORDS)


def _nearly_asks(x: Exchange, sentence: SentenceReading) -> bool:
    """A question in which no act nor topic was recognised, with words that name one fact."""
    plain = not sentence.topics and not sentence.acts and sentence.text.rstrip().endswith("?")
    return plain and x.cast.index is not None and bool(x.cast.index.nearest(sentence.text))


def _only_reassures(sentence: SentenceReading) -> bool:
    """« Ce n'est pas obligatoire. » after a question asks nothing of its own."""
    return [a.act for a in sentence.acts if a.act in ASKING] == ["presenter_facultatif"]


def _explains(sentence: SentenceReading) -> bool:
    """« Elle ne couvre pas ses blessures. » : an explanation with a full stop asks nothing, whatever it looked like too."""
    asking = {seen.act for seen in sentence.acts} & set(ASKING)
    return asking == {"question_fermee"} and sentence.does(*EXPLAINING) and sentence.text.rstrip().endswith(".")


def _questions(x: Exchange) -> None:
    if x.reading.style.diagnosis or x.reading.doing("f_insulter", "f_demander_diagnostic") or fragments.was_cut(x):
        return
    questions = [s for s in x.sentences if (asks(s) or _nearly_asks(x, s)) and s.start not in x.aside and not _answered_elsewhere(x, s)]
    if _missed(x, questions):
        return
    limit = x.cast.accommodation.questions if x.cast.accommodation else IN_A_LETTER if x.scenario.channel == "courriel" else 3
    if len(questions) > limit:
        x.line("remark", "trop_de_questions")
        questions = questions[-limit:]
    answered, most = 0, 1 if fatigue.tired(x) else ANSWERS_AT_ONCE + (x.scenario.channel == "courriel")
    for sentence in questions:
        answered += _question(x, sentence, left=most - answered)
    _follow_the_hint(x)


def _answered_elsewhere(x: Exchange, sentence: SentenceReading) -> bool:
    """Questions that something else answers: a restatement, a check of understanding, an adaptation just offered."""
    if sentence.start in x.aside or agreement.asks_whether_it_bothers(x, sentence):
        return True
    if agreement.is_about_the_contact(x, sentence) or agreement.asks_decision(x, sentence):
        return True
    if marked(sentence.text, "controle") or sentence.does("demander_accord"):
        return not sentence.does("question_ouverte", "question_fermee") or marked(sentence.text, "controle")
    if agreement.asks_a_fact(x, sentence) or _restates_nothing_told(x, sentence):
        return False
    if sentence.does("reformuler", "synthetiser", "verifier_comprehension") or (x.state.understood and marked(sentence.text, "redire")):
        return True
    asked = sentence.text.rstrip().endswith("?")
    if x.happened(ev.Reformulated) and (marked(sentence.text, "confirmation") or not sentence.topics or not asked):
        return asked or not sentence.does("question_ouverte")
    if x.happened(ev.PreferenceTold):
        return not (sentence.does("question_ouverte", "question_fermee", *IDENTIFYING) and facts_about(x, sentence))
    if sentence.does("presenter_facultatif") and any(said_among(x.text, c.named) for c in x.scenario.complements.values()):
        return True
    objection = x.scenario.objections.get(x.state.open_objection() or "")
    if objection and sentence.does("question_ouverte") and sentence.topics:
        return objections.wonders_about(x, sentence, objection)
    explores = sentence.does("creuser_objection") and (objection is not None or x.happened(ev.ObjectionMoved))
    return explores and not (sentence.topics and sentence.topics[0].confidence >= SURE and facts_about(x, sentence))


def _restates_nothing_told(x: Exchange, sentence: SentenceReading) -> bool:
    """« Un logement que vous louez, c'est ça ? » to who had not said it yet is a question."""
    restated = next((e for e in x.events if isinstance(e, ev.Reformulated)), None)
    if restated is None or restated.right or restated.wrong or not sentence.does("question_fermee"):
        return False
    return any(f not in x.state.disclosed and _surely(sentence, f, x.fact(f).topics) for f in facts_about(x, sentence))


def _missed(x: Exchange, questions: list[SentenceReading]) -> bool:
    """The question was not heard: nothing was asked, as far as the client knows."""
    about = [s for s in questions if not s.does("demander_motif", *IDENTIFYING)]
    if not about or not signs.misses_question(x):
        return False
    for fact_id in facts_about(x, about[0])[:1]:
        x.note(ev.FactWithheld(turn=x.turn, fact=fact_id, why="not_heard"))
    return True


def _question(x: Exchange, sentence: SentenceReading, left: int) -> int:
    if follow_ups.answer(x, sentence) or repartees.answer(x, sentence, repartees.EXACTLY):
        return 1
    if not life.about_another(sentence.text) and coordinates.tell(x, sentence):
        return 1
    if sentence.does("demander_motif") and not _topic_of_interest(x, sentence):
        return _request(x)
    if hinted := _by_the_hint(x, sentence):
        _ask(x, sentence, hinted)
        return 1
    if _of_someone_else(x, sentence) and repartees.answer(x, sentence):
        return 1
    if not sentence.does(*IDENTIFYING) and repartees.answer(x, sentence, repartees.PLAINLY):
        return 1
    found = _untold_first(x, sentence, [f for f in facts_about(x, sentence) if _within_reach(x, sentence, f)])
    if not found:
        return _unknown(x, sentence)
    if _doubtful(x, sentence, found):
        return _which(x, sentence)
    several = _several(x, sentence, found)[: max(1, left)]
    if sentence.does("demander_identite"):
        several = _elements(x, sentence, found)[:3] or several
    told = {e.fact for e in x.events if isinstance(e, ev.FactAsked)}
    for fact_id in several:
        if fact_id not in told:
            _ask(x, sentence, fact_id)
    if sentence.does("demander_identite"):
        life.give_name(x, sentence)
    if opens(x, sentence):
        telling.go_on(x)
    return len(several)


def _of_someone_else(x: Exchange, sentence: SentenceReading) -> bool:
    """« La date de naissance de Gabin », « de votre fils »: who is asked for is not the client."""
    own = {x.cast.persona.first_name, x.cast.persona.last_name}
    named = {name for name in _NAMED_IN_IT.findall(sentence.text) if name not in own}
    known = any(name in line for name in named for said in x.cast.repertoire.repartees.values() for line in said.lines)
    return sentence.does(*IDENTIFYING) and (life.about_another(sentence.text) or known)


def _elements(x: Exchange, sentence: SentenceReading, found: list[str]) -> list[str]:
    """The elements of identity asked for, those that the sentence only names (« …et votre adresse ? ») included."""
    known = [f for f in found if x.fact(f).identity or _surely(sentence, f, x.fact(f).topics)]
    identity = (f for f, fact in x.scenario.facts.items() if fact.identity or f in x.scenario.controls)
    named = [f for f in identity if any(t in NAMED and marked(sentence.text, f"element_{t}") for t in x.fact(f).topics)]
    return list(dict.fromkeys((*known, *named)))


def _several(x: Exchange, sentence: SentenceReading, found: list[str]) -> list[str]:
    """One subject, or those that the question joins (« votre bonus et vos sinistres ? »); what is hidden never comes out as one more."""
    joined = len(_strong(sentence)) > 1 and JOINS.search(sentence.text[3:]) is not None
    if not joined or opens(x, sentence):
        return _tellable(x, sentence, found)[:1]
    return [f for n, f in enumerate(found) if n == 0 or x.fact(f).disclosure != "indice"]


def _untold_first(x: Exchange, sentence: SentenceReading, found: list[str]) -> list[str]:
    """Of two subjects that a question may be about, nearly as surely, the one that the client has not told yet."""
    strong = set(_strong(sentence))
    fresh = [f for f in found if f not in x.state.disclosed and strong & {f, *x.fact(f).topics}]
    return [f for f in found if f not in x.state.disclosed] if fresh else found


def _within_reach(x: Exchange, sentence: SentenceReading, fact_id: str) -> bool:
    """What only a hint brings out is told when its need was picked up, or to who asks for it by name."""
    if x.fact(fact_id).disclosure != "indice" or fact_id in x.state.disclosed:
        return True
    picked = any(fact_id in need.facts or fact_id in _kin(x, n) for n, need in x.scenario.needs.items() if n in x.state.picked_up)
    named = any(t.confidence >= SURE and t.topic in (fact_id, *x.fact(fact_id).topics) for t in sentence.topics)
    return picked or (named and len(words(sentence.text)) >= 3)


def _kin(x: Exchange, need_id: str) -> list[str]:
    """Facts on the need's own topics, beyond those that reveal it."""
    topics = set(x.scenario.needs[need_id].topics)
    return [f for f, fact in x.scenario.facts.items() if topics & set(fact.topics)]


def _tellable(x: Exchange, sentence: SentenceReading, found: list[str]) -> list[str]:
    """To an open question the client answers with what they like to tell, and what they have not told yet."""
    if not opens(x, sentence):
        return found
    strong = set(_strong(sentence))
    near = {f for f in found if strong & {f, *x.fact(f).topics}} or set(found)
    return sorted(found, key=lambda f: (f not in near, f in x.state.disclosed, x.fact(f).disclosure != "ouverte"))


def _topic_of_interest(x: Exchange, sentence: SentenceReading) -> bool:
    """« Quel est votre projet ? » asks more than what brings the client; a likeness of words with a fact is not enough for that."""
    topics = {seen.topic for seen in _about(x, sentence)}
    known = any(topics & {name, *fact.topics} for name, fact in x.scenario.facts.items())
    first = x.state.spoken <= 1
    offers_help = any(words in sentence.text for words in ("aider", "puis-je faire", "je peux faire"))
    return known and not first and "?" in sentence.text and not offers_help


def _strong(sentence: SentenceReading) -> list[str]:
    floor = max(UNSURE, 0.8 * sentence.topics[0].confidence) if sentence.topics else UNSURE
    return [seen.topic for seen in sentence.topics if seen.confidence >= floor]


def _doubtful(x: Exchange, sentence: SentenceReading, found: list[str]) -> bool:
    if len(found) < 2 or len(sentence.topics) < 2 or sentence.does("question_ouverte", *IDENTIFYING):
        return False
    first, second = sentence.topics[0].confidence, sentence.topics[1].confidence
    return first - second < CLOSE and first < 0.5


def _which(x: Exchange, sentence: SentenceReading) -> int:
    a, b = (x.fact(f).label for f in facts_about(x, sentence)[:2])
    return 1 if x.line("answer", "lequel", a=a, b=b) else 0


def _request(x: Exchange) -> int:
    said = x.propose("answer", x.scenario.request, "demande") if not x.state.offers and x.state.spoken <= 4 else None
    x.advanced = x.advanced or said is not None
    return 1 if said else 0


def _unknown(x: Exchange, sentence: SentenceReading) -> int:
    for seen in sentence.topics:
        if seen.topic in life.PERSONAL and life.about_another(sentence.text):
            continue
        if (known := x.cast.persona.knowledge.get(seen.topic)) and x.propose("answer", known, f"sait:{seen.topic}"):
            return 1
    if repartees.answer(x, sentence) or life.answers(x, sentence) or repartees.answer_as_anyone(x, sentence):
        return 1
    if says_nothing_else(sentence.text):
        return 1 if _request(x) or follow_ups.on_the_last(x, sentence) or x.line("answer", "pas_compris") else 0
    if sentence.does(*IDENTIFYING):
        return _identify(x, sentence)
    if hinted := _behind_the_hint(x):
        _ask(x, sentence, hinted)
        return 1
    if opens(x, sentence) and (marked(sentence.text, "invitation") or _invites(x, sentence)):
        return _tell_something(x, sentence)
    if opens(x, sentence) or sentence.does("question_fermee") or sentence.text.rstrip().endswith("?"):
        if (opens(x, sentence) or x.state.spoken <= 3) and marked(sentence.text, "ouverture_large") and _request(x):
            return 1
        if repartees.answer(x, sentence, repartees.PERHAPS) or follow_ups.on_the_last(x, sentence) or _told_before(x, sentence):
            return 1
        return 1 if x.line("answer", _said_for_want_of_an_answer(x, sentence)) else 0
    return 0


def _told_before(x: Exchange, sentence: SentenceReading) -> bool:
    """Nobody claims not to know what they told: a faint likeness is enough to say it once more."""
    faintly = [seen.topic for seen in (*sentence.called, *sentence.topics) if seen.confidence >= FAINT]
    told = next((f for f in faintly if f in x.state.disclosed and f in x.scenario.facts), None)
    return told is not None and x.line("answer", "deja_dit", fait=_short(x, told)) is not None


def _said_for_want_of_an_answer(x: Exchange, sentence: SentenceReading) -> str:
    """The line of who has nothing to answer: one does not know, does not see what is asked, or comes back to the subject."""
    if parry.off_subject(x, sentence) and not parry.begins(x):
        return "hors_sujet"
    return parry.unknown_key(sentence.text)


def _invites(x: Exchange, sentence: SentenceReading) -> bool:
    """An open question at the start, about nothing in particular, lets the client begin where they like."""
    return not x.state.disclosed and marked(sentence.text, "ouverture_large")


def _by_the_hint(x: Exchange, sentence: SentenceReading) -> str | None:
    """« Vous parliez d'un détail… »: who comes back on a hint in its own words hears what was behind."""
    surely = any(seen.confidence >= UNSURE and _facts_of(x, seen.topic) for seen in sentence.topics)
    back = any(isinstance(e, ev.HintPickedUp) and e.quote == sentence.text for e in x.events)
    return _behind_the_hint(x) if back and not surely else None


def _behind_the_hint(x: Exchange) -> str | None:
    """What a need picked up in this very message makes the client tell."""
    needs = [e.need for e in x.events if isinstance(e, ev.HintPickedUp)]
    return next((f for n in needs for f in x.scenario.needs[n].facts if f not in x.state.disclosed), None)


def _follow_the_hint(x: Exchange) -> None:
    """Coming back on a hint, even to confirm it, makes the client tell what was behind."""
    asking = next((s for s in x.sentences if "?" in s.text), None)
    hinted = _behind_the_hint(x)
    if asking and hinted and not x.held and not x.happened(ev.FactDisclosed):
        _ask(x, asking, hinted)


def opens(x: Exchange, sentence: SentenceReading) -> bool:
    """An open question; looking for « what lies behind » is one when nothing was objected."""
    return sentence.does("question_ouverte") or (sentence.does("creuser_objection") and not x.state.open_objection())


def _identify(x: Exchange, sentence: SentenceReading) -> int:
    """Asked who they are without a word that says which element: the first that was not given yet."""
    if life.give_name(x, sentence):
        return 1
    left = [f for f in x.scenario.controls if f not in x.state.identity_given]
    if left:
        _ask(x, sentence, left[0])
    return len(left[:1])


def _tell_something(x: Exchange, sentence: SentenceReading) -> int:
    """« Racontez-moi » about nothing in particular: the client starts with what they would tell anyone."""
    fresh = [f for f, fact in x.scenario.facts.items() if fact.disclosure == "ouverte" and f not in x.state.disclosed]
    if not fresh:
        return 1 if x.line("answer", "rien_a_ajouter") else 0
    _ask(x, sentence, fresh[0])
    return 1


def _ask(x: Exchange, sentence: SentenceReading, fact_id: str) -> None:
    if fragments.beginning(x, fact_id) or _just_told(x, fact_id):
        return
    fact, openly = x.fact(fact_id), opens(x, sentence)
    known = fact_id in x.state.disclosed and not (openly and fact_id in x.state.in_brief)
    if known and follow_ups.further(x, sentence, fact_id):
        return
    checks = sentence.does("verifier_comprehension", "reformuler") or deepens(sentence) or parry.either(sentence)
    again = known and not checks and _surely(sentence, fact_id, fact.topics)
    if known and not openly and said_among(sentence.text, fact.taken_up) and _as_told(fact, sentence):
        _confirm(x, fact_id, sentence)
        return
    x.note(ev.FactAsked(turn=x.turn, fact=fact_id, openly=openly, again=again, quote=sentence.text))
    if danger.overwhelms(x, fact_id, sentence):
        return
    missed = not again and not access.clear(x, sentence.text) and _mishear(x, fact_id)
    if openly and not missed:
        x.react("question_ouverte", sentence.text)
    given: tuple[ev.IdentityGiven, ...] = ()
    if fact.identity and (sentence.does(*IDENTIFYING) or x.state.stage in ("accueil", "identification")):
        x.note(ev.IdentityAsked(turn=x.turn, element=fact_id, quote=sentence.text))
        given = (ev.IdentityGiven(turn=x.turn, element=fact_id, right=True),)
    if again:
        fragments.tell(x, None, *given)
        _repeat(x, fact_id, sentence)
    elif not missed:
        _disclose(x, fact_id, openly, given)
        if fact.known and not fact.identity and _surely(sentence, fact_id, fact.topics):
            x.react("deja_au_dossier", sentence.text)


def deepens(sentence: SentenceReading) -> bool:
    """« Vous me parliez du vol : qu'est-ce qui vous inquiète ? » goes further; it does not ask again."""
    return marked(sentence.text, "approfondit") or (sentence.does("question_ouverte") and marked(sentence.text, "retour_sur"))


def _just_told(x: Exchange, fact_id: str) -> bool:
    """Told in this very answer: two sentences asked for the same thing."""
    return any(isinstance(e, ev.FactDisclosed) and e.fact == fact_id for e in x.events)


def _as_told(fact: Fact, sentence: SentenceReading) -> bool:
    """« Depuis deux ans ? » to who said twelve, « gros ou normal ? », « depuis quand ? »: no mere thing to confirm."""
    return not parry.either(sentence) and parry.unknown_key(sentence.text) == "ne_sait_pas_oui_non" and not other_figures(fact, sentence)


def _surely(sentence: SentenceReading, fact_id: str, topics: tuple[str, ...]) -> bool:
    """Whether the sentence is about this fact for certain, and first of all: nobody is reproached on a guess."""
    return any(seen.confidence >= CERTAIN and seen.topic in (fact_id, *topics) for seen in sentence.topics[:1])


def _confirm(x: Exchange, fact_id: str, sentence: SentenceReading) -> None:
    """The question says again what the client told: they confirm it, without a reproach."""
    x.note(ev.FactAsked(turn=x.turn, fact=fact_id, openly=False, again=False, quote=sentence.text))
    x.line("answer", "confirmer")
    x.advanced = True


def _repeat(x: Exchange, fact_id: str, sentence: SentenceReading) -> None:
    if x.state.stage not in ("accord", "conclusion"):
        x.react("question_repetee", sentence.text)
    x.line("answer", "deja_dit", fait=_short(x, fact_id))


def _mishear(x: Exchange, fact_id: str) -> bool:
    """The question did not get through: an answer beside the point, once, else the client says so while they can."""
    fact = x.fact(fact_id)
    beside = fact.misheard if x.state.asked[fact_id] <= 1 else None
    said = beside and not x.heard and x.propose("answer", (beside,), f"mal_entendu:{fact_id}")
    if not said and not x.happened(ev.TermNotUnderstood) and not access.say_lost(x, "answer"):
        return False
    x.note(ev.FactWithheld(turn=x.turn, fact=fact_id, why="not_heard"))
    return True


def _disclose(x: Exchange, fact_id: str, openly: bool, given: tuple[ev.IdentityGiven, ...] = ()) -> None:
    fact = x.fact(fact_id)
    if (withheld := _withheld(x, fact_id)) is not None:
        x.note(ev.FactWithheld(turn=x.turn, fact=fact_id, why="trust"))
        x.propose("answer", withheld, f"retenu:{fact_id}") or x.line("answer", "ne_sait_pas")
        return
    freely = (openly and telling.confides(x)) or fact.disclosure != "ouverte"
    whole = not fact.brief or (freely and not fatigue.tired(x) and not x.state.situation.curt)
    choices = fact.full if whole else fact.brief
    said = x.propose("answer", choices, f"fait:{fact_id}") or x.propose("answer", fact.full, f"fait:{fact_id}")
    said = said or x.line("answer", "rien_a_ajouter")
    fragments.tell(x, said, *given, ev.FactDisclosed(turn=x.turn, fact=fact_id, how=_how(x, fact_id, openly), in_full=whole))
    x.advanced = True


def _withheld(x: Exchange, fact_id: str) -> tuple[str, ...] | None:
    fact, trust = x.fact(fact_id), x.state.measures["trust"]
    if fact.disclosure == "confiance" and trust < x.cast.difficulty.trust_to_confide(fact.trust_min):
        return fact.withheld or lines.variants("ne_sait_pas", x.scenario, x.cast.persona)
    if trust <= 20 and not fact.identity:
        return fact.withheld or lines.variants("ferme", x.scenario, x.cast.persona)
    return None


def _how(x: Exchange, fact_id: str, openly: bool) -> Literal["open", "closed", "trusted", "hint", "identity"]:
    fact = x.fact(fact_id)
    if fact.identity and not fact.to_discover:
        return "identity"
    if any(fact_id in need.facts and n in x.state.picked_up for n, need in x.scenario.needs.items()):
        return "hint"
    if fact.disclosure == "confiance":
        return "trusted"
    return "open" if openly else "closed"
