"""Read the versions of distributions that the files of a project require, as PEP 440 specifiers.

Each kind of file has one function, from its text to statements.  Only text that mentions a wanted name is
parsed.
"""

from __future__ import annotations

import ast
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from appaccess_lint.files.reading import ReadError, marked_encoding, read_bytes
from appaccess_lint.project.copies import copied_versions
from appaccess_lint.project.parsing import ini, python_tree, toml_document
from appaccess_lint.project.statements import Statement, normalised, poetry_specifier, statements_of

MAX_BYTES = 10_000_000
MAX_INCLUDED = 50

_TOML_LOCKS = ("uv.lock", "poetry.lock", "pdm.lock", "pylock.toml")
_LOCKED = re.compile(r"""^(name|version)\s*=\s*["']([^"']+)["']""", re.MULTILINE)
_INCLUDE = re.compile(r"(?:-r|-c|--requirement|--constraint)[\s=]*(\S+)")
_COMMENT = re.compile(r"(?:^|\s)#.*|\s--.*")
_ITEM = re.compile(r"""\s*-\s*["']?([A-Za-z][^"'#]*)""")
_CONDA_PIN = re.compile(r"(?<![=<>!~])=(?!=)\s*([0-9][\w.]*)(?:=\S*)?(?:\.\*)?")
_PEP_508_LISTS = (
    ("project", "dependencies"),
    ("project", "optional-dependencies"),
    ("dependency-groups",),
    ("tool", "uv", "constraint-dependencies"),
    ("tool", "uv", "dev-dependencies"),
    ("tool", "pdm", "dev-dependencies"),
    ("tool", "hatch", "envs"),
)


def locked(project: Path, names: frozenset[str]) -> Iterator[Statement]:
    """Yield the versions of *names* in the folder *project*: in lock files, and of copies."""
    for file in _TOML_LOCKS:
        yield from _of_file(file, _toml_lock(_text(project, project / file), names))
    text = _text(project, project / "Pipfile.lock")
    if _mentions(text, names):
        yield from _of_file("Pipfile.lock", _pipfile_lock(text, names))
    yield from copied_versions(project, names)


def stated(project: Path, names: frozenset[str]) -> Iterator[Statement]:
    """Yield the requirements of *names* in the other files of the folder *project*, by precedence."""
    readers: tuple[tuple[str, Callable[[str, frozenset[str]], Iterator[Statement]]], ...] = (
        ("pyproject.toml", _pyproject),
        ("setup.cfg", _setup_cfg),
        ("setup.py", _setup_py),
        ("Pipfile", _pipfile),
        ("environment.yml", _conda),
        ("environment.yaml", _conda),
    )
    for file, read in (*readers, *((file, _metadata) for file in _metadata_files(project))):
        text = _text(project, project / file)
        if _mentions(text, names):
            yield from _of_file(file, (s for s in read(text, names) if s.name in names))
    yield from _requirements(project, names)


def metadata_file(entries: Iterable[str]) -> str:
    """Return the metadata file of the distribution in a folder with *entries*.

    The folder is an unpacked wheel.  If several distributions are installed in it, it is unknown to
    which one the sources belong.
    """
    found = [f"{entry}/METADATA" for entry in entries if entry.endswith(".dist-info")]
    return found[0] if len(found) == 1 else ""


def _metadata_files(project: Path) -> list[str]:
    try:
        entries = os.listdir(project)  # noqa: PTH208 - in a tenth of the time
    except OSError:
        return []
    return [file for file in ("PKG-INFO", metadata_file(entries)) if file]


def _metadata(text: str, names: frozenset[str]) -> Iterator[Statement]:
    """Yield the requirements in the header lines ``Requires-Dist``, above the description."""
    header = re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]
    for requirement in re.findall(r"^Requires-Dist:(.*)$", header, re.MULTILINE | re.IGNORECASE):
        yield from statements_of(requirement.strip(), names)


def _of_file(file: str, statements: Iterable[Statement]) -> Iterator[Statement]:
    return (replace(statement, file=file) for statement in statements)


def _text(project: Path, file: Path) -> str:
    """Return the text of *file*; empty if it can't be read, or if a link leads out of the *project*."""
    try:
        if Path(os.path.realpath(project)) not in Path(os.path.realpath(file)).parents:
            return ""
        data = read_bytes(str(file), MAX_BYTES)
        return data.decode(marked_encoding(data) or "utf-8")
    except (OSError, ReadError, UnicodeDecodeError):
        return ""


def _mentions(text: str, names: frozenset[str]) -> bool:
    return bool(text) and any(_spelling(name).search(text) for name in names)


