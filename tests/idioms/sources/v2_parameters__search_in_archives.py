"""Archived spaces are a parameter of search; content/search ignores it, however it comes there."""
from atlassian import Confluence

wiki = Confluence(url="https://acme.atlassian.net/wiki", username="me", password="token", cloud=True)


def by_table(cql: str, archived: bool | None = None, **more: object) -> dict:
    params: dict[str, object] = {"cql": cql}
    params.update(more)
    if archived is not None:
        params["includeArchivedSpaces"] = archived
    return wiki.get("rest/api/content/search", params=params)  #: AAR403 GET /wiki/rest/api/content/search


def by_text(cql: str, archived: bool) -> dict:
    url = f"rest/api/content/search?cql={cql}&limit=50"
    if archived:
        url += "&includeArchivedSpaces=true"
    return wiki.get(url)  #: AAR403 GET /wiki/rest/api/content/search


def without(cql: str) -> dict:
    return wiki.get("rest/api/content/search", params={"cql": cql, "includeArchivedSpaces": False})  #: !AAR403


def right(cql: str) -> dict:
    return wiki.get("rest/api/search", params={"cql": cql, "includeArchivedSpaces": True, "start": 50})  #: !AAR403


Confluence(url="https://confluence.example.com", token="pat").get("rest/api/content/search?cql=type=page&includeArchivedSpaces=true")  #: !AAR403
