"""What patterns leave known."""

from enum import Enum

key = settings.key


class Kind(Enum):
    A = "a"
    B = "b"


class Box:
    def __init__(self, path=None):
        self.path = path


either = "a" if flag() else "b"
kind = Kind.A if flag() else Kind.B
box = Box("p" if flag() else None)

match either:
    case "a":
        show(either)  # => "a"
        matched = "of a"
    case "b" | "c":
        show(either)  # => "b" | "c"
        matched = "of b or c"
    case _:
        matched = "else"
show(matched)  # => "else" | "of a" | "of b or c"
match "a":
    case "a":
        matched = "certain"
    case _:
        matched = "never"
show(matched)  # => "certain"
match "a":
    case "b":
        matched = "never"
    case other:
        show(other)  # => "a"
        matched = "captured"
show(matched)  # => "captured"
match "a":
    case "a" if key:
        matched = "guarded"
    case "a":
        matched = "unguarded"
    case _:
        matched = "never"
show(matched)  # => "guarded" | "unguarded"
match key:
    case "a":
        show(key)  # => "a"
        matched = "of a"
show(matched)  # => "guarded" | "of a" | "unguarded"
match key:
    case {"k": inner}:
        show(inner)  # => «settings.key.k»
        matched = "table"
    case [one, *more]:
        show(one)  # => «settings.key»
        matched = "list"
    case Box(path=inner):
        show(inner)  # => «settings.key.path»
        matched = "box"
    case str() as whole:
        show(whole)  # => «settings.key»
        matched = "text"
show(matched)  # => "box" | "list" | "table" | "text"
match kind:
    case Kind.A:
        show(kind)  # => Kind.A
        matched = "A"
    case Kind.B:
        show(kind)  # => Kind.B
        matched = "B"
match lookup():
    case "a":
        matched = "x"
    case _ if show("guard"):  # => "guard"
        matched = "y"
    case _:
        matched = "z"
show(matched)  # => "x" | "y" | "z"
match key:
    case "a":
        thing.one = "x"
        thing.each = "x"
    case "b":
        thing.one = "y"
        thing.each = "y"
    case _:
        thing.each = "z"
show(thing.one)  # => «thing.one»
show(thing.each)  # => "x" | "y" | "z"


def returns_in_match(p):
    match p:
        case "a":
            return "of a"
        case _:
            return "else"
    return "never"


show(returns_in_match(key))  # => "else" | "of a"
match key:
    case {"kind": ("page" | "blogpost") as inner}:
        show(inner)  # => "blogpost" | "page"
    case "a" | "b" as whole:
        show(whole)  # => "a" | "b"
    case ["get", "page" | other] as whole:
        show(whole)  # => «settings.key»
match {"kind": "page"}:
    case {"kind": ("blogpost" | "comment") as inner}:
        matched = "never"
    case {"kind": ("blogpost" | "page") as inner}:
        matched = inner
show(matched)  # => "page"
