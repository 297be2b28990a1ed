"""Objects of the program are iterated over: what their methods request is reported where they are created."""
import aiohttp
import requests


class Pager:
    def __init__(self, path: str) -> None:
        self.next = path

    def __iter__(self):
        while self.next:
            data = requests.get("https://acme.atlassian.net" + self.next, timeout=9).json()
            yield from data["results"]
            self.next = data["_links"].get("next")


class Steps(Pager):
    def __iter__(self):
        return self

    def __next__(self):
        if not self.next:
            raise StopIteration
        return requests.get("https://acme.atlassian.net" + self.next, timeout=9).json()


class AsyncPager:
    def __init__(self, http: aiohttp.ClientSession, path: str) -> None:
        self.http, self.next = http, path

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.next:
            raise StopAsyncIteration
        async with self.http.get("https://acme.atlassian.net" + self.next) as answer:
            return await answer.json()


def titles(space):
    for page in Pager(f"/wiki/api/v2/spaces/{space}/pages?limit=250"):  #: GET /wiki/api/v2/spaces/{}/pages
        yield page["title"]


def names():
    return [space["name"] for space in Pager("/wiki/rest/api/space?limit=250")]  #: AAR201 GET /wiki/rest/api/space


def tasks():
    for answer in Steps("/wiki/api/v2/tasks"):  #: AAR101 GET /wiki/api/v2/tasks
        yield from answer["results"]
    for answer in Steps("/wiki/api/v2/labels"):  #: GET /wiki/api/v2/labels
        yield from answer["results"]


async def posts(http):
    async for answer in AsyncPager(http, "/wiki/api/v2/blogposts"):  #: AAR101 GET /wiki/api/v2/blogposts
        yield answer["results"]
    async for answer in AsyncPager(http, "/wiki/rest/api/content"):  #: AAR201 GET /wiki/rest/api/content
        yield answer["results"]
