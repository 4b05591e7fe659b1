"""C4, digital guidance: equipment, steps, other ways, autonomy, security, the way back, what is broken."""

from __future__ import annotations

from collections.abc import Sequence

from crca_sim import events as ev
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.conduct import slips, worst
from crca_sim.assessment.rule import Verdict, absent, graded, judges, observed, partial
from crca_sim.assessment.words import listed, turned
from crca_sim.assessment.written import reports_judged
from crca_sim.authoring.obstacle_points import expected_report

ENOUGH_QUESTIONS = 2
"""Different questions on equipment, page, tools or ease (C4.1: one only is partial)."""
GOOD, POOR = 0.8, 0.4
"""Shares of the steps that are one action, named."""
BLOCK = 4
"""Actions in one message that make it a block (C4.2)."""
INSISTED = 2
"""Times that the client ran into the same obstacle before another way came: it came late (C4.3)."""
LOST_OFTEN = 3
REPORT_FULL = 0.75
"""Share of the weight of the report's key points (as C8.3)."""
_LABELS = {"appareil": "son appareil", "page": "la page devant lui", "aide_technique": "sa façon de lire l'écran", "aisance": "son aisance"}


# ── C4.1, C4.2 ───────────────────────────────────────────────────────────────────────────────────


@judges("C4.1", "evaluer_aisance_numerique")
def diagnosis(case: Case) -> Verdict:
    """Device, page, tools, ease: asked before guiding."""
    asked, first = case.of(ev.EquipmentAsked), case.first(ev.StepShown)
    before = [a for a in asked if first is None or a.turn <= first.turn]
    kinds, early = {a.about for a in asked}, {a.about for a in before}
    blanks = {"manque": listed(label for about, label in _LABELS.items() if about not in kinds)}
    once = list({a.about: a for a in reversed(asked)}.values())[::-1]
    if len(early) >= ENOUGH_QUESTIONS:
        return observed("Vous demandez avec quoi et où en est la personne avant de la guider.", case.proofs(*once), **blanks)
    if len(kinds) >= ENOUGH_QUESTIONS:
        return partial("Ces questions viennent alors que le guidage a déjà commencé.", case.proofs(*once), **blanks)
    if asked:
        return partial("Une seule question avant de guider.", case.proofs(*once), **blanks)
    return absent("Vous guidez sans savoir ce que la personne a devant elle.", case.proofs(*([first] if first else [])), **blanks)


@judges("C4.2", "guider_pas_a_pas")
def step_by_step(case: Case) -> Verdict:
    """One action a message, by its exact name, and the client's word awaited before the next."""
    steps = case.of(ev.StepShown)
    if not steps:
        return absent("Aucune étape n'est donnée : la personne reste seule devant sa page.")
    many, by_sight = [s for s in steps if s.actions > 1], [s for s in steps if s.visual_only]
    good = [s for s in steps if s.actions <= 1 and s.names and not s.visual_only]
    if len(by_sight) == len(steps):
        return absent("Vos repères ne se voient que des yeux : couleur, coin de l'écran.", case.proofs(*by_sight))
    blocks = [s for s in steps if s.actions >= BLOCK]
    if len(good) < POOR * len(steps) or 2 * len(blocks) >= len(steps):
        return absent(_lacking(many, by_sight, good, waits=True), case.proofs(*(by_sight or many or steps)))
    waits = _waits_for_it(case, steps)
    if len(good) >= GOOD * len(steps) and not by_sight and not blocks and waits:
        return observed("Une action à la fois, par son nom exact, et vous attendez qu'elle soit faite.", case.proofs(*_shown(good, waits)))
    return partial(_lacking(many, by_sight, good, waits=bool(waits)), case.proofs(*(by_sight or many or steps)))


def _waits_for_it(case: Case, steps: Sequence[ev.StepShown]) -> list[ev.StepShown]:
    """In the message that gives the step, or by asking in the next one."""

    def awaited(step: ev.StepShown) -> bool:
        after = case.replies(step.turn)
        asked = bool(after) and after[0].text.rstrip().endswith("?") and turned(after[0].text, "confirmation_etape")
        return asked or turned(case.text(step.turn), "confirmation_etape")

    return [s for s in steps if awaited(s)]