def _spelling(name: str) -> re.Pattern[str]:
    return re.compile("[-_.]+".join(map(re.escape, name.split("-"))), re.IGNORECASE)


def _toml_lock(text: str, names: frozenset[str]) -> Iterator[Statement]:
    # line by line: parsing a large lock file as TOML takes seconds
    if not _mentions(text, names):
        return
    for table in re.split(r"^\[\[packages?\]\]", text, flags=re.MULTILINE)[1:]:
        keys = dict(reversed(_LOCKED.findall(table.partition("\n[")[0])))
        name = normalised(keys.get("name", ""))
        if name in names and "version" in keys:
            yield Statement(name, keys["version"])


def _pipfile_lock(text: str, names: frozenset[str]) -> Iterator[Statement]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return
    for section in ("default", "develop"):
        for name, entry in _table(document, section).items():
            version = _table(entry).get("version")
            if normalised(name) in names and isinstance(version, str):
                yield Statement(normalised(name), version.lstrip("= "))


def _pyproject(text: str, names: frozenset[str]) -> Iterator[Statement]:
    document = toml_document(text)
    for path in _PEP_508_LISTS:
        for requirement in _strings(_table(document, *path[:-1]).get(path[-1])):
            yield from statements_of(requirement, names)
    poetry = _table(document, "tool", "poetry")
    groups = _table(poetry, "group").values()
    yield from _by_distribution(_table(poetry, "dependencies"))
    yield from _by_distribution(_table(poetry, "dev-dependencies"))
    for group in groups:
        yield from _by_distribution(_table(group, "dependencies"))


def _pipfile(text: str, _: frozenset[str]) -> Iterator[Statement]:
    document = toml_document(text)
    for section in ("packages", "dev-packages"):
        yield from _by_distribution(_table(document, section))


def _by_distribution(table: dict[str, object]) -> Iterator[Statement]:
    """Yield the requirements of a table of Poetry or Pipenv, which has a version or a table for each name."""
    for name, entry in table.items():
        for choice in entry if isinstance(entry, list) else [entry]:
            version = _table(choice).get("version", choice)
            if isinstance(version, str):
                yield Statement(normalised(name), poetry_specifier(version))


def _conda(text: str, names: frozenset[str]) -> Iterator[Statement]:
    """Yield the requirements of a conda environment, for conda and for pip: ``- name=4.0``, ``- name>=4``."""
    for line in text.splitlines():
        if item := _ITEM.match(line):
            # conda's single equals sign allows versions with the same beginning
            yield from statements_of(_CONDA_PIN.sub(r"==\1.*", item[1].rpartition("::")[2]), names)


def _setup_cfg(text: str, names: frozenset[str]) -> Iterator[Statement]:
    parser = ini(text)
    if parser is None:
        return
    lists = [parser.get("options", "install_requires", fallback="")]
    if parser.has_section("options.extras_require"):
        lists += [value for _, value in parser.items("options.extras_require")]
    for line in "\n".join(lists).splitlines():
        yield from statements_of(line, names)


def _setup_py(text: str, names: frozenset[str]) -> Iterator[Statement]:
    """Yield all strings of the source that are requirements by themselves."""
    tree = python_tree(text)
    if tree is None:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from statements_of(node.value, names)


def _requirements(project: Path, names: frozenset[str]) -> Iterator[Statement]:
    """Yield the lines of all requirements files of *project*, and of files in it that they include."""
    try:
        top = project.resolve()
        patterns = ("requirements.txt", "requirements*.txt", "requirements/*.txt", "constraints*.txt")
        waiting = [file.resolve() for pattern in patterns for file in sorted(project.glob(pattern))]
    except (OSError, RuntimeError):  # links in a circle
        return
    seen: set[Path] = set()
    while waiting and len(seen) < MAX_INCLUDED:
        file = waiting.pop(0)
        if file in seen or top not in file.parents:
            continue
        seen.add(file)
        for line in re.sub(r"\\\r?\n", " ", _text(top, file)).splitlines():
            if included := _INCLUDE.match(line.strip()):
                waiting.append(_included(file, included[1]))
            elif _mentions(line, names):
                yield from _of_file(
                    file.relative_to(top).as_posix(), statements_of(_COMMENT.sub("", line), names)
                )


def _included(file: Path, target: str) -> Path:
    try:
        return (file.parent / target).resolve()
    except (OSError, RuntimeError, ValueError):
        return file


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))


def _table(value: object, *keys: str) -> dict[str, object]:
    """Return the table at *keys* within *value*; an empty one if there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}
