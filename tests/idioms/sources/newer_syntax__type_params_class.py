"""A generic class with a bound, a default of a type parameter, overrides."""
from typing import override

import requests


class Resource[T: dict = dict]:
    root = "https://acme.atlassian.net/wiki/api/v2"
    name: str

    def one(self, number: int) -> T:
        return requests.get(f"{self.root}/{self.name}/{number}", timeout=9).json()  #: maybe

    def path(self, *parts: str) -> str:
        return "/".join((self.root, self.name, *parts))


class Blogs(Resource[dict]):
    name = "blogposts"

    @override
    def path(self, *parts: str) -> str:
        return super().path(*parts, "labels")

    def labels(self, number: str):
        return requests.get(self.path(number), timeout=9).json()  #: GET /wiki/api/v2/blogposts/{}/labels
