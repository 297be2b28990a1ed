"""The kind of value that tells which versions of client libraries are in use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from appaccess_lint.config.kinds import BadValue, Kind, mismatch, strings, table_or_list
from appaccess_lint.config.nearest import hint


class Versions(Kind):
    """Versions of client libraries; the value is a tuple of pairs."""

    described = 'a table of versions, or a list of "NAME=VERSION"'
    metavar = "NAME=VERSION"

    def schema(self) -> dict[str, Any]:
        """Return the schema of the table and the list."""
        return table_or_list({"type": "string"})

    def from_file(self, value: object, folder: Path) -> tuple[tuple[str, str], ...]:
        """Return the pairs of *value*."""
        if not isinstance(value, dict):
            return self.from_texts(strings(value, self.described))
        return tuple(self._entry(name, version) for name, version in value.items())

    def _entry(self, name: str, version: object) -> tuple[str, str]:
        try:
            if not isinstance(version, str):
                raise mismatch("a version as a string", version)
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

    from appaccess_lint.clients.releases import version_lines

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
