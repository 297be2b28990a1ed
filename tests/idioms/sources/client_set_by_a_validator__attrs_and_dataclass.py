"""attrs' factory that takes self, attrs' decorator, and a dataclass's __post_init__."""
from dataclasses import dataclass, field

import attr
import attrs
from atlassian import Confluence


@attrs.define
class Wiki:
    url: str
    token: str
    api: Confluence = attrs.field(init=False)

    @api.default
    def _connect(self) -> Confluence:
        return Confluence(url=self.url, username="bot", password=self.token, cloud=True)

    def spaces(self):
        return self.api.get_all_spaces()  #: GET /wiki/rest/api/space


@attr.s(auto_attribs=True)
class Older:
    url: str
    api = attr.ib(default=attr.Factory(lambda self: Confluence(self.url, username="u", password="p", cloud=True), takes_self=True))

    def space(self, key: str):
        return self.api.get_space(key)  #: GET /wiki/rest/api/space/{}


@dataclass
class Third:
    url: str
    api: Confluence = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.api = Confluence(url=self.url, username="u", password="p", cloud=True)

    def groups(self):
        return self.api.get_all_groups()  #: GET /wiki/rest/api/group
