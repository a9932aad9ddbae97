"""``frozen`` beside the dataclass whose place it takes: alike in everything but the time that it takes to make."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from functools import cached_property
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.frozen import frozen


@frozen
class Ours:
    """A class of each kind of field."""

    a: int
    b: str = "b"
    c: tuple[int, ...] = field(default_factory=tuple)
    d: str = field(default="", repr=False, compare=False)

    @cached_property
    def twice(self) -> int:
        return 2 * self.a


@dataclass(frozen=True)
class Theirs:
    """The same as a dataclass."""

    a: int
    b: str = "b"
    c: tuple[int, ...] = field(default_factory=tuple)
    d: str = field(default="", repr=False, compare=False)


@frozen
class One:
    """A class with one field."""

    a: object


@frozen
class Many:
    values: list[int] = field(default_factory=list)


@frozen
class Even:
    number: int

    def __post_init__(self) -> None:
        assert self.number % 2 == 0, f"{self.number} is odd"


@frozen
class Nothing:
    """A class with none."""


VALUES = st.tuples(st.integers(0, 1), st.sampled_from("bc"), st.sampled_from([(), (1,)]), st.sampled_from(["", "d"]))


@given(VALUES, VALUES)
def test_instances_are_equal_hashed_and_shown_as_a_dataclass_s_are(one: Any, other: Any) -> None:
    assert (Ours(*one) == Ours(*other)) is (Theirs(*one) == Theirs(*other))
    assert hash(Ours(*one)) == hash(Theirs(*one))
    assert repr(Ours(*one)).removeprefix("Ours") == repr(Theirs(*one)).removeprefix("Theirs")
    assert len({Ours(*one), Ours(*other)}) == len({Theirs(*one), Theirs(*other)})


def test_classes_with_the_same_fields_are_not_equal() -> None:
    others: list[object] = [Theirs(1), Nothing(), One(()), One(1), (), 1]

    assert [one == other for one in others for other in others].count(True) == len(others)
    assert Ours(1) not in others
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())


def test_no_field_is_changed_or_deleted() -> None:
    ours: Any = Ours(1)

    for name in ("a", "b", "c", "d"):
        with pytest.raises(FrozenInstanceError, match=f"cannot assign to field '{name}'"):
            setattr(ours, name, 2)
        with pytest.raises(FrozenInstanceError, match=f"cannot delete field '{name}'"):
            delattr(ours, name)
    assert ours == Ours(1)


def test_it_is_a_dataclass_that_can_be_replaced_matched_copied_and_pickled() -> None:
    ours = Ours(1, c=(3,))
    assert ours.twice == 2

    assert replace(ours, a=2) == Ours(2, c=(3,))
    assert replace(ours, a=2).twice == 4
    assert [each.name for each in fields(ours)] == ["a", "b", "c", "d"]
    assert copy.deepcopy(ours) == pickle.loads(pickle.dumps(ours)) == ours  # noqa: S301
    match ours:
        case Ours(a, b, c):
            assert (a, b, c) == (1, "b", (3,))


def test_what_a_class_asserts_of_its_instances_is_asserted() -> None:
    assert Even(2).number == 2
    with pytest.raises(AssertionError, match="3 is odd"):
        Even(3)


def test_a_factory_makes_a_value_for_each_instance() -> None:
    made = [Many(), Many(), Many([1])]

    made[0].values.append(2)
    assert [each.values for each in made] == [[2], [], [1]]


def test_a_class_without_a_docstring_has_its_name_for_one() -> None:
    assert (Many.__doc__, Nothing.__doc__) == ("Many", "A class with none.")


def test_a_field_without_a_default_has_to_be_given() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'a'"):
        Ours()  # type: ignore[call-arg]
