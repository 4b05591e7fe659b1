"""The rules, one module a competency; importing them fills the table of `rule.RULES`."""

from crca_sim.assessment.rules import (
    advice,
    agreement,
    complaints,
    desk_work,
    digital,
    documents,
    objections,
    quality,
    questioning,
    refusals,
    routing,
    welcome,
)

__all__ = [
    "advice", "agreement", "complaints", "desk_work", "digital", "documents", "objections", "quality", "questioning",
    "refusals", "routing", "welcome",
]  # fmt: skip
