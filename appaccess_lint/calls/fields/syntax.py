"""Find the attributes and keys that statements and expressions name and set."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.calls.names.resolver import bound_by
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import last_name, string_of


def field_of(node: ir.Expr) -> str | None:
    """Return the name of the attribute or key *node*."""
    match node:
        case ir.Attr(name=name):
            return name
        case ir.Subscript(index=index):
            return _key(index)
        case ir.Call(func=ir.Attr(name=name), args=()):  # a provider's object
            return name
        case ir.Call(func=ir.Attr(name="get"), args=(ir.Arg(value=index),)):
            return _key(index)
        case ir.Call(func=ir.Name(id="getattr"), args=(_, ir.Arg(value=ir.Const(value=str() as name)), *_)):
            return name
    return None


def _key(index: ir.Expr) -> str | None:
    """Return the key that a literal is, or the name of a constant, as of ``state[CLIENT]``."""
    constant = isinstance(index, ir.Name) and index.id.isupper()
    return last_name(index) if constant else string_of(index)


def given(node: ir.Expr) -> Iterator[tuple[str, ir.Expr]]:
    """Yield the fields that an expression sets: ``setattr``, ``update``, a dict, keyword arguments."""
    match node:
        case ir.Call(
            func=ir.Name(id="setattr") | ir.Attr(name="__setattr__" | "setattr"),
            args=(*_, ir.Arg(value=ir.Const(value=str() as name)), ir.Arg(value=value)),
        ):
            yield name, value
        case ir.Call(args=args):
            yield from ((arg.keyword, arg.value) for arg in args if arg.keyword and not arg.star)
        case ir.DictDisplay(items=items):
            for key, value in items:
                if key is not None and (word := _key(key)) is not None:
                    yield word, value


def constants(body: ir.Block) -> dict[str, str]:
    """Return the strings that a module's body binds to names, each at one place."""
    found: dict[str, set[str]] = {}
    for statement in body:
        for target, value in bound_by(statement):
            if isinstance(target, ir.Name):
                found.setdefault(target.id, set()).add(string_of(value) or "")
    return {name: texts.pop() for name, texts in found.items() if len(texts) == 1}


def validated_by(function: ir.Function) -> tuple[str, ...]:
    """Return the fields that a method of a model computes: ``@field_validator("client")``.

    The method may also be a field's default: attrs' ``@client.default``, traitlets' ``@default("client")``.
    """
    found: list[str] = []
    for decorator in function.decorators:
        match decorator:
            case ir.Call(func=ir.Name(id=name) | ir.Attr(name=name)) if name in _VALIDATORS:
                found += [word for node in decorator.positional if (word := string_of(node))]
            case ir.Attr(value=ir.Name(id=field), name="default"):
                found.append(field)
    return tuple(found)


_VALIDATORS = frozenset({"field_validator", "validator", "default"})
