"""Functions within functions, most of them for trying again: whose call names the endpoint?"""
import functools
import httpx
from tenacious import persist  # not to be seen from here


def again(send, what="request"):
    for _ in range(4):
        answer = send()
        if answer.status_code != 429:
            return answer


class Wiki:
    def __init__(self, site: str) -> None:
        self._site = site
        self._http = httpx.Client()

    def _url(self, path: str) -> str:
        return f"{self._site}/wiki/api/v2{path}"

    def _read(self, url, **options):
        return again(lambda: self._http.get(url, **options), f"read {url}")

    def _write(self, path, body):
        def send():
            return self._http.post(self._url(path), json=body)

        return persist(send)

    def _drop(self, path):
        return persist(lambda: self._http.delete(self._url(path)), tries=3)

    def use(self, i):
        self._read(self._url("/spaces"), params={"limit": 5})  # => GET /wiki/api/v2/spaces
        self._read(self._url(f"/pages/{i}"))  # => GET /wiki/api/v2/pages/{id}
        self._write("/blogposts", {})  # => POST /wiki/api/v2/blogposts
        self._drop(f"/blogposts/{i}")  # => DELETE /wiki/api/v2/blogposts/{id}

    def by_itself(self, ids):
        # what the inner function names whatever comes from around it stands in it
        again(lambda: self._http.get(self._url("/labels")))  # => GET /wiki/api/v2/labels
        pages = map(lambda i: self._http.get(self._url(f"/pages/{i}/labels")), ids)  # => GET /wiki/api/v2/pages/{id}/labels
        persist(functools.partial(self._http.post, self._url("/pages"), json={}))  # => POST /wiki/api/v2/pages
        return sorted(pages, key=lambda page: page.get("title"))
