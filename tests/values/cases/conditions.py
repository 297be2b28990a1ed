"""What conditions tell of names, and what can be compared."""

import contextlib
import os
from enum import Enum

import requests

key = settings.key


class Kind(Enum):
    A = "a"
    B = "b"


class Box:
    def __init__(self, path=None):
        self.path = path
        self.kind = "one" if flag() else None


class Sized(Box):
    def __len__(self):
        return 0


class Table(dict):
    pass


either = "a" if flag() else "b"
maybe = "a" if flag() else None
kind = Kind.A if flag() else Kind.B
three = "a" if flag() else "b" if flag() else None
box = Box("p" if flag() else None)

# what a condition tells of a name
if either == "a":
    show(either)  # => "a"
else:
    show(either)  # => "a" | "b"
if either != "a":
    show(either)  # => "a" | "b"
else:
    show(either)  # => "a"
if maybe is None:
    show(maybe)  # => None
else:
    show(maybe)  # => "a"
if maybe is not None:
    show(maybe)  # => "a"
else:
    show(maybe)  # => None
if maybe:
    show(maybe)  # => "a"
else:
    show(maybe)  # => None
if not maybe:
    show(maybe)  # => None
else:
    show(maybe)  # => "a"
if maybe and either == "b":
    show(maybe)  # => "a"
    show(either)  # => "b"
else:
    show(maybe)  # => "a" | None
    show(either)  # => "a" | "b"
if maybe or either == "b":
    show(maybe)  # => "a" | None
else:
    show(maybe)  # => None
    show(either)  # => "a" | "b"
if not (maybe is None or either == "b"):
    show(maybe)  # => "a"
    show(either)  # => "a" | "b"
if kind == Kind.A:
    show(kind)  # => Kind.A
else:
    show(kind)  # => Kind.B
if kind is not Kind.A:
    show(kind)  # => Kind.B
if three is None:
    show(three)  # => None
elif three == "a":
    show(three)  # => "a"
else:
    show(three)  # => "a" | "b"
show(three)  # => "a" | "b" | None
if box.path:
    show(box.path)  # => "p"
else:
    show(box.path)  # => None
show(box.path)  # => "p" | None
if box.kind == "one":
    show(box.kind)  # => "one"
if key == "a":
    show(key)  # => "a"
else:
    show(key)  # => «settings.key»
show(key)  # => «settings.key»
if key == settings.other:
    show(key)  # => «settings.key»
if either == key:
    show(either)  # => "a" | "b"
if "a" == either:
    show(either)  # => "a" | "b"
if lookup() == "a":
    show(either)  # => "a" | "b"
if either in ("a",):
    show(either)  # => "a" | "b"
if None in either:
    show(either)  # => "a" | "b"
reached = "nowhere"
if either == "c":
    reached = "never"
if either != "c":
    reached += " but here"
else:
    reached = "never"
show(reached)  # => "nowhere but here"
either = "a" if flag() else "b"
maybe = maybe or "d"
show(maybe)  # => "a" | "d"
maybe = "a" if flag() else None
show(maybe and maybe + "/x")  # => "a/x" | None
show(maybe + "/x" if maybe else "none")  # => "a/x" | "none"
show("none" if maybe is None else maybe)  # => "a" | "none"
show("none" if not maybe else maybe)  # => "a" | "none"
show(either if either == "a" else "other")  # => "a" | "other"
show((maybe is None) or maybe)  # => "a" | None | «»

