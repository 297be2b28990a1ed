"""Functions that decorators add to a table or a list, and that are called with a client from there."""

import sys

import requests

COMMANDS = {}
STEPS = []
NAMES = {}


class Api:
    def __init__(self, site):
        self.v1 = f"https://{site}.atlassian.net/wiki/rest/api"
        self.v2 = f"https://{site}.atlassian.net/wiki/api/v2"

    def get(self, url, **params):
        return requests.get(url, params=params).json()


class Printer:
    v2 = "https://example.com"

    def get(self, url):
        print(url)


def command(name):
    def register(function):
        COMMANDS[name] = function
        return function

    return register


def step(function):
    STEPS.append(function)
    return function


def named(function):
    NAMES[function.__name__] = function
    return function


@command("space")
def space(c, key):
    return c.get(f"{c.v1}/space/{key}")  # => GET /wiki/rest/api/space/{spaceKey}


@command(name="likes")
def likes(c, page):
    return c.get(f"{c.v2}/pages/{page}/likes/count")  # => GET /wiki/api/v2/pages/{id}/likes/count


@step
def groups(c):
    return c.get(f"{c.v1}/group")  # => GET /wiki/rest/api/group


@step
def spaces(c):
    return c.get(f"{c.v2}/spaces")  # => GET /wiki/api/v2/spaces


@named
def tasks(c):
    return c.get(f"{c.v2}/tasks")  # => GET /wiki/api/v2/tasks


@named
def labels(c):
    return c.get(f"{c.v2}/labels")


def main():
    COMMANDS[sys.argv[1]](Api("example"), sys.argv[2])
    for one in STEPS:
        one(Api("example"))
    NAMES["tasks"](Api("example"))
    NAMES["labels"](Printer())


main()
