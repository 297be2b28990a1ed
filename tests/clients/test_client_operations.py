"""Which operations a client method calls, by what is known of its arguments and of the client's."""

from __future__ import annotations

import pytest

from appaccess_lint.clients.load import load_clients, operations
from appaccess_lint.clients.model import FALSY, UNKNOWN, Arguments, Case, ClientMethod, Condition

READ, CREATE, UPDATE = (
    "GET /wiki/rest/api/space",
    "POST /wiki/rest/api/content",
    "PUT /wiki/rest/api/content/{id}",
)


def _method(*cases: Case) -> ClientMethod:
    return ClientMethod("method", cases=cases)


def test_unconditional_operations_come_first_to_last() -> None:
    assert operations(_method(Case((UPDATE, READ))), {}, {}) == (UPDATE, READ)


def test_operation_of_several_cases_is_named_once() -> None:
    assert operations(_method(Case((UPDATE,)), Case((READ, UPDATE))), {}, {}) == (UPDATE, READ)


def test_method_that_reaches_nothing() -> None:
    assert operations(_method(), {}, {}) == ()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"kind": "page"}, (CREATE,)),
        ({"kind": "comment"}, (READ,)),
        ({"kind": UNKNOWN}, (CREATE, READ)),
        ({}, (CREATE,)),
    ],
)
def test_value_of_an_argument(arguments: Arguments, expected: tuple[str, ...]) -> None:
    page = Condition("kind", ("page",), default="page")
    comment = Condition("kind", ("comment",), default="page")
    assert operations(_method(Case((CREATE,), (page,)), Case((READ,), (comment,))), arguments, {}) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("x", (UPDATE,)), (True, (UPDATE,)), ("", ()), (None, ()), (False, ()), (0, ()), (UNKNOWN, (UPDATE,))],
)
def test_truth_of_an_argument(value: object, expected: tuple[str, ...]) -> None:
    method = _method(Case((UPDATE,), (Condition("id", FALSY, negated=True),)))
    assert operations(method, {"id": value}, {}) == expected  # type: ignore[dict-item]


def test_argument_of_the_constructor() -> None:
    method = _method(Case((READ,), (Condition("cloud", (True,), of="constructor"),)))
    assert operations(method, {"cloud": True}, {"cloud": False}) == ()
    assert operations(method, {}, {"cloud": True}) == (READ,)


@pytest.mark.parametrize(
    ("url", "expected"),
    [("https://x/wiki/rest/api", (READ,)), ("https://x/wiki", ()), (UNKNOWN, (READ,)), (None, ())],
)
def test_part_of_an_argument(url: object, expected: tuple[str, ...]) -> None:
    method = _method(Case((READ,), (Condition("url", ("/rest/api",), of="constructor", test="contains"),)))
    assert operations(method, {}, {"url": url}) == expected  # type: ignore[dict-item]


def test_all_conditions_of_a_case_must_hold() -> None:
    both = (Condition("a", (1,)), Condition("b", (1,)))
    method = _method(Case((READ,), both))
    assert operations(method, {"a": 1, "b": 1}, {}) == (READ,)
    assert operations(method, {"a": UNKNOWN, "b": 2}, {}) == ()


FACADE = "atlassian.Confluence"
OF_5 = load_clients({"atlassian-python-api": "5.0.5"})


@pytest.mark.parametrize(
    ("constructor", "expected"),
    [
        ({"url": "https://site.atlassian.net/wiki", "api_version": 2}, {"GET /wiki/api/v2/pages/{id}"}),
        ({"url": "https://site.atlassian.net/wiki", "api_version": 1}, {"GET /wiki/rest/api/content/{id}"}),
        ({"url": "https://api.atlassian.com/ex/confluence/1"}, {"GET /wiki/api/v2/pages/{id}"}),
        ({"url": UNKNOWN}, {"GET /wiki/api/v2/pages/{id}"}),
        ({"url": "https://site.atlassian.net/wiki"}, None),
    ],
)
def test_methods_of_a_facade_are_those_of_its_worker(
    constructor: Arguments, expected: set[str] | None
) -> None:
    worker = OF_5.instance(FACADE, constructor)
    assert worker is not None
    method = worker.methods.get("get_page_by_id")
    assert (set(operations(method, {}, constructor)) if method else None) == expected


def test_facade_of_unknown_address_has_the_methods_of_all_cloud_workers() -> None:
    worker = OF_5.instance(FACADE, {"url": UNKNOWN})
    assert worker is not None
    assert worker.product == "confluence"
    assert {"get_page_by_id", "get_page_child_by_type", "cql"} <= set(worker.methods)


@pytest.mark.parametrize(
    "constructor", [{"url": "https://confluence.example.com"}, {"url": UNKNOWN, "cloud": False}]
)
def test_facade_of_a_server(constructor: Arguments) -> None:
    worker = OF_5.instance(FACADE, constructor)
    assert worker is not None
    assert (worker.product, dict(worker.methods)) == ("other", {})


def test_instance_of_a_plain_class_is_that_class() -> None:
    assert OF_5.instance("requests.Session", {}) is OF_5.cls("requests.Session")
    assert OF_5.instance("requests.Nothing", {}) is None
