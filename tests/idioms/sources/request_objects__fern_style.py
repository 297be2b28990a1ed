"""A generated client: a property makes the client of a group with the wrapper that the constructor made."""
import typing
import urllib.parse

import httpx


class HttpClient:
    def __init__(self, *, httpx_client, headers, base_url=None):
        self.base_url = base_url
        self.headers = headers
        self.httpx_client = httpx_client

    def request(self, path=None, *, method, base_url=None, json=None):
        if self.base_url is not None and base_url is None:
            base_url = self.base_url()
        url = urllib.parse.urljoin(f"{base_url}/", path)
        return self.httpx_client.request(method=method, url=url, headers=self.headers(), json=json)


class ClientWrapper:
    def __init__(self, *, token: str, base_url: str, httpx_client: httpx.Client):
        self._token = token
        self._base_url = base_url
        self.httpx_client = HttpClient(
            httpx_client=httpx_client, headers=self.get_headers, base_url=self.get_base_url
        )

    def get_headers(self):
        return {"Authorization": f"Bearer {self._token}"}

    def get_base_url(self):
        return self._base_url


class Pages:
    def __init__(self, *, client_wrapper: ClientWrapper):
        self._client_wrapper = client_wrapper

    def get(self, id: int):
        return self._client_wrapper.httpx_client.request(f"pages/{id}", method="GET")  #: GET /wiki/api/v2/pages/{id}

    def create(self, *, title: str):
        return self._client_wrapper.httpx_client.request(  #: POST /wiki/api/v2/pages
            "pages", method="POST", json={"title": title}
        )


class Acme:
    def __init__(self, *, base_url: str, token: str, httpx_client: typing.Optional[httpx.Client] = None):
        self._client_wrapper = ClientWrapper(
            base_url=base_url, token=token, httpx_client=httpx_client or httpx.Client()
        )
        self._pages: typing.Optional[Pages] = None

    @property
    def pages(self):
        if self._pages is None:
            self._pages = Pages(client_wrapper=self._client_wrapper)
        return self._pages


acme = Acme(base_url="https://acme.atlassian.net/wiki/api/v2", token="t")
acme.pages.get(5)
acme.pages.create(title="x")
