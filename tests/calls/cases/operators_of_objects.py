"""Requests by operators and loops: Python calls a method of the object, and the operator names the endpoint."""

import functools

import requests

SITE = "https://x.atlassian.net/wiki"


class Rest:
    def __init__(self, path=""):
        self.path = path

    def __truediv__(self, name):
        return Rest(self.path + "/" + name)

    def __rshift__(self, query):
        return requests.get(SITE + self.path, params=query)

    def __lshift__(self, body):
        return requests.post(SITE + self.path, json=body)

    def __matmul__(self, path):
        return requests.head(SITE + path)

    def __getitem__(self, path):
        return requests.get(SITE + path)

    def __setitem__(self, path, value):
        requests.put(SITE + path, json=value)

    def __delitem__(self, path):
        requests.delete(SITE + path)


class Listing:
    def __init__(self, path):
        self.path = path

    def __iter__(self):
        return self

    def __next__(self):
        return requests.get(SITE + self.path).json()


class Rows:
    def __init__(self, path):
        self.path = path

    def __iter__(self):
        yield from requests.get(SITE + self.path).json()["results"]


def listing(path):
    def declared(function):
        @functools.wraps(function)
        def listed(self, *args):
            return Listing(path)

        return listed

    return declared


class Site:
    def __init__(self):
        self.rest = Rest()

    def read(self, page):
        return self.rest[f"/api/v2/pages/{page}"]  # => GET /wiki/api/v2/pages/{id}

    def write(self, page, name):
        self.rest[f"/rest/api/content/{page}/property/{name}"] = {"value": 1}  # => PUT /wiki/rest/api/content/{id}/property/{key}
        self.rest[f"/rest/api/content/{page}"] += 1  # => GET /wiki/rest/api/content/{id} | PUT /wiki/rest/api/content/{id}

    def cut(self, page):
        del self.rest[f"/api/v2/pages/{page}"]  # => DELETE /wiki/api/v2/pages/{id}

    def label(self, page, name):
        self.rest / "rest" / "api" / "content" / page / "label" << {"name": name}  # => POST /wiki/rest/api/content/{id}/label
        self.rest / "api" / "v2" / "pages" << {"title": name}  # => POST /wiki/api/v2/pages

    def ask(self, cql):
        self.rest / "rest/api/search" >> {"cql": cql}  # => GET /wiki/rest/api/search
        self.rest / "rest/api/group" >> {}  # => GET /wiki/rest/api/group
        return [self.rest @ "/api/v2/spaces", self.rest @ "/api/v2/tasks"]  # => GET /wiki/api/v2/spaces | GET /wiki/api/v2/tasks

    def either(self, new, page):
        place = self.rest / "api/v2/pages" if new else self.rest / "rest/api/content"
        return place / page >> {}  # => GET /wiki/api/v2/pages/{id} | GET /wiki/rest/api/content/{id}

    def spaces(self):
        return Listing("/api/v2/spaces")

    def groups(self):
        return Rows("/rest/api/group")

    def members(self, group):
        return Rows(f"/rest/api/group/{group}/membersByGroupId")

    @listing("/api/v2/blogposts")  # => GET /wiki/api/v2/blogposts
    def blog_posts(self): ...


site = Site()
print([space["id"] for space in site.spaces()])  # => GET /wiki/api/v2/spaces
print(list(site.groups()), sorted(site.members("g")))  # => GET /wiki/rest/api/group | GET /wiki/rest/api/group/{groupId}/membersByGroupId
print([m for g in site.groups() for m in site.members(g)])  # => GET /wiki/rest/api/group | GET /wiki/rest/api/group/{groupId}/membersByGroupId
for row in site.members("g"):  # => GET /wiki/rest/api/group/{groupId}/membersByGroupId
    print(row)
kept = {}
kept[Rest] = 1
