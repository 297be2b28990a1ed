"""The kinds of option values: parsed from TOML and from texts, and displayed.

The flake8 plugin imports all kinds in every run, so imports that only some values need are in functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from appaccess_lint.wording import describe, hint, quoted


class BadValue(ValueError):
    """An invalid value; the text has the expected and the found value, on one line.

    ``key`` is the key in a table of values, if one of these is invalid.
    """

    def __init__(self, text: str, key: str | None = None) -> None:
        super().__init__(text)
        self.key = key


class Kind:
    """A kind of value.  All values can be hashed and pickled."""

    described = ""
    """The expected value, in messages and in the documentation."""
    metavar = ""
    many = True
    """Whether an option of this kind may be repeated."""

    def from_file(self, value: object, folder: Path) -> Any:
        """Return the value for TOML's *value* in a file in *folder*; raises ``BadValue``."""
        raise NotImplementedError

    def from_texts(self, texts: Sequence[str]) -> Any:
        """Return the value of *texts* from a command line or flake8's file; raises ``BadValue``."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the values for ``from_file``, as far as a schema can state it."""
        return {"type": "array", "items": {"type": "string", "minLength": 1}}

    def shown(self, value: Any) -> str:
        """Return *value* for people, empty if nothing is set."""
        return ", ".join(value or ())

    def as_json(self, value: Any) -> Any:
        """Return *value* in the form of the configuration file."""
        return None if value is None else list(value)


class Single(Kind):
    """One value; the last one counts."""

    many = False

    def schema(self) -> dict[str, Any]:
        """Return the schema of a string."""
        return {"type": "string"}

    def from_file(self, value: object, folder: Path) -> Any:
        """Return the value of the string *value*."""
        if not isinstance(value, str):
            raise mismatch(self.described, value)
        return self.from_texts([value])

    def shown(self, value: Any) -> str:
        """Return *value* as it is."""
        return str(value)

    def as_json(self, value: Any) -> Any:
        """Return *value* as it is."""
        return value


class Choice(Single):
    """One of *values*."""

    def __init__(self, *values: str) -> None:
        self.values = values
        self.described = quoted(values)
        self.metavar = "|".join(values)

    def schema(self) -> dict[str, Any]:
        """Return the schema of the choice."""
        return {"enum": list(self.values)}

    def from_texts(self, texts: Sequence[str]) -> str:
        """Return the last of *texts*."""
        if texts[-1] not in self.values:
            raise mismatch(self.described, texts[-1], hint(texts[-1], self.values))
        return texts[-1]


class Flag(Single):
    """True or false."""

    described = "true or false"
    metavar = "true|false"
    texts: ClassVar[dict[str, bool]] = {
        **dict.fromkeys(("true", "yes", "on", "1"), True),
        **dict.fromkeys(("false", "no", "off", "0"), False),
    }

    def schema(self) -> dict[str, Any]:
        """Return the schema of true and false."""
        return {"type": "boolean"}

    def from_file(self, value: object, folder: Path) -> bool:
        """Return *value*."""
        if not isinstance(value, bool):
            raise mismatch(self.described, value)
        return value

    def from_texts(self, texts: Sequence[str]) -> bool:
        """Return the last of *texts*, in any form that flake8's files allow."""
        value = self.texts.get(texts[-1].lower())
        if value is None:
            raise mismatch(self.described, texts[-1])
        return value

    def shown(self, value: Any) -> str:
        """Return *value* in TOML's form."""
        return "true" if value else "false"


class Jobs(Single):
    """A number of processes; 0 means one per processor if there are many files."""

    most = 256
    described = f'"auto" or a number from 1 to {most}'
    metavar = "N"

    def schema(self) -> dict[str, Any]:
        """Return the schema of the number."""
        return {"anyOf": [{"const": "auto"}, {"type": "integer", "minimum": 1, "maximum": self.most}]}

    def from_file(self, value: object, folder: Path) -> int:
        """Return *value*."""
        if isinstance(value, bool) or not isinstance(value, (int, str)):
            raise mismatch(self.described, value)
        return self.from_texts([str(value)])

    def from_texts(self, texts: Sequence[str]) -> int:
        """Return the last of *texts*."""
        text = texts[-1]
        if text == "auto":
            return 0
        # short, as Python refuses to convert very many digits
        if not text.isdecimal() or len(text) > 9 or not 0 < int(text) <= self.most:
            raise mismatch(self.described, text)
        return int(text)

    def shown(self, value: Any) -> str:
        """Return *value* as it is typed."""
        return str(value or "auto")

    def as_json(self, value: Any) -> Any:
        """Return *value* as the file has it."""
        return value or "auto"


class Codes(Kind):
    """Codes, or prefixes of codes."""

    described = "a list of codes"
    metavar = "CODE,..."

    def from_file(self, value: object, folder: Path) -> tuple[str, ...]:
        """Return *value* in capitals."""
        return self.from_texts(strings(value, self.described))

    def from_texts(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return the codes of *texts*, separated by commas or spaces."""
        from appaccess_lint.rules import RULES  # not at start-up: few runs are given codes

        known = [rule.code for rule in RULES]
        given = parts(texts)
        for text in given:
            if not any(code.startswith(text.upper()) for code in known):
                groups = sorted({code[:4] for code in known})
                named = {"all": "AAR", **{rule.name: rule.code for rule in RULES}}.get(text.lower())
                meant = f'; did you mean "{named}"?' if named else hint(text, [*groups, *known], 0.7)
                raise BadValue(f'no code begins with "{text}"{meant}')
        return tuple(text.upper() for text in given)


def strings(value: object, described: str) -> list[str]:
    """Return TOML's *value*, a list of strings; raises ``BadValue``, which expects what is *described*."""
    if not isinstance(value, list):
        raise mismatch(described, value)
    for item in value:
        if not isinstance(item, str) or not item.strip():
            raise mismatch(f"{described}, each a non-empty string", item)
    return value


def table_or_list(item: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a table with values like *item*, or of an equivalent list of texts."""
    texts = {"type": "array", "items": {"type": "string", "minLength": 1}}
    return {"anyOf": [{"type": "object", "additionalProperties": item}, texts]}


def parts(texts: Iterable[str]) -> list[str]:
    """Return the parts of *texts*, which are separated by commas or spaces."""
    return [part for text in texts for part in text.replace(",", " ").split()]


def mismatch(expected: str, found: object, also: str = "") -> BadValue:
    """Return the error about a value that isn't what was *expected*."""
    return BadValue(f"expected {expected}, found {describe(found)}{also}")
