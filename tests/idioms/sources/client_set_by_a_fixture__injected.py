"""A framework passes the client: pytest's fixtures by name, FastAPI's dependencies by default or annotation."""
from collections.abc import Iterator
from typing import Annotated

import httpx
import pytest
from atlassian import Confluence
from fastapi import Depends

GATEWAY = "https://api.atlassian.com/ex/confluence/1f"


@pytest.fixture(scope="session")
def wiki():
    return Confluence(url="https://acme.atlassian.net/wiki", username="u", password="p", cloud=True)


@pytest.fixture(name="gateway")
def make_gateway() -> Iterator[httpx.Client]:
    with httpx.Client(base_url=GATEWAY, headers={"Authorization": "Bearer x"}) as client:
        yield client


@pytest.fixture
def page(wiki):
    made = wiki.create_page("TEST", "title", "<p>hello</p>")  #: AAR404
    yield made
    wiki.remove_page(made["id"])  #: AAR404 !AAR202 DELETE /wiki/rest/api/content/{}


def test_read(gateway, page):
    assert gateway.get(f"/wiki/rest/api/content/{page['id']}").is_success  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}


@pytest.fixture
def root():
    return "https://acme.atlassian.net/wiki/api/v2"


def test_versions(root, page):
    assert httpx.get(f"{root}/pages/{page['id']}/versions").is_success  #: AAR101 GET /wiki/api/v2/pages/{}/versions


class TestLabels:
    @pytest.fixture
    def own(self, wiki):
        return wiki

    def test_none(self, own, unknown):
        assert not own.get_page_labels("12")["results"]  #: AAR404
        assert unknown.get_page_labels("12")


def client() -> Iterator[httpx.Client]:
    with httpx.Client(base_url=GATEWAY, headers={"Authorization": "Bearer x"}) as made:
        yield made


def by_default(number: int, http=Depends(client)):
    return http.get(f"/wiki/rest/api/content/{number}").json()  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}


def by_annotation(key: str, http: Annotated[httpx.Client, Depends(client)]):
    return http.get(f"/wiki/rest/api/space/{key}").json()  #: AAR202 !AAR201 GET /wiki/rest/api/space/{}


Wiki = Annotated[httpx.Client, Depends(client)]


def by_alias(key: str, http: Wiki):
    return http.get(f"/wiki/rest/api/space/{key}/content").json()  #: AAR202 !AAR201 GET /wiki/rest/api/space/{}/content
