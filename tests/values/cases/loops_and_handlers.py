"""What loops and handlers leave known."""

import contextlib

key = settings.key


class Box:
    def __init__(self, path=None):
        self.path = path


box = Box("p" if flag() else None)

# loops
text = "a"
for _ in things:
    show(text)  # => "a" | "«»"
    text = text + "/x"
show(text)  # => "a" | "a/x" | "«»/x"
start = "a"
text = start + "/x"
for other, (part, _) in things:
    show(text)  # => "a/x" | "a/y" | "a/«settings.key»" | "«»"
    text = start + "/y"
    if part:
        continue
    text = f"{start}/{key}"
    if other:
        continue
    text = start + part
text = "a"
while key:
    show(text)  # => "a" | "c/x" | "«»"
    if flag():
        text = start
    start, other = "b", "c"
    text = f"{'c'}/x"
text = "a"
for _ in things:
    text = "b"
    if flag():
        break
    text = "c"
else:
    show(text)  # => "a" | "c"
    text = "e"
show(text)  # => "b" | "c" | "e"
text = "a"
while True:
    text = "b"
    if flag():
        break
    text = "c"
show(text)  # => "b" | "c"
text = "a"
while key:
    text = "b"
    if flag():
        continue
    text = "c"
show(text)  # => "a" | "b" | "c"
text = "a"
while False:
    text = "b"
else:
    text = "c"
show(text)  # => "c"
for text in ["a", "b"]:
    pass
show(text)  # => "b"
number = 0
while number < 3:
    show(number)  # => 0 | «»
    number += 1
show(number)  # => 0 | «»
flagged = False
for _ in things:
    if flagged:
        show("second round")  # => "second round"
    flagged = True
found = None
for item in ["a", "b"]:
    if item == key:
        found = item
        break
show(found)  # => "a" | "b" | None
for item in ["a", "b"]:
    for inner in ["c", "d"]:
        show(item + inner)  # => "ac" | "ad" | "bc" | "bd"
        if inner == key:
            break
    else:
        continue
    break
for name, value in {"a": "x", "b": "y"}.items():
    show(name + value)  # => "ax" | "by"
for first, *rest in [["a", "b", "c"], ["d"]]:
    show(first)  # => "a" | "d"
    show(rest)  # => ["b", "c"] | []
for box.path in ["a"]:
    show(box.path)  # => "a"


def out_of_loop(paths):
    for path in paths:
        if path == "a":
            return path
        show(path)  # => «path»
    return "none"


show(out_of_loop(["a", "b"]))  # => "a" | "none"
show(out_of_loop([]))  # => "a" | "none"

# handlers
text = "a"
try:
    text = "b"
    lookup()
    text = "c"
except KeyError:
    show(text)  # => "a" | "b" | "c"
    text = "d"
except (ValueError, TypeError) as error:
    show(error)  # => «»
    text = "e"
else:
    show(text)  # => "c"
    text = "f"
finally:
    show(text)  # => "d" | "e" | "f"
show(text)  # => "d" | "e" | "f"
try:
    text = lookup()
except Exception:
    text = "failed"
show(text)  # => "failed" | «lookup()»
try:
    only = "a"
finally:
    show(only)  # => "a"
show(only)  # => "a"
try:
    raised = "a"
    raise ValueError(raised)
except ValueError:
    show(raised)  # => "a"
try:
    import nowhere
except ImportError:
    nowhere = None
show(nowhere)  # => None | nowhere


def returns_in_try():
    try:
        return lookup() + "/a"
    except KeyError:
        return "b"
    finally:
        show("finally")  # => "finally"


show(returns_in_try())  # => "b" | "«lookup()»/a"


def raises_in_handler():
    try:
        text = lookup() + "/a"
    except KeyError:
        raise
    return text


show(raises_in_handler())  # => "«lookup()»/a"


def all_raise():
    try:
        raise KeyError
    except KeyError:
        raise ValueError
    return "never"


def finally_of_a_return():
    text = "a"
    try:
        return lookup(text)
    except KeyError:
        raise
    finally:
        show(text)  # => "a"


show(all_raise())  # => None


with contextlib.suppress(KeyError):
    text = "s"
    lookup()
    text = "t"
show(text)  # => "failed" | "s" | "t" | «lookup()»


def of_parameters(p, q):
    if p:
        text = p
    else:
        text = q
    depends(text)  # => nothing | p | q
    if p is None:
        p = "d"
    depends(p)  # => nothing | p
    show(p)  # => "" | "a" | "d" | «p» | «settings.key»
    for _ in things:
        q = q + "/x"
    depends(q)  # => nothing | q
    match q:
        case [first, second]:
            depends(first)  # => nothing | q
        case {"k": value}:
            depends(value)  # => nothing | q
    return text


show(of_parameters("a", "b"))  # => "a"
show(of_parameters("", "b"))  # => "b"
show(of_parameters(None, "b"))  # => "b"
show(of_parameters(key, "b"))  # => "b" | «settings.key»
