"""Lines of a contact, which print as they are typed: an address is no sentence that may be wrapped anywhere."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from mappa_report.document.contacts import is_contact


def contact_plugin(markdown: MarkdownIt) -> None:
    """Make ``markdown`` end the lines of a contact where its author does."""
    markdown.core.ruler.after("inline", "contacts", _keep_lines)


def _keep_lines(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and is_contact(token.content):
            for child in token.children or ():
                if child.type == "softbreak":
                    child.type, child.tag = "hardbreak", "br"
