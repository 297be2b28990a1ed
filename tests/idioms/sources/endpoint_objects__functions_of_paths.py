"""Small functions give the paths; another gives method and path."""
import requests

HOST = "https://acme.atlassian.net"


class Paths:
    @staticmethod
    def page(page_id: int | str) -> str:
        return f"/wiki/api/v2/pages/{page_id}"

    @classmethod
    def labels(cls, page_id: int | str) -> str:
        return cls.page(page_id) + "/labels"

    search = staticmethod(lambda: "/wiki/rest/api/search")


def route(name: str, **kw) -> tuple[str, str]:
    match name:
        case "archive":
            return "POST", "/wiki/rest/api/content/archive"
        case "drop":
            return "DELETE", Paths.page(kw["page"])
    raise KeyError(name)


def labels(page: int):
    return requests.get(HOST + Paths.labels(page), timeout=9)  #: GET /wiki/api/v2/pages/{}/labels


def search(cql: str):
    return requests.get(HOST + Paths.search(), params={"cql": cql}, timeout=9)  #: GET /wiki/rest/api/search


def archive(pages: list[int]):
    method, path = route("archive")
    return requests.request(method, HOST + path, json={"pages": pages}, timeout=9)  #: POST /wiki/rest/api/content/archive


def drop(page: int):
    method, path = route("drop", page=page)
    return requests.request(method, f"{HOST}{path}", timeout=9)  #: DELETE /wiki/api/v2/pages/{}
