"""The rules, one module a subject; importing them fills the table of `rule.RULES`."""

from crca_sim.assessment.rules import (
    advice,
    agreement,
    complaints,
    composure,
    desk_work,
    digital,
    documents,
    feedback,
    manner,
    needs,
    objections,
    quality,
    questioning,
    record,
    refusals,
    reports,
    routing,
    safety,
    sending,
    transfers,
    welcome,
)

__all__ = [
    "advice", "agreement", "complaints", "composure", "desk_work", "digital", "documents", "feedback", "manner", "needs",
    "objections", "quality", "questioning", "record", "refusals", "reports", "routing", "safety", "sending",
    "transfers", "welcome",
]  # fmt: skip
