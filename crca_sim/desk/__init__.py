"""The adviser's tools: checks an action on the desk, says what it changed, shows what it holds.

`perform` never changes anything by itself: the events it hands back do, once folded into a `DeskState`.
"""

from crca_sim.desk.actions import Done, Sent, perform
from crca_sim.desk.state import Callback, DeskState, Established, Hold, fold
from crca_sim.desk.views import (
    contacts_view,
    contracts_view,
    directory_view,
    document_names,
    documents_view,
    help_view,
    knowledge_view,
    quotes_view,
    record_view,
)

__all__ = [
    "Callback",
    "DeskState",
    "Done",
    "Established",
    "Hold",
    "Sent",
    "contacts_view",
    "contracts_view",
    "directory_view",
    "document_names",
    "documents_view",
    "fold",
    "help_view",
    "knowledge_view",
    "perform",
    "quotes_view",
    "record_view",
]
