"""Determine the deployment of a call from its client's constructor."""

from __future__ import annotations

from collections.abc import Iterable

from appaccess_lint.clients.load import ClientModels
from appaccess_lint.model import Deployment
from appaccess_lint.request_data import Client


def stated_deployment(clients: Iterable[Client], models: ClientModels) -> Deployment | None:
    """Return the deployment that the constructors of *clients* state; ``None`` if they differ."""
    said: set[Deployment] = set()
    for client in clients:
        model = models.cls(client.name)
        for way in client.constructor if model is not None and model.cloud else ():
            known = way.get(model.cloud) if model is not None else None
            if known is not None and not known.open:
                said |= {"cloud" if value else "server" for value in known.values if isinstance(value, bool)}
    return said.pop() if len(said) == 1 else None
