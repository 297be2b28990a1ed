"""Place requests whose endpoint the object or the function names, rather than a call's arguments."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from appaccess_lint.calls.observer import CallObserver
from appaccess_lint.values.domain.frames import Request
from appaccess_lint.values.domain.program import ModuleValue


def as_sent(requests: list[Request], observer: CallObserver, module: ModuleValue) -> list[Request]:
    """Replace the place of an object's requests by that of the call that sends them.

    Example: the request of ``get(self, page)``, to ``f"{self.base}/{page}"``, after
    ``Pages(f"{API}/content")``. Where the objects name different endpoints, their callers tell them apart.
    """
    by_place: dict[int, list[Request]] = defaultdict(list)
    for request in requests:
        if request.sent is not None and request.sent.module is module:
            by_place[id(request.sent.node)].append(request)
    moved: dict[int, Request] = {}
    for found in by_place.values():
        if len({observer.endpoints(request) for request in found}) == 1:
            moved |= {id(r): replace(r, key=r.sent.key, node=r.sent.node, sent=None) for r in found if r.sent}
    return [moved.get(id(request), request) for request in requests]
