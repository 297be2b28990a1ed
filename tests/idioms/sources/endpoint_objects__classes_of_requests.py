"""Each endpoint is a class with class attributes and fields; a client sends an instance."""
from abc import ABC
from dataclasses import dataclass
from typing import ClassVar

import requests


class Request(ABC):
    method: ClassVar[str] = "GET"
    template: ClassVar[str]

    def path(self) -> str:
        return self.template.format(**vars(self))


@dataclass
class GetBlog(Request):
    template: ClassVar[str] = "blogposts/{blog_id}"
    blog_id: int


@dataclass
class DeleteComment(Request):
    method: ClassVar[str] = "DELETE"
    template: ClassVar[str] = "footer-comments/{comment_id}"
    comment_id: int


class Client:
    def send(self, request: Request):
        return requests.request(request.method, f"https://acme.atlassian.net/wiki/api/v2/{request.path()}", timeout=9)


def main(client: Client):
    client.send(GetBlog(blog_id=1))  #: GET /wiki/api/v2/blogposts/{}
    client.send(DeleteComment(2))  #: DELETE /wiki/api/v2/footer-comments/{}
