"""Functions within functions, generators, and names that functions share."""

import contextlib
from contextlib import contextmanager
from typing import Iterator

key = settings.key


class Api:
    def __init__(self, base):
        self.base = base

    @property
    def root(self):
        return self.base + "/root"


# closures
def outer(base):
    suffix = "/s"

    def inner(path):
        return base + path + suffix

    def deeper(path):
        def deepest():
            return base + path

        return deepest

    def counts():
        nonlocal suffix
        suffix = "/changed"
        return suffix

    show(inner("/i"))  # => "o/i/s" | "p/i/s" | "«base»/i/s" | "«settings.key»/i/s"
    show(counts())  # => "/changed"
    show(suffix)  # => "/changed" | "/s" | "«»"
    return inner, deeper, lambda path: path + suffix


inner, deeper, short = outer("o")
show(inner("/i"))  # => "o/i/changed" | "o/i/s" | "o/i«»"
show(deeper("/d")())  # => "o/d"
show(short("/l"))  # => "/l/changed" | "/l/s" | "/l«»"
show(outer("p")[0]("/i"))  # => "p/i/changed" | "p/i/s" | "p/i«»"
show(outer(key)[1]("/d")())  # => "«settings.key»/d"
later = [lambda: item for item in ["a", "b"]]
show(later[0]())  # => «item»


def shadowed(path):
    path = path + "/x"

    def inner(path):
        return path + "/y"

    return inner(path)


show(shadowed("a"))  # => "a/x/y"


# generators and contexts
@contextmanager
def managed(path):
    try:
        yield path + "/managed"
    finally:
        show(path)  # => "a" | «path»


@contextlib.contextmanager
def managed_api(base) -> Iterator[Api]:
    yield Api(base)


def yields_each(paths):
    for path in paths:
        yield path + "/each"


def yields_nothing():
    return
    yield


def sends():
    got = yield "a"
    show(got)  # => «»


with managed("a") as value, managed_api("b") as made:
    show(value)  # => "a/managed"
    show(made.root)  # => "b/root"
show(list(yields_each(["a", "b"])))  # => ["a/each" | "b/each", ...]
show(list(yields_each(unknown)))  # => ["«path»/each", ...]
show(list(sends()))  # => ["a", ...]
for value in yields_each(["a"]):
    show(value)  # => "a/each"
show(next(yields_each(["a", "b"])))  # => "a/each" | "b/each"
show("/".join(yields_each(["a"])))  # => "«»"


# globals
state = None
counter = 0


def set_state(value):
    global state
    state = value + "/state"


def set_counter():
    global counter
    counter += 1


def read_state():
    return state


set_state("a")
show(read_state())  # => "«value»/state" | None
show(state)  # => "«value»/state" | None
