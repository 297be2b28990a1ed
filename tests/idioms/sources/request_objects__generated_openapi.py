"""openapi-python-client's style: _get_kwargs builds a dict, sync_detailed sends it."""
from http import HTTPStatus
from typing import Any, Optional, Union

import attr
import httpx


@attr.s(auto_attribs=True)
class Client:
    base_url: str = "https://acme.atlassian.net/wiki/api/v2"
    token: str = ""
    _client: Optional[httpx.Client] = attr.ib(default=None, init=False)

    def get_httpx_client(self) -> httpx.Client:
        if self._client is None:
            self._client = httpx.Client(base_url=self.base_url, headers={"Authorization": f"Bearer {self.token}"})
        return self._client


def _get_kwargs(id: int, *, body_format: Union[None, str] = None) -> dict[str, Any]:
    params: dict[str, Any] = {}
    params["body-format"] = body_format
    params = {k: v for k, v in params.items() if v is not None}
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": f"/pages/{id}",
        "params": params,
    }
    return _kwargs


def _build_response(*, response: httpx.Response) -> dict[str, Any]:
    return {"status": HTTPStatus(response.status_code), "content": response.content}


def sync_detailed(id: int, *, client: Client, body_format: Union[None, str] = None) -> dict[str, Any]:
    kwargs = _get_kwargs(id=id, body_format=body_format)
    response = client.get_httpx_client().request(**kwargs)  #: GET /wiki/api/v2/pages/{}
    return _build_response(response=response)


def delete_detailed(id: int, *, client: Client) -> dict[str, Any]:
    kwargs: dict[str, Any] = {"method": "delete", "url": "/pages/{id}".format(id=id)}
    return _build_response(response=client.get_httpx_client().request(**kwargs))  #: DELETE /wiki/api/v2/pages/{}
