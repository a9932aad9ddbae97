"""The standing of an edition in sentences, for those who read its reports before anybody else."""

from collections.abc import Iterator

from mappa_report.model.edition import Edition
from mappa_report.wording.numbers import format_date

PROVISIONAL = "nobody has confirmed that its text and form are the official ones"


def standing_sentences(edition: Edition) -> Iterator[str]:
    """Whether ``edition`` has been confirmed, by whom, and whose wording its national text is."""
    standing = edition.standing
    confirmed, adopted = standing.confirmed, standing.adopted
    if confirmed is None:
        yield f"The edition {edition.key}, which this report follows, is provisional: {PROVISIONAL}."
    else:
        what = "The national text and the form" if adopted else "The form"
        verb = "were" if adopted else "was"
        yield (
            f"{what} of the edition {edition.key}, which this report follows, {verb} confirmed "
            f"on {format_date(confirmed.date)} by {confirmed.by}."
        )
    if adopted is None:
        yield "Its national text is not in the official wording: it tells the same in words of its own."
    else:
        yield f"The wording of its national text was taken from {adopted.source} on {format_date(adopted.date)}."
    if adopted and adopted.kept:
        yield f"What that lacked is in the words of an earlier edition: {', '.join(adopted.kept)}."


def standing_label(edition: Edition) -> str:
    """The same in a few words, as in "provisional, own text"."""
    standing = edition.standing
    state = "provisional" if standing.is_provisional else "confirmed"
    adopted = "partly adopted" if standing.adopted and standing.adopted.kept else "adopted"
    return f"{state}, {adopted if standing.adopted else 'own'} text"
