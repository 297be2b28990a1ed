"""Read the import roots from a project's configuration.

Each kind of file has one function, which takes the text and returns folders relative to the file.  Invalid
files are skipped.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from appaccess_lint.files.checks import is_file
from appaccess_lint.files.reading import ReadError, read_bytes
from appaccess_lint.project.parsing import ini, python_tree, toml_document

MAX_BYTES = 1_000_000
MAX_FOLDERS = 40
"""Maximum number of folders that one file may declare."""
_LISTS = (
    ("tool", "pytest", "ini_options", "pythonpath"),
    ("tool", "pytest", "pythonpath"),
    ("tool", "setuptools", "packages", "find", "where"),
    ("tool", "hatch", "build", "dev-mode-dirs"),
    ("tool", "pdm", "build", "package-dir"),
    ("tool", "maturin", "python-source"),
    ("tool", "uv", "build-backend", "module-root"),
    ("tool", "pyright", "extraPaths"),
    ("tool", "basedpyright", "extraPaths"),
    ("tool", "mypy", "mypy_path"),
    ("tool", "ruff", "src"),
    ("tool", "pylint", "main", "source-roots"),
    ("tool", "isort", "src_paths"),
)
"""The keys of ``pyproject.toml`` that name folders with modules."""
_SEPARATORS = re.compile(r"[,;:\s]+")
_ENVIRONMENT = re.compile(r"^[ \t]*(?:export[ \t]+)?PYTHONPATH[ \t]*=[ \t]*(.*)$", re.MULTILINE)
_EDITABLE = re.compile(r"^(?:-e|--editable)[\s=]+(?:file:)?([\w./-]+)", re.MULTILINE)
_VARIABLES = re.compile(
    r"\$\{?(?:PWD|PYTHONPATH|toxinidir|CURDIR)[^}/:;]*\}?|\{toxinidir\}|\$\(pwd\)|%[^%]*%"
)


def declared_folders(folder: Path) -> Iterator[Path]:
    """Yield the folders that are searched for modules according to the configuration in *folder*."""
    for name, read in _READERS.items():
        file = folder / name
        text = _text(file) if is_file(file) else ""
        for number, declared in enumerate(read(text) if text else ()):
            if number == MAX_FOLDERS:
                break
            yield Path(os.path.normpath(folder / declared))


def _text(file: Path) -> str:
    try:
        return read_bytes(str(file), MAX_BYTES).decode("utf-8-sig")
    except (ReadError, UnicodeDecodeError):
        return ""


def _pyproject(text: str) -> Iterator[str]:
    document = toml_document(text)
    for path in _LISTS:
        for value in _texts(_at(document, *path)):
            yield from _split(value)
    folders = _at(document, "tool", "setuptools", "package-dir")
    for package, value in folders.items() if isinstance(folders, dict) else ():
        yield from _package_folder(str(package), value)
    for of in ("wheel", "sdist", "editable"):
        yield from _hatch(_at(document, "tool", "hatch", "build", "targets", of))
    yield from _hatch(_at(document, "tool", "hatch", "build"))
    for package in _tables(_at(document, "tool", "poetry", "packages")):
        yield from _texts(package.get("from"))
    # other distributions of the repository: workspaces, and dependencies by path
    for value in _texts(_at(document, "tool", "uv", "workspace", "members")):
        yield value.removesuffix("/*").removesuffix("*")
    for name in ("dependencies", "dev-dependencies"):
        yield from _by_path(_at(document, "tool", "poetry", name))
    for group in _tables(_values(_at(document, "tool", "poetry", "group"))):
        yield from _by_path(group.get("dependencies"))
    yield from _by_path(_at(document, "tool", "uv", "sources"))


def _hatch(table: object) -> Iterator[str]:
    for value in _texts(_at(table, "packages")):
        yield os.path.dirname(value) or "."  # noqa: PTH120 - nothing is looked up
    sources = _at(table, "sources")
    yield from _texts(list(sources) if isinstance(sources, dict) else sources)


def _by_path(dependencies: object) -> Iterator[str]:
    for entry in _tables(_values(dependencies)):
        for path in _texts(entry.get("path")):
            yield from _with_source_folder(path)


def _with_source_folder(path: str) -> Iterator[str]:
    """Yield the folder of another distribution, and the folder that usually contains its modules."""
    yield f"{path}/src"
    yield path


def _ini(text: str) -> Iterator[str]:
    parser = ini(text)
    if parser is None:
        return
    for section in ("pytest", "tool:pytest"):
        yield from _split(parser.get(section, "pythonpath", fallback=""))
    yield from _split(parser.get("options.packages.find", "where", fallback=""))
    yield from _split(parser.get("mypy", "mypy_path", fallback=""))
    for line in parser.get("options", "package_dir", fallback="").splitlines():
        package, _, value = line.partition("=")
        yield from _package_folder(package.strip(), value.strip())
    for section in parser.sections():
        if section.startswith("testenv"):
            yield from _environment(parser.get(section, "setenv", fallback=""))
            yield from _environment(parser.get(section, "set_env", fallback=""))


def _setup_py(text: str) -> Iterator[str]:
    """Yield ``package_dir={"": …}``, ``find_packages(…)`` and ``where=…``, where they are literals."""
    tree = python_tree(text)
    if tree is None:
        return
    for node in ast.walk(tree):
        match node:
            case ast.keyword(arg="package_dir", value=ast.Dict(keys=keys, values=values)):
                for key, value in zip(keys, values, strict=True):
                    yield from _package_folder(_literal(key) if key is not None else "", _literal(value))
            case ast.keyword(arg="where", value=value):
                yield from filter(None, [_literal(value)])
            case ast.Call(func=ast.Name(id="find_packages" | "find_namespace_packages"), args=[first, *_]):
                yield from filter(None, [_literal(first)])


def _package_folder(package: str, folder: object) -> Iterator[str]:
    """Yield the folder that contains a package's folder; the empty name stands for all packages."""
    if isinstance(folder, str) and folder:
        yield os.path.dirname(folder) or "." if package else folder  # noqa: PTH120 - nothing is looked up


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _environment(text: str) -> Iterator[str]:
    for value in _ENVIRONMENT.findall(text):
        plain = value.split(" #")[0].strip().strip("\"'")
        for part in re.split("[:;]", _VARIABLES.sub(".", plain)):
            if part and not part.startswith(("/", "~", "$")):
                yield part.lstrip("/")


def _requirements(text: str) -> Iterator[str]:
    for path in _EDITABLE.findall(text):
        yield from _with_source_folder(path)


_READERS: dict[str, Callable[[str], Iterator[str]]] = {
    "pyproject.toml": _pyproject,
    "setup.cfg": _ini,
    "pytest.ini": _ini,
    "tox.ini": _ini,
    "mypy.ini": _ini,
    "setup.py": _setup_py,
    ".env": _environment,
    "requirements.txt": _requirements,
    "requirements-dev.txt": _requirements,
}


def _split(value: str) -> Iterator[str]:
    yield from filter(None, _SEPARATORS.split(value))


def _at(value: object, *keys: str) -> object:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _values(value: object) -> list[object]:
    return list(value.values()) if isinstance(value, dict) else []


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str) and item]


def _tables(value: object) -> list[dict[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
