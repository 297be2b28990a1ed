"""The models of HTTP libraries against the signatures of those that are installed."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from appaccess_lint.clients.load import load_clients
from appaccess_lint.clients.model import Argument, ClientClass, HttpCall

MODELS = load_clients()
LIBRARIES = [name for name in MODELS.libraries() if name != "atlassian"]
INSTALLED = [name for name in LIBRARIES if importlib.util.find_spec(name)]


def _object(dotted: str) -> Any:
    """Import as much of *dotted* as is a module and take the rest by attributes."""
    module, _, attribute = dotted.rpartition(".")
    try:
        return getattr(importlib.import_module(module), attribute)
    except ImportError:
        return getattr(_object(module), attribute)


def _calls() -> Iterator[tuple[str, HttpCall, bool]]:
    for library in INSTALLED:
        for dotted, function in MODELS.functions(library).items():
            if function.http:
                yield dotted, function.http, False
        for dotted, cls in MODELS.classes(library).items():
            for name, method in cls.methods.items():
                if method.http:
                    yield f"{dotted}.{name}", method.http, True


def _classes() -> list[tuple[str, ClientClass]]:
    return [(dotted, cls) for library in INSTALLED for dotted, cls in MODELS.classes(library).items()]


def _fits(call: Callable[..., Any], argument: Argument, bound: bool) -> bool:
    """Return whether *call* takes *argument*; a signature of ``**kwargs`` takes any keyword."""
    parameters = list(inspect.signature(call).parameters.values())[bound:]
    open_ended = {p.kind for p in parameters} & {
        inspect.Parameter.VAR_POSITIONAL,
        inspect.Parameter.VAR_KEYWORD,
    }
    named = [p.name for p in parameters]
    if argument.keyword not in named:
        return bool(open_ended)
    return argument.position is None or named.index(argument.keyword) == argument.position


@pytest.mark.parametrize(("dotted", "http", "bound"), list(_calls()))
def test_call_takes_the_arguments_that_its_model_names(dotted: str, http: HttpCall, bound: bool) -> None:
    call = _object(dotted)
    for argument in (http.url, http.method, *http.query, *http.body, *http.headers, *http.auth):
        if isinstance(argument, Argument):
            assert _fits(call, argument, bound and not inspect.isclass(call)), argument


@pytest.mark.parametrize(("dotted", "cls"), _classes())
def test_constructor_takes_the_base_url_that_its_model_names(dotted: str, cls: ClientClass) -> None:
    assert inspect.isclass(_object(dotted))
    if cls.base_url is not None:
        assert _fits(_object(dotted), cls.base_url, bound=False)


@pytest.mark.parametrize("library", LIBRARIES)
def test_factory_returns_a_modelled_class(library: str) -> None:
    for function in MODELS.functions(library).values():
        does = (function.http, function.returns, function.operations)
        assert any(does) or function.wraps or function.runs
        if function.returns is not None:
            assert MODELS.cls(function.returns) is not None


@pytest.mark.parametrize(
    ("dotted", "method"),
    [("requests.get", "GET"), ("httpx.delete", "DELETE"), ("treq.patch", "PATCH"), ("niquests.aput", "PUT")],
)
def test_verb_is_the_name_of_the_function(dotted: str, method: str) -> None:
    function = MODELS.function(dotted)
    assert function is not None
    assert function.http is not None
    assert (function.http.url, function.http.method) == (Argument(0, "url"), method)


def test_method_can_be_an_argument() -> None:
    function = MODELS.function("requests.request")
    assert function is not None
    assert function.http is not None
    assert (function.http.url, function.http.method) == (Argument(1, "url"), Argument(0, "method"))


def test_body_decides_the_method_of_urllib() -> None:
    function = MODELS.function("urllib.request.Request")
    assert function is not None
    assert function.http == HttpCall(
        url=Argument(0, "url"),
        method=Argument(5, "method"),
        default_method="GET",
        method_with_body="POST",
        body=(Argument(1, "data"),),
        headers=(Argument(2, "headers"),),
        deferred=True,
    )


def test_factory_of_sessions() -> None:
    function = MODELS.function("requests.session")
    assert function is not None
    assert function.returns == "requests.Session"
    assert MODELS.cls("requests.Session") is MODELS.cls("requests.sessions.Session")


def test_base_url_of_a_client() -> None:
    httpx, connection = MODELS.cls("httpx.AsyncClient"), MODELS.cls("http.client.HTTPSConnection")
    assert httpx is not None
    assert httpx.base_url == Argument(None, "base_url")
    assert connection is not None
    assert (connection.base_url, connection.base_scheme) == (Argument(0, "host"), "https://")