def _shown(good: list[ev.StepShown], waits: list[ev.StepShown]) -> list[ev.StepShown]:
    """A step that awaits the client's word first, then others."""
    return list(dict.fromkeys([*[s for s in waits if s in good][:1], *good]))


def _lacking(many: list[ev.StepShown], by_sight: list[ev.StepShown], good: list[ev.StepShown], *, waits: bool) -> str:
    if by_sight:
        return "Un repère purement visuel : qui n'a pas l'image ne peut pas vous suivre."
    if many:
        return "Plusieurs actions dans le même message."
    if not waits:
        return "Les étapes sont claires, mais vous n'attendez pas qu'elles soient faites."
    return "Les étapes ne disent pas le nom exact de ce qu'il faut activer."


# ── C4.3 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C4.3", "proposer_alternative_papier")
def another_way(case: Case) -> Verdict:
    """A way that does not go through the screen, or around the obstacle; in time, free, without blame."""
    ways, closed = case.of(ev.OtherWayOffered), case.caused("voie_unique")
    if not ways:
        reason = "Vous dites que tout passe par internet." if closed else "Aucune autre voie n'est proposée."
        return absent(reason, case.proofs(*closed[:1]))
    first = ways[0]
    if turned(case.text(first.turn), "payant") and not turned(case.text(first.turn), "sans_frais"):
        return partial("L'autre voie est proposée comme un service en plus, payant.", case.proofs(first))
    if closed and closed[0].turn < first.turn:
        return partial("Vous fermez d'abord la porte, puis une autre voie apparaît.", case.proofs(first))
    if _insisted(case, first):
        return partial("L'autre voie ne vient qu'après plusieurs échecs.", case.proofs(first))
    return observed("Une autre voie est proposée, sans frais ni reproche.", case.proofs(*ways[:2]))


def _insisted(case: Case, first: ev.OtherWayOffered) -> bool:
    met = [d for d in case.of(ev.DefectMet) if d.turn < first.turn]
    lost = [lo for lo in case.of(ev.ClientLost) if lo.turn < first.turn]
    return len(met) >= INSISTED or (not met and len(lost) >= LOST_OFTEN)


# ── C4.4, C4.5 ───────────────────────────────────────────────────────────────────────────────────


@judges("C4.4", "presenter_outil_numerique", "argumenter", "f_demander_secret")
def autonomy(case: Case) -> Verdict:
    """The person does it; why it is worth it; a sober encouragement."""
    secret = worst(slips(case, ("f_demander_secret",)))
    if secret and secret.proven:
        return absent("Vous demandez un code ou un mot de passe pour faire à sa place.", case.proofs(secret.said))
    done, imposed = case.of(ev.StepConfirmed), case.caused("fait_a_la_place")
    if imposed and not [d for d in done if d.turn > imposed[0].turn]:
        return absent("Vous voulez faire à sa place sans le lui demander.", case.proofs(*imposed[:1]))
    if not done:
        return absent("La personne n'a rien fait elle-même.", case.proofs(*case.of(ev.OtherWayOffered)[:1]))
    useful, kind = _useful(case), _encouraging(case)
    points = {
        "la laisser faire elle-même": not imposed,
        "dire à quoi cela lui servira": bool(useful),
        "saluer sobrement une étape faite": bool(kind),
    }
    missing = listed([name for name, there in points.items() if not there])
    led = [s for s in case.of(ev.StepShown) if s.turn in {d.turn for d in done}]
    reason = (
        f"Il manque : {missing}." if missing else "La personne fait elle-même, sait à quoi cela lui sert, et n'est pas traitée en élève."
    )
    return graded(sum(points.values()), 3, 1, reason, case.proofs(*led[:1], *useful[:1], *kind[:1]), manque=missing)


def _useful(case: Case) -> list[Said]:
    said = (s for s in case.sentences if s.turn not in case.hollow and not s.text.rstrip().endswith("?"))
    return [s for s in said if turned(s.text, "benefice_numerique")]


def _encouraging(case: Case) -> list[Said]:
    """« Parfait, vous y êtes »: short, about what was done, and never « bravo, quel champion »."""
    after = {d.turn for d in case.of(ev.StepConfirmed)}
    replies = {m.turn: m for turn in after for m in case.replies(turn)}
    sober = {turn for turn, m in replies.items() if not (m.reading.style.infantilising or m.reading.style.pity)}
    return [s for s in case.sentences if s.turn in sober and turned(s.text, "encouragement") and not s.sentence.does("f_infantiliser")]


