"""The models of atlassian-python-api against the installed library, by what it asks of a recording server."""

from __future__ import annotations

import importlib
import importlib.metadata
import inspect
import logging
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from driving import documented, is_modelled, known, run, variants
from installed import BEFORE_5, CLASSES, MODELS, model_of
from recording import Recorder, recording

from appaccess_lint.clients.load import operations
from appaccess_lint.clients.model import ClientMethod
from appaccess_lint.clients.operations import others


def _installed(name: str) -> Any:
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)


def _named_methods() -> list[tuple[str, str]]:
    methods = ((name, method) for name in CLASSES for method in model_of(name).methods.values())
    return [(name, method.name) for name, method in methods if method.http is None]


@pytest.fixture(scope="module")
def server() -> Iterator[Recorder]:
    with recording() as recorder:
        yield recorder


@pytest.fixture(autouse=True)
def _calm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Nothing waits, nothing is written outside a scratch folder, and the library keeps its warnings."""
    monkeypatch.setattr(time, "sleep", lambda _: None)
    monkeypatch.chdir(tmp_path)
    Path("file.txt").write_text("text")
    logging.disable(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
    logging.disable(logging.NOTSET)


def _client(name: str, server: Recorder, constructor: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """Return a client of the recording server and the arguments that it was made with."""
    path = constructor.pop("url", "/wiki")
    made_with = {"url": server.address + path, "cloud": True, **constructor}
    return _installed(name)(**made_with), made_with


@pytest.mark.parametrize(("name", "method_name"), _named_methods())
def test_method_requests_what_its_model_says(name: str, method_name: str, server: Recorder) -> None:
    method = model_of(name).methods[method_name]
    template_client, _ = _client(name, server, {})
    seen: set[str] = set()
    for variant in variants(method_name, getattr(template_client, method_name), method):
        client, made_with = _client(name, server, dict(variant.constructor))
        outcome = run(getattr(client, method_name), variant.arguments, server)
        expected = operations(method, known(variant.arguments), known(made_with))
        seen.update(outcome.operations)
        assert set(outcome.operations) <= set(expected), variant
        if "url" not in variant.constructor:
            modelled = others(method, known(variant.arguments), known(made_with))
            _assert_covered(outcome.others, modelled, variant)
        if variant.decisive and expected:
            assert expected[0] in outcome.operations, variant
    every = {operation for case in method.cases for operation in case.operations}
    assert every == seen


def _assert_covered(requests: tuple[str, ...], modelled: tuple[str, ...], variant: object) -> None:
    for request in requests:
        assert any(is_modelled(template, request) for template in modelled), (request, variant)


@pytest.mark.parametrize(("name", "method_name"), _named_methods())
def test_parameters_are_those_of_the_method(name: str, method_name: str, server: Recorder) -> None:
    client, _ = _client(name, server, {})
    signature = inspect.signature(getattr(client, method_name))
    kinds = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    expected = tuple(p.name for p in signature.parameters.values() if p.kind not in kinds)
    assert model_of(name).methods[method_name].parameters == expected


@pytest.mark.parametrize("name", CLASSES)
def test_every_public_method_that_requests_is_modelled(name: str, server: Recorder) -> None:
    client, _ = _client(name, server, {})
    model = model_of(name)
    requesting = []
    for attribute, _ in inspect.getmembers(_installed(name), inspect.isroutine):
        if attribute.startswith("_") or attribute in model.methods:
            continue
        call = getattr(client, attribute)
        for variant in variants(attribute, call, ClientMethod(attribute)):
            outcome = run(call, variant.arguments, server)
            if outcome.operations or outcome.others:
                requesting.append(attribute)
    assert requesting == []


@pytest.mark.parametrize("name", CLASSES)
@pytest.mark.parametrize("verb", ["get", "post", "put", "patch", "delete"])
def test_generic_method_puts_its_path_after_the_address(name: str, verb: str, server: Recorder) -> None:
    http = model_of(name).methods[verb].http
    assert http is not None
    client, _ = _client(name, server, {})
    getattr(client, verb)("rest/api/content/1")
    assert server.take() == [(http.method, "/wiki/rest/api/content/1")]


@pytest.mark.parametrize("name", CLASSES)
def test_request_takes_method_and_path(name: str, server: Recorder) -> None:
    client, _ = _client(name, server, {})
    client.request("DELETE", "rest/api/content/1")
    client.request(path="rest/api/content/1")
    assert server.take() == [("DELETE", "/wiki/rest/api/content/1"), ("GET", "/wiki/rest/api/content/1")]


@pytest.mark.parametrize("name", CLASSES)
def test_modelled_attributes_hold_what_they_are_said_to(name: str, server: Recorder) -> None:
    client, _ = _client(name, server, {})
    for attribute, cls in model_of(name).attributes.items():
        assert isinstance(getattr(client, attribute), _installed(cls))


@pytest.mark.skipif(BEFORE_5, reason="before 5, Confluence is one class")
@pytest.mark.parametrize(
    ("url", "options"),
    [
        ("https://site.atlassian.net", {}),
        ("https://site.atlassian.net/wiki", {"cloud": True}),
        ("https://site.atlassian.net/wiki", {"cloud": False}),
        ("https://site.atlassian.net/wiki", {"api_version": 2}),
        ("https://site.atlassian.net/wiki", {"api_version": 1}),
        ("https://site.atlassian.net/wiki", {"api_version": "cloud"}),
        ("https://confluence.example.com", {}),
        ("https://confluence.example.com", {"cloud": True}),
        ("https://api.atlassian.com/ex/confluence/1", {}),
    ],
)
def test_facade_is_the_class_that_the_model_picks(url: str, options: dict[str, Any]) -> None:
    facade = _installed("atlassian.Confluence")(url, **options)
    worker = getattr(facade, "_impl", facade)
    picked = MODELS.instance("atlassian.Confluence", {"url": url, **options})
    assert picked is not None
    names = {"atlassian.ConfluenceV2", "atlassian.ConfluenceCloud", "atlassian.ConfluenceServer"}
    (expected,) = (name for name in names if type(worker) is _installed(name))
    model = model_of(expected)
    assert (picked.product, picked.root, picked.methods) == (model.product, model.root, model.methods)


def test_operations_of_the_recorder_are_told_apart() -> None:
    assert documented("GET", "/wiki/rest/api/content/search") == "GET /wiki/rest/api/content/search"
    assert documented("GET", "/wiki/rest/api/content/1") == "GET /wiki/rest/api/content/{id}"
    assert documented("GET", "/wiki/pages/viewpage.action") is None
