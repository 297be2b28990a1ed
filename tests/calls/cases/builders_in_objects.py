"""Builders that another object, a list or a dictionary has too: a later change counts there."""

import requests


class Builder:
    def __init__(self, part):
        self.part = part

    def path(self, part):
        self.part = part
        return self

    def send(self):
        return requests.get("https://acme.atlassian.net/wiki/rest/api/" + self.part)


class Holder:
    def __init__(self, builder):
        self.builder = builder


class Assigned:
    def run(self):
        builder = Builder("space")
        self.builder = builder
        builder.path("content/1")
        return self.builder.send()  # => GET /wiki/rest/api/content/{id}


class SetUp:
    def __init__(self):
        self.builder = Builder("space")

    def run(self):
        builder = self.builder
        builder.path("content/1")
        return self.builder.send()  # => GET /wiki/rest/api/content/{id}


class Client:
    def __init__(self):
        self.builder = Builder("user/current")

    def page(self):
        self.builder.path("content/1")
        return self.builder.send()  # => GET /wiki/rest/api/content/{id}

    def space(self):
        self.builder.path("space").path("content/search")
        return self.builder.send()  # => GET /wiki/rest/api/content/search

    def user(self):
        return self.builder.send()  # => GET /wiki/rest/api/user/current


class Prepared:
    def prepare(self, page):
        builder = Builder("space")
        self.builder = builder
        if page:
            builder.path("content/1")

    def run(self):
        return self.builder.send()  # => GET /wiki/rest/api/space | GET /wiki/rest/api/content/{id}


def passed():
    builder = Builder("space")
    holder = Holder(builder)
    builder.path("content/1")
    return holder.builder.send()  # => GET /wiki/rest/api/content/{id}


def by_holder():
    builder = Builder("space")
    holder = Holder(builder)
    holder.builder.path("content/1")
    return builder.send()  # => GET /wiki/rest/api/content/{id}


def listed(page):
    builder = Builder("space")
    holder = Holder([builder])
    if page:
        builder.path("content/1")
    return holder.builder[0].send()  # => GET /wiki/rest/api/content/{id} | GET /wiki/rest/api/space


def by_key():
    builder = Builder("space")
    builders = {"first": builder}
    builder.path("content/1")
    return builders["first"].send()  # => GET /wiki/rest/api/content/{id}


def other():
    return Holder(Builder("space")).builder.send()  # => GET /wiki/rest/api/space


class Chosen:
    def __init__(self):
        self.builder = Builder("space")

    def in_a_branch(self, page):
        if page:
            self.builder.path("content/1")
        return self.builder.send()  # => GET /wiki/rest/api/space | GET /wiki/rest/api/content/{id}

    def in_a_loop(self, pages):
        for _ in pages:
            self.builder.path("content/1")
            self.builder.send()  # => GET /wiki/rest/api/content/{id}
        return self.builder.send()  # => GET /wiki/rest/api/space | GET /wiki/rest/api/content/{id}

    def by_kind(self, kind):
        match kind:
            case "page":
                self.builder.path("content/1")
            case "search":
                self.builder.path("content/search")
            case _:
                return None
        return self.builder.send()  # => GET /wiki/rest/api/content/{id} | GET /wiki/rest/api/content/search

    def in_a_handler(self):
        try:
            self.builder.path("content/1")
        except ValueError:
            return self.builder.send()  # => GET /wiki/rest/api/space | GET /wiki/rest/api/content/{id}
        return self.builder.send()  # => GET /wiki/rest/api/content/{id}

    def before(self, page):
        if page:
            self.builder.path("content/1")
            return self.builder.send()  # => GET /wiki/rest/api/content/{id}
        return self.builder.send()  # => GET /wiki/rest/api/space


def by_index():
    builder = Builder("space")
    builders = [builder]
    builders[0].path("content/1")
    return builder.send()  # => GET /wiki/rest/api/content/{id}


def by_any_index(index):
    builders = [Builder("space"), Builder("user/current")]
    builders[index].path("content/1")
    return builders[0].send()  # => GET /wiki/rest/api/space | GET /wiki/rest/api/content/{id}


def by_index_in_a_branch(page):
    builder = Builder("space")
    builders = {"first": builder}
    if page:
        builders["first"].path("content/1")
    return builder.send()  # => GET /wiki/rest/api/space | GET /wiki/rest/api/content/{id}
