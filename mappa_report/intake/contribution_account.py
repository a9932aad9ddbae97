"""What became of a file that a partner sent, in lines for people."""

from collections.abc import Iterator

from mappa_report.intake.contributions import Contribution


def account_of(contribution: Contribution) -> Iterator[str]:
    """The lines that tell what became of a file."""
    names = [at.name for at in contribution.files]
    yield f"{contribution.name} → {', '.join(names)}"
    yield f"  title: {contribution.title} ({contribution.told_from})"
    if len(names) > 1:
        yield f"  it was too long for one section, so it was divided into {len(names)}"
    if contribution.pictures:
        yield f"  pictures: {', '.join(at.path.name for at in contribution.pictures)}"
    for told in contribution.told:
        words = " ".join(told.words.split())
        yield f"  {told.where}: {words}" if told.where else f"  {words}"
