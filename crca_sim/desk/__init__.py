"""The adviser's tools: checks an action on the desk, says what it changed, shows what it holds.

`perform` never changes anything by itself: the events it hands back do, once folded into a `DeskState`. `forms` says how
each action is filled in; views are lines, the same for screens and for plain mode.
"""

from crca_sim.desk.actions import Done, perform
from crca_sim.desk.answer import Sent
from crca_sim.desk.diary import diary_view
from crca_sim.desk.document_views import catalogue, document_names, documents_view, returns, sendings
from crca_sim.desk.forms import Form, FormField, forms
from crca_sim.desk.knowledge import knowledge_view
from crca_sim.desk.portal_views import PortalTab, portal_now, portal_tab, portal_view
from crca_sim.desk.printing import comparison_page, quotes_page
from crca_sim.desk.quality_views import quality_view
from crca_sim.desk.quote_views import comparison_table, comparison_view, quotes_view
from crca_sim.desk.reading import document_view
from crca_sim.desk.routing import directory, directory_view, safety_view
from crca_sim.desk.state import Callback, DeskState, Draft, Entry, Established, Hold, Sending, fold
from crca_sim.desk.views import consents_view, contacts_view, contracts_view, help_view, record_view, today_line

__all__ = [
    "Callback", "DeskState", "Done", "Draft", "Entry", "Established", "Form", "FormField", "Hold", "PortalTab", "Sending", "Sent",
    "catalogue", "comparison_page", "comparison_table", "comparison_view", "consents_view", "contacts_view", "contracts_view",
    "diary_view", "directory", "directory_view", "document_names", "document_view", "documents_view", "fold", "forms",
    "help_view", "knowledge_view", "perform", "portal_now", "portal_tab", "portal_view", "quality_view", "quotes_page",
    "quotes_view", "record_view", "returns", "safety_view", "sendings", "today_line",
]  # fmt: skip
