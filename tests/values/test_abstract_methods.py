"""What a method that is left to subclasses gives is what the project's subclasses give."""

from __future__ import annotations

from pathlib import Path

import pytest

from appaccess_lint import analyze

CLOUD = "https://acme.atlassian.net/wiki"
SPACES = "GET /wiki/rest/api/space"
ABSTRACT = {
    "dots": "def root(self): ...",
    "docstring and dots": 'def root(self):\n        """Where it is."""\n        ...',
    "error": "def root(self): raise NotImplementedError",
    "error with a message": 'def root(self):\n        why = ""\n        raise NotImplementedError(why)',
    "not implemented": "def root(self): return NotImplemented",
    "decorator": "@abstractmethod\n    def root(self): pass",
    "decorator of a module": "@abc.abstractmethod\n    def root(self): return ''",
}
BASE = """\
import abc, requests
from abc import abstractmethod
class Base:
    {abstract}
    def spaces(self):
        return requests.get(self.root() + "/rest/api/space")
"""
SUB = """
class {name}(Base):
    def root(self):
        return "{url}"
"""


def _found(source: str, path: str = "app.py") -> list[tuple[str | None, str, list[str]]]:
    return [(s.url, s.deployment, [o.key for o in s.operations]) for s in analyze(source, path)]


@pytest.mark.parametrize("abstract", ABSTRACT.values(), ids=ABSTRACT)
def test_a_subclass_says_what_its_base_leaves_open(abstract: str) -> None:
    source = BASE.format(abstract=abstract) + SUB.format(name="Cloud", url=CLOUD)
    assert _found(source) == [(f"{CLOUD}/rest/api/space", "cloud", [SPACES])]


def test_a_method_that_does_something_is_no_abstract_one() -> None:
    base = BASE.format(abstract="def root(self): return self.host")
    assert _found(base + SUB.format(name="Cloud", url=CLOUD))[0][:2] == ("{}/rest/api/space", "unknown")


def test_a_subclass_of_another_file_is_asked(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").touch()
    base = tmp_path / "base.py"
    base.write_text(BASE.format(abstract=ABSTRACT["dots"]))
    (tmp_path / "cloud.py").write_text(
        "from .base import Base" + SUB.format(name="Middle", url=CLOUD).replace("root", "other")
    )
    (tmp_path / "far.py").write_text(
        "from .cloud import Middle\n" + SUB.format(name="Far", url=CLOUD).replace("Base", "Middle")
    )
    assert _found(base.read_text(), str(base)) == [(f"{CLOUD}/rest/api/space", "cloud", [SPACES])]


TWO_WAYS = """\
import requests
class Base:
    def root(self): ...
    def prefix(self): ...
    def spaces(self):
        return requests.get(self.root() + self.prefix() + "/space")
class Server(Base):
    def root(self): return "https://confluence.example.com"
    def prefix(self): return "/rest/api"
class Cloud(Base):
    def root(self): return "https://api.atlassian.com/ex/confluence/1"
    def prefix(self): return "/wiki/rest/api"
"""


def test_what_one_subclass_says_goes_together() -> None:
    url = "https://api.atlassian.com/ex/confluence/1/wiki/rest/api/space"
    assert _found(TWO_WAYS) == [(url, "cloud", [SPACES])]
    (site,) = analyze(TWO_WAYS, "app.py")
    assert {str(data.url.values[0]) for data in site.requests} == {
        url,
        "https://confluence.example.com/rest/api/space",
    }


def test_where_subclasses_name_endpoints_their_objects_tell_them_apart() -> None:
    source = f"""\
import requests
class Resource:
    def path(self): ...
    def load(self):
        return requests.get("{CLOUD}/rest/api" + self.path())
class Pages(Resource):
    def path(self): return "/content"
class Spaces(Resource):
    def path(self): return "/space"
Pages().load()
Spaces().load()
"""
    assert [operations for _, _, operations in _found(source)] == [["GET /wiki/rest/api/content"], [SPACES]]


@pytest.mark.parametrize("bases", ["(Sender)", ""])
def test_an_annotated_object_does_what_its_class_leaves_to_others(bases: str) -> None:
    source = f"""\
import requests
from typing import Protocol
class Sender(Protocol):
    def send(self, path: str): ...
    def __call__(self, path: str): ...
class Http{bases}:
    def send(self, path): return requests.get("{CLOUD}" + path)
    def __call__(self, path): return requests.delete("{CLOUD}" + path)
def use(sender: Sender):
    sender.send("/rest/api/space")
    sender("/rest/api/space/A")
"""
    assert [operations for _, _, operations in _found(source)] == [
        [SPACES],
        ["DELETE /wiki/rest/api/space/{spaceKey}"],
    ]


def test_a_class_with_other_methods_is_no_implementation_of_a_protocol() -> None:
    source = f"""\
import requests
from typing import Protocol
class Sender(Protocol):
    def send(self, path: str): ...
    def stop(self): ...
class Other:
    def send(self, topic): return requests.get("{CLOUD}/wiki" + topic)
    def stop(self): pass
class Part:
    def send(self, path): return requests.get("{CLOUD}/wiki" + path)
def use(sender: Sender):
    return sender.send("/api/v2/pages")
"""
    assert [url for url, _, _ in _found(source)] == ["/api/v2/pages"]


@pytest.mark.parametrize("parameters", ["path", "topic"])
def test_a_class_of_another_module_implements_a_protocol(tmp_path: Path, parameters: str) -> None:
    project = {
        "pyproject.toml": "",
        "ports.py": "from typing import Protocol\n"
        "class Sender(Protocol):\n    def send(self, path: str): ...\n",
        "adapters.py": "import requests\nclass Http:\n"
        f"    def send(self, {parameters}): return requests.get('{CLOUD}' + {parameters})\n",
    }
    for name, text in project.items():
        (tmp_path / name).write_text(text)
    source = "from ports import Sender\ndef use(sender: Sender):\n    return sender.send('/api/v2/pages')\n"
    found = [(f"{CLOUD}/api/v2/pages", "cloud", ["GET /wiki/api/v2/pages"])]
    assert _found(source, str(tmp_path / "service.py")) == (found if parameters == "path" else [])


@pytest.mark.parametrize(
    ("answers", "call"),
    [
        ("return {'id': path}", "sender.get('/wiki/rest/api/space')"),
        ("self.asked.append(path)", "sender.get('/wiki/rest/api/space')"),
        (f"return '{CLOUD}' + path", "requests.get(sender.get('/rest/api/space'))"),
    ],
)
def test_a_class_that_only_answers_is_no_transport(answers: str, call: str) -> None:
    source = f"""
import requests
from typing import Protocol
class Http(Protocol):
    def get(self, path: str): ...
class Fake:
    def get(self, path):
        {answers}
def use(sender: Http):
    return {call}
"""
    assert [operations for _, _, operations in _found(source)] == [["GET /wiki/rest/api/space"]]
