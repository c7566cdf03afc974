"""Dataclasses to JSON and back, by the types of their fields: what a cache keeps of claims and facts.

A dataclass becomes the list of its fields in their order, a date its ISO form, a set its sorted members.  Nothing in a
stored text names a class or a function: what it is read as is what the reader asks for.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

__all__ = ["Convert", "decoder", "encoder", "row_decoder", "row_encoder"]

Convert = Callable[[Any], Any] | None
"""How a value becomes another; None where it stays what it is."""

_PLAIN = (str, int, float, bool, type(None))


@cache
def encoder(kind: Any) -> Convert:
    """Return what turns a value of type `kind` into what JSON can hold; raises `TypeError` for an unknown type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in _PLAIN or origin is Literal:
        return None
    if kind is date:
        return date.isoformat
    if isinstance(kind, type) and is_dataclass(kind):
        return row_encoder(kind)
    if origin in (Union, types.UnionType):
        return _encode_union(arguments)
    if origin is frozenset:
        return _each(sorted, encoder(arguments[0]))
    if origin is tuple:
        if arguments[1:] == (...,):
            return _each(list, encoder(arguments[0]))
        places = [encoder(a) or _same for a in arguments]
        return lambda value: [convert(v) for convert, v in zip(places, value, strict=True)]
    raise TypeError(f"a cache cannot hold {kind}")


@cache
def decoder(kind: Any) -> Convert:
    """Return what makes a value of type `kind` of what `encoder(kind)` made.

    It raises one of `ValueError`, `TypeError` and `AttributeError` for most of what does not fit.
    """
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in _PLAIN or origin is Literal:
        return None
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and is_dataclass(kind):
        return row_decoder(kind)
    if origin in (Union, types.UnionType):
        return _decode_union(arguments)
    if origin is frozenset:
        return _each(frozenset, decoder(arguments[0]))
    if origin is tuple:
        if arguments[1:] == (...,):
            return _each(tuple, decoder(arguments[0]))
        places = [decoder(a) or _same for a in arguments]
        return lambda value: tuple([convert(v) for convert, v in zip(places, value, strict=True)])
    raise TypeError(f"a cache cannot hold {kind}")


def _each(container: Callable[[Iterable[Any]], Any], member: Convert) -> Convert:
    """Return what makes a container of the converted members of another one."""
    return container if member is None else lambda value: container(map(member, value))


@cache
def row_encoder(kind: Any, without: str = "") -> Callable[[Any], list[Any]]:
    """Return what turns a dataclass into the list of its fields, but for the one called `without`."""
    parts = [(name, encoder(hint)) for name, hint in _fields(kind) if name != without]

    def encode(value: Any) -> list[Any]:
        return [convert(getattr(value, name)) if convert else getattr(value, name) for name, convert in parts]

    return encode


@cache
def row_decoder(kind: Any, without: str = "") -> Callable[..., Any]:
    """Return what makes a dataclass of such a list, and of the value of the field called `without` if there is one."""
    hints = _fields(kind)
    at = next((i for i, (name, _) in enumerate(hints) if name == without), None)
    converts = [None if name == without else decoder(hint) for name, hint in hints]
    changed = [(i, convert) for i, convert in enumerate(converts) if convert]
    count = len(hints)

    def decode(row: Any, left_out: Any = None) -> Any:
        if at is not None:
            row.insert(at, left_out)
        if len(row) != count:
            raise ValueError(f"{len(row)} values for the {count} fields of {kind.__name__}")
        for i, convert in changed:
            row[i] = convert(row[i])
        return kind(*row)

    return decode


def _encode_union(arguments: tuple[Any, ...]) -> Convert:
    """Encode a value that is a dataclass, a date or plain: at most one of its types may need a conversion."""
    made = [(a, convert) for a in arguments if (convert := encoder(a))]
    if not made:
        return None
    if len(made) > 1 or (made[0][0] is date and str in arguments):
        raise TypeError(f"a cache cannot tell {' from '.join(map(str, arguments))}")
    [(_, convert)] = made
    return lambda value: value if isinstance(value, _PLAIN) else convert(value)


def _decode_union(arguments: tuple[Any, ...]) -> Convert:
    made = [(a, convert) for a in arguments if (convert := decoder(a))]
    if not made:
        return None
    [(kind, convert)] = made  # more than one has been refused by the encoder
    # A dataclass is stored as a list, which no plain value is; a date as a string.
    if kind is date:
        return lambda value: None if value is None else convert(value)
    return lambda value: convert(value) if isinstance(value, list) else value


def _fields(kind: Any) -> list[tuple[str, Any]]:
    """Return the names of a dataclass's fields with their types, in the order of its constructor."""
    hints = get_type_hints(kind)
    return [(f.name, hints[f.name]) for f in fields(kind)]


def _same(value: Any) -> Any:
    return value
