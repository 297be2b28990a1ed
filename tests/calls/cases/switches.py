"""Confluence calls behind switches that another part of the program, or its user, may turn."""

from dataclasses import dataclass

import requests
from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings

SITE = "https://example.atlassian.net/wiki"


@dataclass
class Options:
    recursive: bool = True
    limit: int = 25


class Model(BaseModel):
    deep: bool = Field(default=True, description="with all below")
    flat: bool = Field(False)


class Environment(BaseSettings):
    use_v2: bool = False
    root: str = "/api/v2"
    retries: int = 0


class App:
    use_v2 = False
    version = 2

    def __init__(self, options: Options, model: Model):
        self.options = options
        self.model = model
        self.session = requests.Session()
        self.cloud = True

    def of_dataclass(self):
        if self.options.recursive:
            self.session.get(f"{SITE}/api/v2/pages")  # => GET /wiki/api/v2/pages
        else:
            self.session.get(f"{SITE}/api/v2/spaces")  # => GET /wiki/api/v2/spaces
        if self.options.limit > 100:
            self.session.get(f"{SITE}/api/v2/tasks")  # => GET /wiki/api/v2/tasks

    def of_model(self):
        if self.model.deep:
            self.session.get(f"{SITE}/api/v2/pages")  # => GET /wiki/api/v2/pages
        else:
            self.session.get(f"{SITE}/api/v2/spaces")  # => GET /wiki/api/v2/spaces
        if self.model.flat:
            self.session.get(f"{SITE}/api/v2/blogposts")  # => GET /wiki/api/v2/blogposts

    def of_class(self):
        if self.use_v2:
            self.session.get(f"{SITE}/api/v{self.version}/pages")  # => GET /wiki/api/v2/pages
        else:
            self.session.get(f"{SITE}/rest/api/content")  # => GET /wiki/rest/api/content

    def of_constructor(self):
        if not self.cloud:
            self.session.get(f"{SITE}/rest/api/space")  # => GET /wiki/rest/api/space


environment = Environment()


def from_environment():
    if environment.use_v2:
        requests.get(f"{SITE}/api/v2/pages")  # => GET /wiki/api/v2/pages
    else:
        requests.get(SITE + environment.root + "/spaces")  # => GET /wiki/api/v2/spaces


def surely_made_so():
    options = Options(recursive=False)
    path = "pages" if options.recursive else "spaces"
    requests.get(f"{SITE}/api/v2/{path}")  # => GET /wiki/api/v2/spaces


def path_of(kind):
    match kind:
        case "tags" | "labels":
            return "/label"
        case "access":
            return "/restriction"
        case _:
            raise ValueError(kind)


def root_of(version, cloud=True):
    return "/api/v2/pages" if version == 2 else "/rest/api/content"


def chosen_by_an_argument(page, kind):
    requests.get(f"{SITE}/rest/api/content/{page}" + path_of("tags"))  # => GET /wiki/rest/api/content/{id}/label
    requests.get(SITE + root_of(2) + f"/{page}")  # => GET /wiki/api/v2/pages/{id}
    requests.get(f"{SITE}{root_of(version=1)}/{page}")  # => GET /wiki/rest/api/content/{id}
    requests.delete(SITE + "/rest/api/content/1" + path_of(kind))  # => DELETE /wiki/rest/api/content/{id}/label | DELETE /wiki/rest/api/content/{id}/restriction
