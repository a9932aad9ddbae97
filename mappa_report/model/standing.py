"""Standing: how far an edition is the official one, by who has confirmed it and where its wording comes from."""

from datetime import date

from msgspec import Struct

from mappa_report.source.place import Place


class Confirmation(Struct, frozen=True):
    """The day on which somebody, named by a role, said that an edition is the official one."""

    date: date
    by: str


class Adoption(Struct, frozen=True):
    """What the official wording was taken from, and when.

    The texts in ``kept``, such as ``passages/visor``, were not in the source, and have the words of the edition that
    this one was made from. ``digest`` is that of all the words as they were adopted, "" where nobody has locked them;
    ``place`` is where a lock stands, or would.
    """

    source: str
    date: date
    place: Place
    kept: tuple[str, ...] = ()
    digest: str = ""


class Standing(Struct, frozen=True):
    """Until an edition is ``confirmed`` it is provisional. What has been ``adopted`` is in the official wording.

    Without an adoption the national text is in words of its own: what is confirmed then is the form alone. ``place`` is
    where a confirmation belongs.
    """

    place: Place
    confirmed: Confirmation | None = None
    adopted: Adoption | None = None

    @property
    def is_provisional(self) -> bool:
        """True while nobody has said that text and form are the official ones."""
        return self.confirmed is None
