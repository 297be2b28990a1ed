"""Place requests whose endpoint the object names, rather than a call's arguments, where they are sent."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from appaccess_lint.calls.observer import CallObserver
from appaccess_lint.values.domain.frames import Request
from appaccess_lint.values.domain.program import ModuleValue


def as_sent(requests: list[Request], observer: CallObserver, module: ModuleValue) -> list[Request]:
    """Replace the requests of an object's callers by the one that it sends, if they name the same endpoint.

    Example: the request of ``get(self, page)``, to ``f"{self.base}/{page}"``, after
    ``Pages(f"{API}/content")``. Where the objects name different endpoints, their callers tell them apart.
    """
    by_place: dict[int, list[Request]] = defaultdict(list)
    for request in requests:
        if request.sent is not None and request.sent.module is module:
            by_place[id(request.sent.node)].append(request)
    moved: dict[int, Request | None] = {}
    for found in by_place.values():
        sent = found[0].sent
        if sent is not None and len({observer.endpoints(request) for request in found}) == 1:
            moved |= dict.fromkeys(map(id, found))
            moved[id(found[0])] = replace(found[0], key=sent.key, node=sent.node, sent=None)
    return [placed for r in requests if (placed := moved.get(id(r), r)) is not None]
