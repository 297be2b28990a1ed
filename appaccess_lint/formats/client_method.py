"""Print what `explain` says about a client library's method, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appaccess_lint.explain.client_method import MethodVersions


def method_lines(name: str, found: Sequence[MethodVersions]) -> Iterator[str]:
    """Yield a block for each class that has the method *name* in a version, and a line for each range."""
    yield name
    shown = ""
    width = max((len(one.versions) for one in found), default=0)
    for one in found:
        if one.cls != shown:
            yield ""
            yield f"{one.cls} ({one.library})"
            shown = one.cls
        first, *more = _called(one)
        yield f"  {one.versions:{width}}  {first}"
        yield from (f"  {'':{width}}  {line}" for line in more)


def _called(one: MethodVersions) -> list[str]:
    lines = list(one.operations)
    if one.missing:
        lines.append("missing on Cloud (AttributeError)")
    lines += [f"{path}, outside the REST API" for path in one.outside]
    if one.breaks:
        lines[-1] += f"; breaks on upgrade to {one.oldest.partition('.')[0]}"
    return lines or ["no request of its own"]
