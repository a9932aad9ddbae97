"""How one number comes to be written for another: the slips that fingers make, and how usual each is."""

from decimal import Decimal

from msgspec import Struct


class SlipKind(Struct, frozen=True):
    """A kind of slip: what seems to have happened, if words help, and a cost: the more usual, the less."""

    words: str
    cost: float


DIGITS_SWAPPED = SlipKind("two of its digits seem to be swapped", 0.5)
DIGIT_LEFT_OUT = SlipKind("a digit seems to have been left out", 0.7)
NOUGHT_ADDED = SlipKind("there seems to be a nought too many", 0.6)
DIGIT_ADDED = SlipKind("there seems to be a digit too many", 0.7)
WRONG_DIGIT = SlipKind("", 1.0)
ONE_OFF = SlipKind("", 1.0)
OTHER = SlipKind("", 2.0)


def kind_of_slip(written: int | Decimal, right: int | Decimal) -> SlipKind:
    """The most usual slip by which ``written`` came to stand for ``right``."""
    is_, was = str(written), str(right)
    fitting = [kind for kind, fits in _TESTS if fits(is_, was)]
    if abs(written - right) == 1:
        fitting.append(ONE_OFF)
    return min(fitting, key=lambda kind: kind.cost, default=OTHER)


def _are_swapped(written: str, right: str) -> bool:
    """One pair of digits beside each other has changed places: the difference of the two is divisible by 9."""
    places = _differing(written, right)
    return (
        len(written) == len(right)
        and len(places) == 2
        and places[1] - places[0] == 1
        and written[places[0]] == right[places[1]]
        and written[places[1]] == right[places[0]]
    )


def _is_one_short(written: str, right: str) -> bool:
    """``written`` is ``right`` without one of its digits."""
    return any(right[:place] + right[place + 1 :] == written for place in range(len(right)))


_TESTS = (
    (DIGITS_SWAPPED, _are_swapped),
    (DIGIT_LEFT_OUT, _is_one_short),
    (NOUGHT_ADDED, lambda written, right: written == right + "0"),
    (DIGIT_ADDED, lambda written, right: _is_one_short(right, written)),
    (WRONG_DIGIT, lambda written, right: len(written) == len(right) and len(_differing(written, right)) == 1),
)


def _differing(written: str, right: str) -> list[int]:
    return [place for place, (one, other) in enumerate(zip(written, right, strict=False)) if one != other]
