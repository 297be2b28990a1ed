"""Objects with an initial path that a method, or another function, replaces before it is sent."""

import copy
from dataclasses import dataclass, replace

import requests

ROOT = "https://acme.atlassian.net/wiki/api/v2"


class Query:
    def __init__(self):
        self._path = "/pages"

    def path(self, p):
        self._path = p
        return self

    def limited(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def send(self):
        return requests.get(ROOT + self._path)


def query(p):
    return Query().path(p)


def changed(p):
    new = Query()
    new.path(p)
    return new


Query().path("/spaces").send()  # => GET /wiki/api/v2/spaces
Query().path("/spaces").limited().send()  # => GET /wiki/api/v2/spaces
tasks = Query().path("/tasks")
tasks.send()  # => GET /wiki/api/v2/tasks
query("/blogposts").send()  # => GET /wiki/api/v2/blogposts
changed("/blogposts").send()  # => GET /wiki/api/v2/blogposts
with Query() as entered:
    entered.path("/attachments").send()  # => GET /wiki/api/v2/attachments
with Query().path("/custom-content") as made:
    made.send()  # => GET /wiki/api/v2/custom-content
copied = copy.copy(Query())
copied._path = "/spaces"
copied.send()  # => GET /wiki/api/v2/spaces


class Unchanged:
    def __init__(self):
        self._path = "/pages"

    def path(self, p):
        self._path = p
        return self

    def fetch(self):
        return requests.get(ROOT + self._path)  # => GET /wiki/api/v2/pages


Unchanged().path("/spaces").fetch()  # => GET /wiki/api/v2/spaces
Unchanged().fetch()


class Cloned:
    def __init__(self, path="/pages"):
        self.p = path

    def path(self, p):
        new = copy.copy(self)
        new.p = p
        return new

    def of_class(self, p):
        new = self.__class__()
        new.p = p
        return new

    def read(self):
        return requests.get(ROOT + self.p)


Cloned().path("/spaces").read()  # => GET /wiki/api/v2/spaces
Cloned().of_class("/spaces").read()  # => GET /wiki/api/v2/spaces


@dataclass(frozen=True)
class Frozen:
    p: str = "/pages"

    def path(self, p):
        return replace(self, p=p)

    def load(self):
        return requests.get(ROOT + self.p)


Frozen().path("/spaces").load()  # => GET /wiki/api/v2/spaces
replace(Frozen(), p="/tasks").load()  # => GET /wiki/api/v2/tasks


class Table:
    def __init__(self):
        self.options = {"path": "/pages"}

    def path(self, p):
        self.options["path"] = p
        return self

    def update(self, **options):
        self.options.update(options)
        return self

    def run(self):
        return requests.get(ROOT + self.options["path"])


Table().path("/spaces").run()  # => GET /wiki/api/v2/spaces
Table().update(path="/tasks").run()  # => GET /wiki/api/v2/tasks


class Parts:
    def __init__(self):
        self.parts = ["pages"]

    def add(self, part):
        self.parts.append(part)
        return self

    def only(self, *parts):
        self.parts = list(parts)
        return self

    def ask(self):
        return requests.get(ROOT + "/" + "/".join(self.parts))


Parts().add("1").add("labels").ask()  # => GET /wiki/api/v2/pages/{id}/labels
Parts().only("spaces").ask()  # => GET /wiki/api/v2/spaces


class Named:
    def __init__(self):
        self.place = "/pages"

    @classmethod
    def of_tasks(cls):
        new = Named()
        new.place = "/tasks"
        return new

    def request(self):
        return requests.get(ROOT + self.place)


Named.of_tasks().request()  # => GET /wiki/api/v2/tasks
