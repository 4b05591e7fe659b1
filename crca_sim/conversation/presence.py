"""The client's presence: arriving, waiting, losing patience, and the least they say (`composing.py` puts the reply together)."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import access, budget, forms, journey, manner, news, parry, plainly, reception, reply, valence
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.ideas import expresses
from crca_sim.conversation.markers import empty_words, marked
from crca_sim.understanding.expressions import said_among, words
from crca_sim.understanding.reading import SentenceReading

FORWARD = (ev.FactAsked, ev.FactDisclosed, ev.OfferMade, ev.ConsentGiven, ev.ClaimMade)
"""What leads somewhere."""
COURTESIES = frozenset({
    "accuser_reception", "remercier", "saluer", "se_presenter", "exprimer_empathie", "accueillir_objection", "prendre_conge",
    "demander_motif", "annoncer_deroule", "faire_patienter",
})  # fmt: skip
"""Acts that lead nowhere by themselves."""
SURE = 0.75
"""Confidence from which words are about a subject of the contract, whatever they do."""
LIKE_SOMETHING = 0.4
"""Likeness to anything foreseen from which words mean something."""
GREETING = 4
"""Words of a courtesy."""
BEGINNING = 3
"""Turns within which a wide question asks what brings the client."""


def arrive(x: Exchange) -> None:
    """The opening line, and where the client starts from."""
    x.propose("answer", x.scenario.opening, "ouverture")
    for measure in ("trust", "patience", "comprehension", "fatigue"):
        start = x.cast.difficulty.starts(measure, getattr(x.cast.persona.temperament, measure))
        x.note(ev.StateMoved(turn=0, measure=measure, by=start, value=start, cause="depart"))


def pick_up_the_phone(x: Exchange) -> None:
    """The first thing done opens the contact."""
    after = journey.stage_after(x.state.stage, "commencer")
    if after != x.state.stage:
        x.note(ev.StageEntered(turn=x.turn, stage=after))


# ── Patience ─────────────────────────────────────────────────────────────────────────────────────


def lose_patience(x: Exchange) -> None:
    """A message that leads nowhere costs; one that means nothing is asked again, twice at most."""
    if x.happened(*FORWARD) or x.advanced or "reaction" in x.said or x.said.get("answer") or _says_something(x):
        _time_passes(x)
    elif _means_nothing(x):
        _ask_again(x)
    elif not _polite_opening(x) and not x.reading.doing("prendre_conge"):
        _grow_impatient(x)


def _says_something(x: Exchange) -> bool:
    """An explanation, an answer to what the client asked: anything but courtesies."""
    about = any(seen.confidence >= SURE for s in x.sentences for seen in s.topics)
    told = any(_tells(s) for s in news.told(x))
    return about or told or any(act not in COURTESIES and not act.startswith("f_") for act in x.reading.acts())


def _tells(sentence: SentenceReading) -> bool:
    """Bad news, good news that is more than comfort, a figure or a date: something was told, whatever act it looked like."""
    worth = valence.of(sentence)
    return bool(sentence.slots) or worth == "mauvaise" or (worth == "bonne" and not expresses(sentence.text, "reconfort"))


def _time_passes(x: Exchange) -> None:
    if x.turn > 14 and x.turn % 3 == 0:
        x.react("temps_qui_passe")


def _means_nothing(x: Exchange) -> bool:
    read = any(s.acts or s.candidates or s.topics or s.slots or _reminds_of_something(s) for s in x.sentences)
    read = read or any(_tells(s) for s in news.told(x))
    return not read and not x.said and not _only_courtesy(x)


def _reminds_of_something(sentence: SentenceReading) -> bool:
    return any(seen.confidence >= LIKE_SOMETHING for seen in sentence.called)


def _only_courtesy(x: Exchange) -> bool:
    return set(words(x.text)) <= empty_words() and bool(x.text.strip())


def _polite_opening(x: Exchange) -> bool:
    return x.turn <= 2 and bool(x.reading.doing("saluer", "se_presenter", "demander_motif", "accuser_reception", "remercier"))


def _ask_again(x: Exchange) -> None:
    begins = x.turn <= 1 or (x.turn <= BEGINNING and marked(x.text, "ouverture_large"))
    if begins and x.propose("answer", x.scenario.request, "demande"):
        return
    if parry.digresses(x) and x.line("answer", "hors_sujet"):
        x.note(ev.TurnWasted(turn=x.turn))
        return
    times = x.state.not_understood + 1
    x.note(ev.NotUnderstood(turn=x.turn, times=times % 3))
    x.react("pas_compris", x.text[:200])
    x.line("answer", "pas_compris" if times <= 2 else "passer_outre")


def _grow_impatient(x: Exchange) -> None:
    """Politeness without content: patience, then words, then the door. To have announced a wait is no emptiness by itself."""
    spared = 1 if x.reading.doing("faire_patienter") else 0
    if x.state.empty_before(x.turn) >= max(x.cast.difficulty.empty_turns, spared):
        x.react("poli_mais_vide", x.text[:200])
        x.line("raise", "autre_ton" if manner.at_fault(x) else "impatience") if not x.said.get("raise") else None
    x.note(ev.TurnWasted(turn=x.turn))


# ── Gestures, desk, waits ────────────────────────────────────────────────────────────────────────


def feel_gesture(x: Exchange, gesture: str) -> None:
    """A gesture that fits the client helps; « attendre » leaves the floor to them."""
    profile = x.cast.accommodation
    if profile and gesture in profile.eases and x.state.gestures[gesture] <= 3:
        access.feel(x, "geste_ecrit" if gesture in ("ecrire", "epeler", "montrer") else "geste_utile", gesture)
        if gesture in ("ecrire", "montrer"):
            _figures_reach(x)


def _figures_reach(x: Exchange) -> None:
    if x.state.misheard or x.state.prices:
        x.line("reaction", "message_recu")
    for point, understood in list(x.state.understood.items()):
        if not understood:
            x.note(ev.PointExplained(turn=x.turn, point=point, got_through=True))


def feel_desk(x: Exchange, used: ev.DeskUsed) -> None:
    """Only what reaches the client is noticed: a document, a message, a hold."""
    if not used.accepted or x.state.outcome:
        return
    if used.action == "envoyer_document":
        reception.receive(x) or x.line("reaction", "document")
    elif used.action == "envoyer_message" and any(c.isdigit() for c in str(used.args.get("texte", ""))):
        x.line("reaction", "message_recu")
        if x.cast.accommodation and "ecrire" in x.cast.accommodation.eases:
            access.feel(x, "geste_ecrit", used.label)
        _figures_reach(x)
    elif used.action == "mettre_en_attente":
        _hold(x, used)


def _hold(x: Exchange, used: ev.DeskUsed) -> None:
    announced = bool(x.state.announced_wait)
    x.note(ev.ClientWaited(turn=x.turn, seconds=used.seconds, announced=announced, justified=announced or bool(used.args.get("motif"))))
    x.react("attente_annoncee" if announced else "attente_non_annoncee", used.label)
    if used.seconds > 60:
        x.react("attente_longue", used.label)
    reception.bear_waiting(x, used.seconds) or x.line("reaction", "retour_attente" if announced else "attente_froide")


def feel_wait(x: Exchange, duration: float) -> None:
    """A silence within the contact is felt beyond fifteen seconds; days after it are not."""
    if x.state.outcome or duration < 15 or duration > 3600:
        return
    announced = bool(x.state.announced_wait)
    x.note(ev.ClientWaited(turn=x.turn, seconds=duration, announced=announced, justified=announced))
    x.react("attente_annoncee" if announced else "attente_non_annoncee")
    reception.bear_waiting(x, duration) or x.line("reaction", "retour_attente" if announced else "attente_froide")


# ── The least ────────────────────────────────────────────────────────────────────────────────────


def _invited(x: Exchange) -> bool:
    """« Je vous écoute », « oui ? »: the floor is given."""
    return marked(x.text, "laisse_finir") or words(x.text) in (("oui",), ("allo",), ("allo", "oui"), ("oui", "allo"))


def _offers_by_name(x: Exchange) -> bool:
    """« Vous mettriez quarante mille sur Actions monde ? »: no yes to it slips out by politeness."""
    return any(said_among(x.text, solution.named) for solution in x.scenario.solutions.values())


def _takes_up(x: Exchange, sentence: SentenceReading) -> bool:
    """What is bad, or good, is never met by politeness; nor is what nobody can tell, if it says something."""
    says_something = valence.of(sentence) != "neutre" or len(sentence.text.split()) > GREETING
    return says_something and valence.take_up(x, sentence)


def _asks_of_them(x: Exchange) -> bool:
    """« Ça vous ennuie de nous quitter ? », whatever its act looked like: « d'accord » is no answer."""
    last = x.sentences[-1].text if x.sentences else ""
    asked = last.rstrip().endswith("?") and forms.has(last, "de_soi") and not forms.has(last, "aide_offerte")
    return asked and not x.reading.doing("demander_accord", "faire_signer", "proposer_rdv", "faire_patienter", "demander_motif")


