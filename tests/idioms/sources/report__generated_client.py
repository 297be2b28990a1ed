"""A generated client in the style of openapi-python-client: _get_kwargs and a shared client."""
from typing import Any

import httpx


class AuthenticatedClient:
    def __init__(self, base_url: str, token: str) -> None:
        self._base_url = base_url
        self.token = token

    def get_httpx_client(self) -> httpx.Client:
        return httpx.Client(base_url=self._base_url, headers={"Authorization": f"Bearer {self.token}"})


def _get_kwargs(id: int, *, body_format: str | None = None) -> dict[str, Any]:
    params: dict[str, Any] = {"body-format": body_format}
    return {"method": "get", "url": f"/wiki/api/v2/blogposts/{id}", "params": params}


def sync_detailed(id: int, *, client: AuthenticatedClient, body_format: str | None = None):
    kwargs = _get_kwargs(id=id, body_format=body_format)
    return client.get_httpx_client().request(**kwargs)  #: AAR101 GET /wiki/api/v2/blogposts/{}