# what is compared
show("a" == "a")  # => True
show("a" == "b")  # => False
show("a" != "b")  # => True
show("a" is "a")  # => True
show("a" is not None)  # => True
show(None is None)  # => True
show(None == "a")  # => False
show(3 == 3)  # => True
show(3 == 3.0)  # => True
show(3 == "3")  # => False
show(3 < 4)  # => «»
show(either == "a")  # => «»
show(either == "c")  # => False
show(either == either)  # => «»
show(either != "c")  # => True
show(key == "a")  # => «»
show(f"a{key}" == "a")  # => «»
show(f"a{key}" == None)  # => «»
show({} == None)  # => False
show([] == "a")  # => «»
show([1] == [1])  # => True
show(("a", 1) == ("a", 2))  # => False
show(("a", unknown) == ("a", 2))  # => «»
show(("a",) == ("a", 2))  # => False
show([] == [1])  # => «»
show({"a": 1} == 3)  # => False
show(box == None)  # => False
show(lookup == None)  # => «»
show("a" in ["a", "b"])  # => True
show("c" in ["a", "b"])  # => False
show("c" not in ["a", "b"])  # => True
show("c" in [*unknown, "a"])  # => «»
show("a" in [*unknown, "a"])  # => True
show("a" in [key])  # => «»
show("a" in {"a": "x"})  # => True
show("b" in {"a": "x"})  # => False
show("b" in {**unknown, "a": "x"})  # => «»
show("a" in [])  # => «»
show("a" in {})  # => «»
show(3 in [1, 2, 3])  # => True
show(either in ["a", "b"])  # => «»
show(either in ["c"])  # => False
show(None in ["a", None])  # => True
show("a" in 3)  # => «»
show("a" in box)  # => «»
show(not "a")  # => False
show(not "")  # => True
show(not None)  # => True
show(not 0)  # => True
show(not [])  # => «»
show(not ["a"])  # => «»
show(not {"a": "x"})  # => False
show(not {})  # => «»
show(not key)  # => «»
show(not f"a{key}")  # => False
show(not either)  # => False
show(not box)  # => False
show(not Sized())  # => «»
show(not Table())  # => «»
show(Sized() or "a")  # => "a" | <Sized>
show(not lookup)  # => «»
show(not Kind.A)  # => False
show(not requests.Session())  # => False
show(not ("" if flag() else None))  # => True
show(not ("" if flag() else "a"))  # => «»

# and, or
show("" or "a")  # => "a"
show("a" or "b")  # => "a"
show("" and "a")  # => ""
show("a" and "b")  # => "b"
show(None or None)  # => None
show(None or {} or "a")  # => "a" | {}
show([] or "a")  # => "a" | []
show(key or "a")  # => "a" | «settings.key»
show(key and "a")  # => "a" | «settings.key»
show(f"a{key}" or "b")  # => "a«settings.key»"
show("a" and None)  # => None
show((None if flag() else "a") or "b")  # => "a" | "b"
show((None if flag() else "a") and "b")  # => "b" | None
show("x" if "a" else "y")  # => "x"
show("x" if "" else "y")  # => "y"
show("x" if key else "y")  # => "x" | "y"

# what is imported in one branch or another
if flag():
    import requests as library
else:
    library = None
show(library)  # => None | requests

# what one branch or another imports
if flag():
    from requests import get as fetch
else:
    from requests import post as fetch
show(fetch)  # => requests.get | requests.post
try:
    from urllib.parse import quote
except ImportError:
    from urllib import quote
show(quote("a b"))  # => "a%20b"
try:
    import simplejson as json
except ImportError:
    import json
show(json)  # => json | simplejson
if key:
    import yaml as one
elif flag():
    import yaml as one
else:
    import json as one
show(one)  # => json | yaml

# what a text begins with, ends with or holds
link = "/rest/api/space" if flag() else "https://x/y" if flag() else settings.link
if link.startswith("/rest/"):
    show(link)  # => "/rest/api/space" | «settings.link»
else:
    show(link)  # => "https://x/y" | «settings.link»
if not link.startswith(("http:", "https:")):
    show(link)  # => "/rest/api/space" | «settings.link»
if link.endswith("y"):
    show(link)  # => "https://x/y" | «settings.link»
if "://" in link:
    show(link)  # => "https://x/y" | «settings.link»
else:
    show(link)  # => "/rest/api/space" | «settings.link»
show(link)  # => "/rest/api/space" | "https://x/y" | «settings.link»
if link.startswith(settings.prefix):
    show(link)  # => "/rest/api/space" | "https://x/y" | «settings.link»
if "rest" not in link and not link.endswith("y"):
    show(link)  # => «settings.link»
word = settings.word
if word.startswith("/"):
    show(word)  # => «settings.word»
whole = "https://x" if flag() else "/wiki"
if not whole.startswith("http"):
    whole = "https://y" + whole
show(whole)  # => "https://x" | "https://y/wiki"

# a guard: what holds for the rest of the block
for item in lookup():
    found = item or ""
    if not found:
        continue
    show(found)  # => «item»
for item in lookup():
    found, title = item or "", item or ""
    if not found or not title:
        continue
    show(found)  # => «item»
    show(title)  # => «item»
for item in lookup():
    found = item or ""
    if not found:
        title = "none"
    show(found)  # => "" | «item»



def guarded():
    which = "a" if flag() else None
    if which is None:
        return None
    show(which)  # => "a"
    which = lookup() or ""
    if not which:
        raise ValueError
    elif flag():
        return None
    show(which)  # => «lookup()»
    return which


guarded()
