"""Small builders that all tests share: a short scenario, a plain persona, words with their acts, a call."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from crca_sim import events as ev
from crca_sim.authoring.persona import Accommodation, Persona
from crca_sim.authoring.repertoire import Repertoire
from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation.call import Call
from crca_sim.conversation.chance import Chance
from crca_sim.conversation.exchange import Cast
from crca_sim.understanding.reading import ActSeen, Reading, SentenceReading, Slot, Style, TopicSeen

SCENARIO: dict[str, Any] = {
    "titre": "Une assurance pour la camionnette",
    "situation": "Un artisan appelle pour assurer sa camionnette.",
    "canal": "telephone",
    "produit": "auto",
    "persona": "jean-test",
    "competences": ["C1", "C3", "C5", "C6", "C7"],
    "ouverture": ["Bonjour, c'est pour une assurance."],
    "demande": ["Je voudrais assurer ma camionnette."],
    "dossier": {"statut": "client", "champs": {"nom": "Test", "code_postal": "49000"}},
    "controles": ["naissance", "code_postal"],
    "motif": "devis",
    "issues_possibles": ["accord", "differe"],
    "faits": {
        "usage": {
            "libelle": "l'usage de la camionnette",
            "themes": ["usage_vehicule"],
            "divulgation": "ouverte",
            "repliques": ["Je livre des meubles en ville.", "C'est pour livrer mes meubles."],
            "bref": ["Des livraisons."],
            "reprise": ["livr* meuble*", "livraison*"],
            "contraire": ["vacances"],
            "a_decouvrir": True,
        },
        "kilometrage": {
            "libelle": "le kilométrage",
            "themes": ["kilometrage"],
            "repliques": ["Huit mille kilomètres par an.", "Dans les huit mille."],
            "reprise": ["8000", "huit mille"],
            "contraire": ["20000", "vingt mille"],
            "mal_entendu": "Au garage, oui.",
            "valeur": "8000",
            "champ": "kilometrage",
            "change_le_risque": True,
            "a_decouvrir": True,
        },
        "garage": {
            "libelle": "le stationnement",
            "themes": ["stationnement"],
            "repliques": ["Elle dort dans la rue."],
            "reprise": ["dans la rue", "dort dehors"],
            "a_decouvrir": True,
        },
        "budget": {
            "libelle": "le budget",
            "themes": ["budget"],
            "divulgation": "confiance",
            "confiance_min": 60,
            "repliques": ["Pas plus de trente euros par mois."],
            "retenu": ["Ça dépend de ce que vous proposez."],
            "a_decouvrir": True,
        },
        "outils": {
            "libelle": "les outils laissés dedans",
            "themes": ["objets_valeur"],
            "divulgation": "indice",
            "repliques": ["J'ai pour quatre mille euros d'outils dedans."],
            "reprise": ["outil*"],
        },
        "naissance": {"libelle": "la date de naissance", "themes": ["date_naissance"], "repliques": ["Le 3 mai 1970."], "identite": True},
        "code_postal": {
            "libelle": "le code postal",
            "themes": ["adresse"],
            "repliques": ["49000."],
            "identite": True,
            "au_dossier": True,
        },
    },
    "besoins": {
        "rouler": {"libelle": "travailler avec sa camionnette", "faits": ["usage"], "reprise": ["livr*"]},
        "outillage": {
            "libelle": "protéger ses outils",
            "cache": True,
            "faits": ["outils"],
            "indices": ["J'ai toute ma vie là-dedans.", "L'autre jour on a forcé la serrure du voisin.", "Le matériel, ça coûte."],
            "reprise": ["toute votre vie", "materiel", "outil*"],
            "themes": ["objets_valeur"],
        },
    },
    "solutions": {
        "tiers": {"libelle": "Tiers", "produit": "auto", "formule": "tiers", "besoins": ["rouler"], "mots": ["formule tiers"]},
        "etendu": {
            "libelle": "Tiers étendu",
            "produit": "auto",
            "formule": "tiers_etendu",
            "besoins": ["rouler", "outillage"],
            "mots": ["tiers etendu"],
            "conseillee": True,
        },
    },
    "limites_cles": {
        "franchise_vol": {
            "libelle": "la franchise vol",
            "nature": "franchise",
            "objet": "vol",
            "valeur": "350 EUR",
            "mots": ["350 euros a votre charge", "franchise vol 350"],
            "question": ["Et si on me la vole ?"],
            "redite_juste": ["Si on me la vole, j'en suis de trois cent cinquante."],
            "redite_fausse": ["Si on me la vole, vous payez tout."],
        }
    },
    "objections": {
        "prix": {
            "libelle": "trop cher",
            "declencheur": {"apres": "prix"},
            "dite": ["C'est trop cher."],
            "motif_vrai": "la trésorerie de janvier",
            "creusee": ["En janvier, je n'ai plus un sou."],
            "reprise": ["janvier"],
            "reponse": ["payer chaque mois", "mensuel*"],
            "reponse_fausse": ["tout le monde paie"],
            "pas_convaincu": ["Mouais."],
            "reglee": ["Ah, par mois, ça change tout."],
            "endurcie": ["Je vous dis que c'est trop cher.", "Laissez tomber, alors."],
        }
    },
    "accord": {
        "confiance_min": 50,
        "oui": ["Oui, je suis d'accord."],
        "pas_encore": ["Pas tout de suite."],
        "non": ["Non."],
        "plus_tard": ["Je préfère réfléchir."],
    },
}  # fmt: skip

PERSONA: dict[str, Any] = {
    "civilite": "M.",
    "prenom": "Jean",
    "nom": "Test",
    "age": 55,
    "metier": "menuisier",
    "ville": "Angers",
    "situation": "Artisan.",
}

HEARING: dict[str, Any] = {
    "libelle": "entend mal",
    "source": "handicap.md H02, certitude D",
    "signes": {
        "repeter": {"canaux": ["telephone"], "quand": "question", "dire": ["Pardon ?", "Vous pouvez répéter ?"]},
        "bruit": {"canaux": ["telephone"], "quand": "tour", "dire": ["Il y a du bruit, non ?"]},
    },
    "mots_par_phrase": 12,
    "questions": 1,
    "chiffres": ["ralentir", "ecrire", "epeler"],
    "aide": ["ralentir", "ecrire", "epeler", "attendre"],
    "propositions": ["plus lentement", "par ecrit", "par sms"],
    "blesse": ["vous etes sourd"],
    "preference": "souhaite les chiffres par écrit",
    "accepte": ["Plus lentement, ça ira.", "Oui, par écrit, merci."],
    "se_ferme": ["Ça ne regarde que moi."],
    "pas_passe": ["Pardon ?"],
    "chiffre_mal_entendu": ["{entendu} ?"],
}


def a_scenario(**changes: Any) -> Scenario:
    """The short scenario, with some keys changed."""
    return Scenario.model_validate(SCENARIO | changes)


def a_persona(**changes: Any) -> Persona:
    """A plain client, with some keys changed."""
    return Persona.model_validate(PERSONA | changes)


def a_call(
    seed: int = 7, *, hearing: bool = False, scenario: Scenario | None = None, said: Repertoire | None = None, **persona: Any
) -> Call:
    """A call that has just been opened."""
    profile = Accommodation.model_validate(HEARING) if hearing else None
    cast = Cast(
        scenario or a_scenario(),
        a_persona(**persona),
        profile,
        Chance(seed),
        {"tiers": ("300.00 EUR",), "etendu": ("400.00 EUR", "33.33 EUR")},
        repertoire=said or Repertoire(),
    )
    call = Call(cast)
    call.open(started(seed=seed, signs=("repeter", "bruit") if hearing else ()))
    return call


def started(**changes: Any) -> ev.SessionStarted:
    """The event that begins a session."""
    fields: dict[str, Any] = {
        "turn": 0, "session": "s-test", "trainee": "Inès", "scenario": "camionnette", "scenario_hash": "sha256:0", "persona": "jean-test",
        "persona_hash": "sha256:0", "seed": 7, "mode": "entrainement", "versions": {}, "started_at": "2026-01-01T00:00:00Z",
    }  # fmt: skip
    return ev.SessionStarted(**(fields | changes))


def words(
    text: str, *acts: str, topics: Iterable[str] = (), slots: Iterable[Slot] = (), called: Iterable[TopicSeen] = (), **style: Any
) -> Reading:
    """A message understood as these acts and topics, sentence by sentence when acts are separated by `/`."""
    spans = [m.span() for m in re.finditer(r"[^.?!]+[.?!]*", text) if m.group().strip()]
    read = (_sentence(text, start, end, acts, tuple(topics), tuple(slots)) for start, end in spans)
    sentences = tuple(sentence.model_copy(update={"called": tuple(called)}) for sentence in read)
    longest = max((len(s.text.split()) for s in sentences), default=0)
    measures = {"words": len(text.split()), "longest_sentence": longest, "questions": text.count("?")} | style
    return Reading(text=text, sentences=sentences, style=Style(**measures), model="test")


def _sentence(text: str, start: int, end: int, acts: tuple[str, ...], topics: tuple[str, ...], slots: tuple[Slot, ...]) -> SentenceReading:
    cut = text[start:end]
    start += len(cut) - len(cut.lstrip())
    return SentenceReading(
        text=text[start:end],
        start=start,
        end=end,
        acts=tuple(ActSeen(act=a, confidence=0.95) for a in acts),
        topics=tuple(TopicSeen(topic=t, confidence=0.9) for t in topics),
        slots=tuple(s for s in slots if s.text in text[start:end]),
    )


def say(call: Call, text: str, *acts: str, **reading: Any) -> list[ev.Event]:
    """The trainee says something: the events of the turn."""
    return call.hear(text, words(text, *acts, **reading))


def of(events: Iterable[ev.Event], kind: type) -> list[Any]:
    """The events of one kind."""
    return [event for event in events if isinstance(event, kind)]


def reply(events: Iterable[ev.Event]) -> str:
    """What the client answered."""
    return " ".join(e.text for e in of(events, ev.ClientSpoke))


def euros(value: float, text: str, role: str = "cotisation", object_: str | None = None) -> Slot:
    """An amount with its role."""
    return Slot(role=role, object=object_, value=f"{value:.2f} EUR" if value != int(value) else f"{int(value)} EUR", text=text)
