"""Small programs, run for real: the URL that they ask for is one that the analyzer expects."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.catalog.match import Matcher
from appaccess_lint.engine import Analyzer
from appaccess_lint.text.text import template

ENDPOINTS = st.sampled_from(
    ["space", "content", "content/12", "content/12/label", "content/12/child/page", "search", "user/current"]
)
STEPS = st.sampled_from(
    [
        "url = url + '/' + {path!r}",
        "url += '/' + {path!r}",
        "url = f'{{url}}/{path}'",
        "url = '%s/%s' % (url, {path!r})",
        "url = '{{}}/{{}}'.format(url, {path!r})",
        "url = '{{u}}/{{p}}'.format(u=url, p={path!r})",
        "url = '/'.join([url, {path!r}])",
        "url = '/'.join(p.strip('/') for p in (url, {path!r}))",
        "url = helper(url, {path!r})",
        "url = Client(url).at({path!r})",
        "url = url + TABLE[{path!r}]",
        "url = url + '/' + (lambda p: p)({path!r})",
        "url = url.rstrip('/') + '/' + {path!r}.lstrip('/')",
        "url = url.replace('/rest/api', '/rest/api') + '/' + {path!r}",
        "url = (url + '/' + {path!r}) if flag() else (url + '/' + {path!r} + '?expand=body')",
    ]
)
PROGRAM = """
import requests
TABLE = {{{table}}}
def helper(base, path, slash="/"):
    if slash:
        base = base + slash
    return base + path
class Client:
    prefix = "/"
    def __init__(self, url):
        self.url = url
    @property
    def root(self):
        return self.url + self.prefix
    def at(self, path):
        return self.root + path
def main(flag):
    url = "https://x.atlassian.net/wiki/rest/api"
    if flag():
        {one}
    else:
        {other}
    return requests.get(url)
"""


class Recorder:
    def __init__(self) -> None:
        self.urls: list[str] = []

    def get(self, url: str) -> None:
        self.urls.append(url)


@given(STEPS, STEPS, ENDPOINTS, ENDPOINTS)
@settings(max_examples=120, deadline=None, derandomize=True)
def test_what_is_asked_for_is_expected(one: str, other: str, first: str, second: str) -> None:
    table = ", ".join(f"{path!r}: '/{path}'" for path in dict.fromkeys((first, second)))
    source = PROGRAM.format(table=table, one=one.format(path=first), other=other.format(path=second))
    asked = [
        url for choices in itertools.product([True, False], repeat=2) for url in _run(source, list(choices))
    ]
    (site,) = Analyzer().analyze(source, "generated.py").sites
    told = {operation.key for operation in site.operations}
    matcher = Matcher(load_catalog())
    for url in asked:
        found = matcher.match(template((url,)), "GET")
        assert found is not None
        assert {o.key for o in found.operations} <= told, source
    # and nothing that no run asks for
    assert len(told) <= len({url.partition("?")[0] for url in asked}), source


def _run(source: str, choices: list[bool]) -> list[str]:
    recorder = Recorder()
    rest = itertools.cycle(choices)
    names: dict[str, object] = {}
    exec(source.replace("import requests\n", ""), names)  # our own text, made above
    names["requests"] = recorder
    main = names["main"]
    assert callable(main)
    main(lambda: next(rest))
    return recorder.urls