@judges("C4.5", "rappeler_securite", "f_demander_secret")
def security(case: Case) -> Verdict:
    """Secrets kept for oneself, false messages, a protected way for documents."""
    secret = worst(slips(case, ("f_demander_secret",)))
    if secret and secret.proven:
        return absent("Vous demandez vous-même un code, un mot de passe ou une carte.", case.proofs(secret.said))
    said = {name: _reminding(case, name) for name in _SECURITY}
    reminded = [found[0] for found in said.values() if found]
    missing = listed(label for name, label in _SECURITY.items() if not said[name])
    if len(reminded) >= len(_SECURITY) - 1:
        return observed("Vous rappelez ce qui protège la personne.", case.proofs(*reminded), manque=missing)
    vague = [*reminded, *case.said("rappeler_securite")]
    if vague:
        return partial("Le rappel de sécurité est incomplet.", case.proofs(*vague), manque=missing)
    return absent("Rien n'est rappelé de la sécurité.", manque=missing)


_SECURITY = {
    "securite_secret": "garder ses codes pour soi",
    "securite_message": "se méfier des faux messages",
    "securite_canal": "passer par l'espace protégé pour les pièces",
}


def _reminding(case: Case, name: str) -> list[Said]:
    return [s for s in case.sentences if s.turn not in case.hollow and turned(s.text, name)]


# ── C4.6, C4.7 ───────────────────────────────────────────────────────────────────────────────────


@judges("C4.6", "verifier_comprehension")
def way_back(case: Case) -> Verdict:
    """Done for certain, and done again alone another day."""
    known = [d for d in case.of(ev.TaskDone) if d.alone]
    sent = [d for d in case.of(ev.DocumentSent) if d.document == "mode-emploi-espace-client"]
    proof = case.proofs(*(_asking(case, d.turn) for d in known), *sent[:1])
    if known:
        return observed("Vous vérifiez que c'est fait, et que la personne saurait le refaire.", proof)
    checked = [s for s in case.sentences if s.text.rstrip().endswith("?") and turned(s.text, "tache_finie") and s.turn not in case.hollow]
    if sent and checked:
        return partial("Le mode d'emploi part, sans vérifier que la personne saurait le refaire.", case.proofs(*checked[:1], *sent[:1]))
    if checked or sent:
        return partial("Vous vous assurez que c'est fait, pas que ce sera refait.", case.proofs(*checked[:2], *sent[:1]))
    return absent("Rien ne vérifie que c'est fait, ni que la personne saurait le refaire.")


def _asking(case: Case, turn: int) -> Said:
    """The question that made the client tell the way back."""
    mine = [s for s in case.sentences if s.turn == turn]
    return next((s for s in mine if turned(s.text, "redire_chemin")), mine[0])


@judges("C4.7")
def report(case: Case) -> Verdict:
    """Page, step and effect in the form made for that; no word of health."""
    forms, expected = case.desk("signaler_obstacle", "signaler_non_conformite"), expected_report(case.scenario)
    points = expected.points if expected else ()
    if not forms:
        told = [s for s in case.said("proposer_correction", "enregistrer_reclamation") if turned(s.text, "signaler")]
        return absent("L'obstacle n'est pas signalé sur le poste.", case.proofs(*told[:1]), manque=listed(p.label for p in points))
    judgement, proof = reports_judged(case, forms), case.proofs(*forms)
    missing = [p for p in points if p.label not in judgement.present]
    blanks = {"manque": listed(p.label for p in missing)}
    if judgement.forbidden:
        said = judgement.forbidden[0].quote.text
        reason = f"Le signalement parle de la personne (« {said} ») : la page, l'étape et l'effet suffisent."
        return partial(reason, proof, **blanks)
    if 1 - sum(p.weight for p in missing) / (sum(p.weight for p in points) or 1) >= REPORT_FULL:
        return observed("L'obstacle est signalé : la page, l'étape, l'effet.", proof)
    return partial("Le signalement manque de détail.", proof, **blanks)
