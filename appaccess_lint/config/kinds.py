"""The kinds of values that options have: read from TOML, read from texts, shown again.

The flake8 plugin imports this module in every run, so what only some values need is imported
where they are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from appaccess_lint.config.nearest import hint


class BadValue(ValueError):
    """A value that an option can't have; the text says what was expected and found, on one line.

    ``key`` names the place in a table of values, where it is one of these that is wrong.
    """

    def __init__(self, text: str, key: str | None = None) -> None:
        super().__init__(text)
        self.key = key


class Kind:
    """A kind of value.  All values can be hashed and pickled."""

    described = ""
    """What messages and the documentation say is expected."""
    metavar = ""
    many = True
    """Whether an option of this kind may be given several times."""

    def from_file(self, value: object, folder: Path) -> Any:
        """Return the value that TOML's *value* stands for in a file in *folder*; raises ``BadValue``."""
        raise NotImplementedError

    def from_texts(self, texts: Sequence[str]) -> Any:
        """Return the value of *texts*, given by a command line or flake8's file; raises ``BadValue``."""
        raise NotImplementedError

    def shown(self, value: Any) -> str:
        """Return *value* for people, empty where nothing is set."""
        return ", ".join(value or ())

    def as_json(self, value: Any) -> Any:
        """Return *value* in the form that the file has it in."""
        return None if value is None else list(value)


class Choice(Kind):
    """One of *values*."""

    many = False

    def __init__(self, *values: str) -> None:
        self.values = values
        self.described = _either([f'"{value}"' for value in values])
        self.metavar = "|".join(values)

    def from_file(self, value: object, folder: Path) -> str:
        """Return *value*."""
        if not isinstance(value, str):
            raise _mismatch(self.described, value)
        return self.from_texts([value])

    def from_texts(self, texts: Sequence[str]) -> str:
        """Return the last of *texts*."""
        if texts[-1] not in self.values:
            raise _mismatch(self.described, texts[-1], hint(texts[-1], self.values))
        return texts[-1]

    def shown(self, value: Any) -> str:
        """Return *value*."""
        return str(value)

    def as_json(self, value: Any) -> Any:
        """Return *value*."""
        return value


class Flag(Kind):
    """True or false."""

    described = "true or false"
    metavar = "true|false"
    many = False
    texts: ClassVar[dict[str, bool]] = {
        **dict.fromkeys(("true", "yes", "on", "1"), True),
        **dict.fromkeys(("false", "no", "off", "0"), False),
    }

    def from_file(self, value: object, folder: Path) -> bool:
        """Return *value*."""
        if not isinstance(value, bool):
            raise _mismatch(self.described, value)
        return value

    def from_texts(self, texts: Sequence[str]) -> bool:
        """Return the last of *texts*, which may have any of the forms that flake8's files allow."""
        value = self.texts.get(texts[-1].lower())
        if value is None:
            raise _mismatch(self.described, texts[-1])
        return value

    def shown(self, value: Any) -> str:
        """Return *value* as TOML has it."""
        return "true" if value else "false"

    def as_json(self, value: Any) -> Any:
        """Return *value*."""
        return value


