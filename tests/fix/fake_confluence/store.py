"""What the site holds: spaces, content with versions, labels and properties, and tasks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

ADA = "5b10ac8d82e05b22cc7d4ef5"
CREATED, CHANGED = "2024-01-02T03:04:05.000Z", "2025-06-07T08:09:10.000Z"


@dataclass
class Space:
    """A space; ``homepage`` is the ID of its first page."""

    id: int
    key: str
    name: str
    homepage: int
    type: str = "global"
    status: str = "current"


@dataclass
class Property:
    """A content property."""

    id: int
    key: str
    value: Any
    version: int = 1


@dataclass
class Content:
    """A page, blog post, attachment or comment; ``parent`` is a parent page, or what it is attached to."""

    id: int
    type: str
    title: str
    space: int
    body: str = ""
    parent: int = 0
    status: str = "current"
    version: int = 1
    message: str = ""
    location: str = ""
    labels: list[str] = field(default_factory=list)
    properties: list[Property] = field(default_factory=list)

    def numbers(self) -> list[int]:
        """Return the numbers of its versions, the newest first."""
        return list(range(self.version, 0, -1))


@dataclass
class Task:
    """A check box in a page."""

    id: int
    page: int
    body: str
    status: str = "incomplete"


class Store:
    """All of it, always with the same example content at the start.

    The content has more labels, attachments, properties, versions and tasks than the smaller one of the two
    default limits of v1 and v2, and archived content that v1 doesn't return without being asked.
    """

    def __init__(self) -> None:
        self.spaces = [Space(900, "ENG", "Engineering", 100), Space(901, "HR", "People", 101)]
        self.spaces += [Space(902 + n, f"S{n}", f"Space {n}", 101) for n in range(30)]
        self.content = {made.id: made for made in _content()}
        self.tasks = [Task(700 + n, 100, f"Task {n}") for n in range(22)]
        self.last = 5000

    def of_type(self, *types: str) -> Iterator[Content]:
        """Yield the content of one of *types*."""
        return (found for found in self.content.values() if found.type in types)

    def below(self, parent: int, *types: str) -> Iterator[Content]:
        """Yield what belongs to the content *parent*, of one of *types*."""
        return (found for found in self.of_type(*types) if found.parent == parent)

    def space(self, number: int) -> Space:
        """Return the space with the ID *number*."""
        return next(space for space in self.spaces if space.id == number)

    def new(self) -> int:
        """Return an ID that nothing has."""
        self.last += 1
        return self.last

    def state(self) -> dict[str, Any]:
        """Return everything as plain data, to compare."""
        return {
            "spaces": [asdict(space) for space in self.spaces],
            "content": [asdict(found) for found in self.content.values()],
            "tasks": [asdict(task) for task in self.tasks],
        }


def _content() -> Iterator[Content]:
    yield Content(100, "page", "Home", 900, "<p>Welcome</p>", version=30, message="Typo")
    yield Content(101, "page", "People", 901, "<p>Everybody</p>")
    yield Content(102, "page", "Old plans", 900, "<p>1999</p>", parent=100, status="archived")
    yield Content(103, "page", "Plans", 900, "<p>2026</p>", parent=100, version=3)
    yield Content(200, "blogpost", "News", 900, "<p>We moved</p>", version=2)
    yield Content(400, "comment", "Re: Home", 900, "<p>Nice</p>", parent=100, location="footer")
    yield Content(401, "comment", "Re: Home", 900, "<p>Here?</p>", parent=100, location="inline")
    for number in range(30):
        yield Content(300 + number, "attachment", f"file{number}.png", 900, parent=100)
    yield Content(340, "attachment", "old.png", 900, parent=103, status="archived")
    yield Content(341, "attachment", "new.png", 900, parent=103)
    for owner in (110, 111):
        made = Content(owner, "page", f"Labelled {owner}", 900, "<p>Labels</p>")
        made.labels = [f"label{number}" for number in range(30)] if owner == 110 else ["draft"]
        made.properties = [Property(600 + number, f"key{number}", {"n": number}) for number in range(12)]
        yield made
