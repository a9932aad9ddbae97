"""``frozen``: what ``dataclass(frozen=True)`` makes, for a sixth of what that takes.

``dataclass`` writes and compiles six methods for each class, more than half a millisecond's work, whenever the program
starts: a check would wait for it a hundred times. Here only ``__init__`` is compiled, and the other methods are shared.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

_Class = TypeVar("_Class")


class _Shared:
    """The methods that every frozen class has."""

    def __eq__(self, other: object) -> bool:
        return _compared(self) == _compared(other) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(_compared(self))

    def __repr__(self) -> str:
        shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)  # type: ignore[arg-type]
        return f"{type(self).__qualname__}({shown})"

    def __setattr__(self, name: str, given: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")


_SHARED = {name: vars(_Shared)[name] for name in ("__eq__", "__hash__", "__repr__", "__setattr__", "__delattr__")}


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_Class]) -> type[_Class]:
    """Make ``cls`` a dataclass whose instances can't be changed, are equal by their fields, and can be hashed."""
    cls.__doc__ = cls.__doc__ or cls.__name__  # or dataclass would write one, which takes as long again
    made: Any = dataclass(init=False, eq=False, repr=False)(cls)
    its_fields = fields(made)
    compared = [each.name for each in its_fields if each.compare]
    made._compared = staticmethod(attrgetter(*compared) if compared else _nothing)
    made.__init__ = _init(its_fields, hasattr(cls, "__post_init__"))
    for name, method in _SHARED.items():
        setattr(made, name, method)
    return cls


def _init(its_fields: tuple[Field[Any], ...], has_more: bool) -> Any:
    """A function that sets each field, past ``__setattr__``: through it, to make an instance takes twice as long."""
    known: dict[str, Any] = {}
    parameters, lines = ["self"], ["_its = self.__dict__"]
    for each in its_fields:
        value, default = each.name, f"_{each.name}"
        if each.default_factory is not MISSING:
            known[default] = each.default_factory
            value = f"{default}() if {value} is {default} else {value}"
        elif each.default is not MISSING:
            known[default] = each.default
        parameters.append(f"{each.name}={default}" if default in known else each.name)
        lines.append(f"_its[{each.name!r}] = {value}")
    lines += ["self.__post_init__()"] if has_more else []
    exec(f"def __init__({', '.join(parameters)}): {'; '.join(lines)}", known)  # noqa: S102 - no input is in it
    return known["__init__"]


def _compared(instance: Any) -> Any:
    """The fields that count when two instances are compared."""
    return instance._compared(instance)


def _nothing(_: object) -> tuple[()]:
    return ()