class Codes(Kind):
    """Codes, or prefixes of codes."""

    described = "a list of codes"
    metavar = "CODE,..."

    def from_file(self, value: object, folder: Path) -> tuple[str, ...]:
        """Return *value* in capitals."""
        return self.from_texts(_strings(value, self.described))

    def from_texts(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return the codes of *texts*, parted by commas or spaces."""
        from appaccess_lint.rules import RULES

        known = [rule.code for rule in RULES]
        prefixes = tuple(prefix.upper() for prefix in _parts(texts))
        for prefix in prefixes:
            if not any(code.startswith(prefix) for code in known):
                groups = sorted({code[:4] for code in known})
                raise BadValue(f"no code begins with {prefix!r}{hint(prefix, [*groups, *known])}")
        return prefixes


class Patterns(Kind):
    """Names and paths, with wildcards."""

    described = "a list of names and paths"
    metavar = "PATTERN,..."

    def from_file(self, value: object, folder: Path) -> tuple[str, ...]:
        """Return *value*; what is a path, rather than a name or anywhere (``*/a``), lies below *folder*."""
        patterns = _strings(value, self.described)
        return tuple(_below(folder, pattern) if _is_relative(pattern) else pattern for pattern in patterns)

    def from_texts(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return the patterns of *texts*, parted by commas or spaces."""
        return tuple(_parts(texts))


class Files(Kind):
    """Files that exist."""

    described = "a list of files"
    metavar = "FILE"

    def from_file(self, value: object, folder: Path) -> tuple[str, ...]:
        """Return *value*, seen from the current folder."""
        return self.from_texts([str(folder / path) for path in _strings(value, self.described)])

    def from_texts(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return *texts*."""
        for path in texts:
            if not _is_there(path):
                raise BadValue(f"no such file: {path}")
        return tuple(texts)


class Folders(Files):
    """Folders that exist."""

    described = "a list of folders"
    metavar = "FOLDER"

    def from_texts(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return *texts*."""
        for path in texts:
            # later on, a missing folder would be no error, only nothing found there
            if not _is_there(path, folder=True):
                raise BadValue(f"no such folder: {path}")
        return tuple(texts)


class Versions(Kind):
    """Versions of client libraries; the value is a tuple of pairs."""

    described = 'a table of versions, or a list of "NAME=VERSION"'
    metavar = "NAME=VERSION"

    def from_file(self, value: object, folder: Path) -> tuple[tuple[str, str], ...]:
        """Return the pairs of *value*."""
        if not isinstance(value, dict):
            return self.from_texts(_strings(value, self.described))
        return tuple(self._entry(name, version) for name, version in value.items())

    def _entry(self, name: str, version: object) -> tuple[str, str]:
        try:
            if not isinstance(version, str):
                raise _mismatch("a version as a string", version)
            return _checked(name, version)
        except BadValue as error:
            raise BadValue(str(error), name) from error

    def from_texts(self, texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Return the pairs of *texts*."""
        return tuple(_pair(text) for text in texts)

    def shown(self, value: Any) -> str:
        """Return the pairs as they are written on a command line."""
        return ", ".join(f"{name}={version}" for name, version in value)

    def as_json(self, value: Any) -> Any:
        """Return the pairs as a table."""
        return dict(value)


def _pair(text: str) -> tuple[str, str]:
    name, equals, version = (part.strip() for part in text.partition("="))
    # "name==1.0", as requirements have it, is as good
    version = version.removeprefix("=").strip()
    if not (name and equals and version):
        raise BadValue(f"{text!r} is not NAME=VERSION")
    return _checked(name, version)


def _checked(name: str, version: str) -> tuple[str, str]:
    """Return the pair under the name that the client models use; raises ``BadValue``."""
    from packaging.utils import canonicalize_name
    from packaging.version import InvalidVersion, Version

    from appaccess_lint.clients.load import version_lines

    known = sorted(version_lines())
    canonical = canonicalize_name(name)
    if canonical not in known:
        also = hint(canonical, known) or f"; models differ by version for {', '.join(known)}"
        raise BadValue(f"no model of a client library depends on the version of {name!r}{also}")
    try:
        Version(version)
    except InvalidVersion as error:
        raise BadValue(f"expected a version of {name}, found {version!r}") from error
    return canonical, version


def _is_there(path: str, folder: bool = False) -> bool:
    try:
        return Path(path).is_dir() if folder else Path(path).exists()
    except (OSError, ValueError):
        # a name that is too long, or that no file can have
        return False


def _is_relative(pattern: str) -> bool:
    """Tell whether *pattern* is a path that starts from some folder."""
    is_path = "/" in pattern.rstrip("/")
    return is_path and not pattern.startswith("*") and not Path(pattern).is_absolute()


def _below(folder: Path, pattern: str) -> str:
    from glob import escape
    from os.path import normpath

    base = Path(normpath(folder.absolute())).as_posix()
    return f"{escape(base).rstrip('/')}/{pattern.removeprefix('./')}"


def _strings(value: object, described: str) -> list[str]:
    if not isinstance(value, list):
        raise _mismatch(described, value)
    for item in value:
        if not isinstance(item, str) or not item.strip():
            raise _mismatch(f"{described}, each a string that isn't empty", item)
    return value


def _parts(texts: Iterable[str]) -> list[str]:
    return [part for text in texts for part in text.replace(",", " ").split()]


def _mismatch(expected: str, found: object, also: str = "") -> BadValue:
    from appaccess_lint.catalog.schema import describe

    return BadValue(f"expected {expected}, found {describe(found)}{also}")


def _either(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
