"""TOML that users write: operations, clients, settings, and what their projects require."""

from __future__ import annotations

from pathlib import Path

from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.catalog.schema import CatalogError
from appaccess_lint.clients.load import version_lines
from appaccess_lint.clients.parse import ClientError
from appaccess_lint.config.file import ConfigError, read_file
from appaccess_lint.config.merge import merge
from appaccess_lint.config.options import BY_NAME
from appaccess_lint.engine import Analyzer, Settings
from appaccess_lint.project.requirements import Requirements
from fuzz.target import Target, one_line, written

ROOT = Path(__file__).resolve().parent.parent.parent
_TOML: tuple[bytes, ...] = (
    b"[",
    b"]",
    b"[[",
    b"]]",
    b'"',
    b"'''",
    b"=",
    b"{",
    b"}",
    b"\n",
    b"#",
    b"true",
    b"1e999",
    b"0x1",
    b"inf",
)
_TOML += (b"1979-05-27T07:32:00Z", b"\\u0000", b"\\ud800", b"9" * 5000, b"[" * 300, b"a." * 300)
_STATING = ("requirements.txt", "pyproject.toml", "poetry.lock", "uv.lock", "Pipfile.lock", "setup.cfg")
_USE = """
import ourlib, requests
client = ourlib.Wiki("https://x.atlassian.net")
client.read_page(1, page_id=2)
ourlib.fetch("GET", "/rest/api/content")
requests.get("https://x.atlassian.net/wiki/rest/api/content")
"""


def check_catalog(data: bytes) -> None:
    file = written("operations.toml", data)
    try:
        load_catalog([file])
    except CatalogError as error:
        one_line(error, file)


def check_clients(data: bytes) -> None:
    file = written("clients.toml", data)
    try:
        analyzer = Analyzer(Settings(client_files=(str(file),)))
    except ClientError as error:
        one_line(error, file)
        return
    analyzer.analyze(_USE, "app.py")


def check_config(data: bytes) -> None:
    file = written("pyproject.toml", data)
    try:
        merge(read_file(str(file)), {})
    except ConfigError as error:
        one_line(error, file)


def check_requirements(data: bytes) -> None:
    for name in _STATING:
        file = written(name, data)
        try:
            Requirements(version_lines()).of(file.parent)
        finally:
            file.unlink()


def catalog_seeds() -> list[bytes]:
    files = sorted(ROOT.glob("rules_data/operations/**/*.toml"))
    whole = [file.read_bytes() for file in files]
    return [b"[[operation]]" + table for data in whole[::5] for table in data.split(b"[[operation]]")[1:4]]


def client_seeds() -> list[bytes]:
    found = [file.read_bytes() for file in sorted(ROOT.glob("rules_data/clients/*.toml"))]
    own = b"""client = "ourlib"
[[class]]
names = ["ourlib.Wiki"]
product = "confluence"
[class.methods]
read_page = { parameters = ["page_id"], operations = ["GET /wiki/api/v2/pages/{id}"] }
[[function]]
names = ["ourlib.fetch"]
http = { method = { position = 0, keyword = "method" }, url = { position = 1, keyword = "url" } }
"""
    return [own, *found]


def config_seeds() -> list[bytes]:
    values = ('"x"', '["AAR1"]', "true", "3", '{ a = "1" }')
    lines = [f"{name} = {value}" for number, name in enumerate(BY_NAME) for value in (values[number % 5],)]
    wholes = ["[tool.appaccess-lint]\n" + "\n".join(lines[n : n + 3]) for n in range(len(lines))]
    return [whole.encode() for whole in wholes]


def requirement_seeds() -> list[bytes]:
    return [
        b"atlassian-python-api==3.41.16\nrequests>=2; python_version>'3'\n-r more.txt\n-e .\n",
        b'[project]\ndependencies = ["atlassian-python-api>=3,<4"]\n',
        b'[tool.poetry.dependencies]\natlassian-python-api = "^3"\n',
        b'[[package]]\nname = "atlassian-python-api"\nversion = "3.41.16"\n',
        b'{"default": {"atlassian-python-api": {"version": "==3.41.16"}}}',
        b"[options]\ninstall_requires =\n  atlassian-python-api~=3.41\n",
    ]


_WORDS = tuple(
    b"""operation method path title group app_access lifecycle claims replacements when scopes source
    blocked GET /wiki/rest/api/content/{id} client class names product confluence methods parameters
    operations function http url position keyword base returns attributes extends tool appaccess-lint
    select""".split()
)
CATALOG = Target(check_catalog, catalog_seeds, _TOML + _WORDS)
CLIENTS = Target(check_clients, client_seeds, _TOML + _WORDS)
CONFIG = Target(
    check_config, config_seeds, (*_TOML, *(name.encode() for name in BY_NAME), b"[tool.appaccess-lint]")
)
REQUIREMENTS = Target(
    check_requirements,
    requirement_seeds,
    (*_TOML, b"atlassian-python-api", b"===", b"~=", b"!=", b"@ https://x", b";"),
)