def acknowledge(x: Exchange) -> str:
    """Something short when there is nothing to answer; the client waits for what comes next."""
    waits = x.reading.doing("accuser_reception", "remercier", "saluer", "se_presenter", "demander_motif")
    if x.reading.doing("saluer") and x.state.spoken <= 1 and len(x.reading.acts()) <= 2:
        return x.line("answer", "bonjour") or reply.short(x)
    if x.state.spoken <= 2 and _invited(x) and x.propose("answer", x.scenario.request, "demande"):
        return x.said["answer"][-1]
    if _offers_by_name(x) and x.sentences[-1].text.rstrip().endswith("?"):
        return x.line("answer", "pas_encore_decide") or reply.short(x)
    if x.sentences and budget.asks_about_own_sum(x, x.sentences[-1]):
        return x.line("answer", "confirmer") or reply.short(x)
    if parry.unanswered(x):
        if x.reading.doing("demander_accord", "faire_signer"):
            return x.line("answer", "pas_encore_decide") or reply.short(x)
        return x.said["answer"][-1] if plainly.say(x, x.sentences[-1]) else reply.short(x)
    if _asks_of_them(x) and plainly.say(x, x.sentences[-1]):
        return x.said["answer"][-1]
    if x.reading.doing("presenter_offre", "proposer_option") and not x.state.prices and x.scenario.solutions:
        return x.line("answer", "offre") or reply.short(x)
    if manner.at_fault(x):
        return x.line("answer", "autre_ton") or reply.short(x)
    key = "patienter" if x.reading.doing("faire_patienter") else "attendre_la_suite" if waits else "acquiescer"
    told = news.told(x) if key == "acquiescer" else []
    if any(news.weigh(x, sentence) for sentence in told) or any(_takes_up(x, sentence) for sentence in told):
        return x.said["answer"][-1]
    return x.line("answer", key) or reply.short(x)
