"""Confluence requests whose arguments are a dictionary that something unknown may be laid over."""

import requests


def updated(method, url, more=None):
    given = dict(method=method, url=url)
    if more is not None:
        given.update(more)
    return requests.request(**given)


def laid_over(method, url, more):
    given = {"method": method, "url": url} | more
    return requests.request(**given)


def laid_under(method, url, more):
    return requests.request(**(more | {"method": method, "url": url}))


def added(method, url, more):
    given = {"method": method, "url": url}
    given |= more
    return requests.request(**given)


def chosen(url, json=None):
    given = {"url": url, "json": json} if json else {"url": url}
    return requests.post(**given)


def displayed(given):
    given = {**given, "headers": {"Accept": "application/json"}}
    return requests.request(given["method"], given["url"], headers=given["headers"])


def copied(given):
    given = dict(given, timeout=5)
    return requests.request(given["method"], given["url"], timeout=given["timeout"])


def joined(given):
    given = given | {"timeout": 5}
    return requests.request(given["method"], given["url"], timeout=given["timeout"])


def usage(more):
    displayed({"method": "PUT", "url": "/wiki/api/v2/pages/1"})  # => PUT /wiki/api/v2/pages/{id}
    copied({"method": "PUT", "url": "/wiki/api/v2/pages/1"})  # => PUT /wiki/api/v2/pages/{id}
    joined({"method": "PUT", "url": "/wiki/api/v2/pages/1"})  # => PUT /wiki/api/v2/pages/{id}
    updated("PUT", "/wiki/api/v2/pages/1", {"timeout": 5})  # => PUT /wiki/api/v2/pages/{id}
    laid_over("PUT", "/wiki/api/v2/pages/1", {"timeout": 5})  # => PUT /wiki/api/v2/pages/{id}
    laid_under("PUT", "/wiki/api/v2/pages/1", more)  # => PUT /wiki/api/v2/pages/{id}
    added("PUT", "/wiki/api/v2/pages/1", {"timeout": 5})  # => PUT /wiki/api/v2/pages/{id}
    chosen("/wiki/api/v2/pages")  # => POST /wiki/api/v2/pages


def may_be_another_method(more):
    updated("PUT", "/wiki/api/v2/spaces", more)  # => GET /wiki/api/v2/spaces | POST /wiki/api/v2/spaces
    laid_over("PUT", "/wiki/api/v2/spaces", more)  # => GET /wiki/api/v2/spaces | POST /wiki/api/v2/spaces
    added("PUT", "/wiki/api/v2/spaces", more)  # => GET /wiki/api/v2/spaces | POST /wiki/api/v2/spaces
