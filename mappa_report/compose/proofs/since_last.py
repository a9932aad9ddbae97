"""What has changed since the last proof: figures before and after, and in which sections the text has."""

from collections.abc import Iterator, Sequence

from mappa_report.compose.proofs.account import in_short
from mappa_report.compose.proofs.context import ProofContext
from mappa_report.compose.proofs.figures import FigureChange
from mappa_report.compose.proofs.looks import LookChange
from mappa_report.compose.proofs.places import bullets, paragraph, some_of
from mappa_report.compose.proofs.texts import SectionChange
from mappa_report.document.blocks import Block, Heading
from mappa_report.document.inlines import Text
from mappa_report.wording.numbers import counted, format_date


def since_in_short(
    context: ProofContext, figures: Sequence[FigureChange], texts: Sequence[SectionChange], looks: Sequence[LookChange]
) -> Iterator[Block]:
    """A paragraph for the first page: how many figures, and which sections; none where there is no proof before."""
    last = context.last
    if last is None:
        return
    since = f"proof {last.number} of {format_date(last.made)}"
    if not (figures or texts or looks):
        yield paragraph(f"Since {since} nothing of the report has changed.")
        return
    sections = (
        ("text of", [each for each in texts if each.before and each.after]),
        ("new:", [each for each in texts if each.before is None]),
        ("deleted:", [each for each in texts if each.after is None]),
    )
    told = [counted(len(figures), "figure")] if figures else []
    told += [f"{how} {some_of([f'“{each.either.title}”' for each in which])}" for how, which in sections if which]
    told += dict.fromkeys(each.kind.value for each in looks)
    yield paragraph(f"Changed since {since}: {'; '.join(told)}.")


def since_last_proof(
    context: ProofContext, figures: Sequence[FigureChange], texts: Sequence[SectionChange], looks: Sequence[LookChange]
) -> Iterator[Block]:
    """A heading, and below it the ``figures``, ``texts`` and ``looks`` that are not as they were."""
    last = context.last
    if last is None:
        yield Heading(1, (Text("What has changed"),), "_changed")
        yield paragraph("This is the first proof, so there is none to compare it with.")
        return
    which = f"proof {last.number} of {format_date(last.made)}{', which was published' if last.is_published else ''}"
    yield Heading(1, (Text(f"What has changed since {which}"),), "_changed")
    if not (figures or texts or looks):
        yield paragraph("Nothing of the report.")
        return
    yield Heading(2, (Text("Figures"),), "_changed-figures")
    yield bullets(each.sentence for each in figures) if figures else paragraph("No figure has changed.")
    yield Heading(2, (Text("Text"),), "_changed-text")
    if texts:
        yield bullets(map(in_short, texts))
        yield paragraph("The full account, word by word, follows this sheet.")
    else:
        yield paragraph("No word of the text has changed.")
    if looks:
        yield Heading(2, (Text("Order, links and look"),), "_changed-looks")
        yield bullets(each.sentence for each in looks)
