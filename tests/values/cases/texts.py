import functools
import os
import string
import posixpath
import textwrap
from typing import NamedTuple
from urllib.parse import quote

base = os.environ["BASE"]
key = settings.key
word = "b" if flag() else "c"

# putting together
show("a" + "b")  # => "ab"
show("a" + base + "/" + key)  # => "a«os.environ.BASE»/«settings.key»"
show(base + key)  # => "«os.environ.BASE»"
show(lookup() + "/x")  # => "«lookup()»/x"
show("x/" + other)  # => "x/«other»"
show(one + two)  # => "«one»"
show("a" + word)  # => "ab" | "ac"
show("a" + None)  # => "a«»"
show("a" + str(3))  # => "a3"
show("n" + 3)  # => "n3"
show(f"{[1]}x")  # => "«»x"
show(f"{lookup}x")  # => "«lookup»x"
show(f"{flag}{3.5}")  # => "«flag»3.5"
show(key + (1 + 2))  # => "«settings.key»"
show((1 + 2) + key)  # => "«settings.key»"
show((1 + 2) + (1 + 2))  # => «»
show(1 + 2)  # => «»
show(f"{base}/x/{key!r:>3}/{3}/{True}")  # => "«os.environ.BASE»/x/«settings.key»/3/True"
show(f"")  # => ""
show(f"{word}{word}")  # => "bb" | "bc" | "cb" | "cc"
show(f"{None}/x")  # => "«»/x"
show(f"{'a' if flag() else None}/x")  # => "a/x"
show("a" "b")  # => "ab"
show("a" - "b")  # => «»
show("a" * 3)  # => «»

# %
show("%s/x/%d" % (base, 3))  # => "«os.environ.BASE»/x/3"
show("%s/x" % base)  # => "«os.environ.BASE»/x"
show("%s/%s" % ("a",))  # => "a/«»"
show("%s/x" % word)  # => "b/x" | "c/x"
show("100%%/%s" % "a")  # => "100%/a"
show("%(base)s/%(missing)s/%(n)5.2f" % {"base": base, "n": 2})  # => "«os.environ.BASE»/«»/ 2.00"
show("%(a)s" % unknown)  # => "«»"
show("%-5s|%i|%r" % ("a", 1, "b"))  # => "a    |1|'b'"
show("%s/%s" % pair)  # => "«pair»/«»"
show(base % "a")  # => «»
show(3 % 2)  # => «»

# format
show("{}/{}".format(base, "x"))  # => "«os.environ.BASE»/x"
show("{1}/{0}".format("a", "b"))  # => "b/a"
show("{a}/{b}/{a}".format(a="x", b=key))  # => "x/«settings.key»/x"
show("{0.name}/{1[k]}".format(base, key))  # => "«»/«»"
show("{}/{missing}/{}".format("a"))  # => "a/«missing»/«1»"
show("{{id}}/{}".format("a"))  # => "{id}/a"
show("{!r}/{:>3}".format("a", "b"))  # => "'a'/  b"
show("{".format("a"))  # => "«»"
show("".format())  # => ""
show("/{a}/{b}".format(**options))  # => "/«a»/«b»"
show("/{a}/{b}".format(**{"a": "x"}, b="y"))  # => "/x/y"
show("/{a}/{b}".format_map({"a": "x"}))  # => "/x/«b»"
show("/{a}".format_map(options))  # => "/«a»"
show(base.format("x"))  # => «os.environ.BASE.format()»
show((base + "/{}").format("x"))  # => "«os.environ.BASE»/x"

# join
show("/".join(["a", base, "b"]))  # => "a/«os.environ.BASE»/b"
show("/".join([]))  # => ""
show("/".join(["a"]))  # => "a"
show("/".join(("a", word)))  # => "a/b" | "a/c"
show("/".join(parts))  # => "«»"
show("/".join(["a", "b"] if flag() else ["c"]))  # => "a/b" | "c"
show("/".join(["a", *parts]))  # => "«»"
show("/".join(p for p in ["a", "b"]))  # => "a/b"
show("/".join(map(str, [1, "a"])))  # => "1/a"
part = "b" if flag() else ""
other = part or None
show("/".join(filter(None, ["a", part, "c"])))  # => "a/b/c" | "a/c"
show("/".join(x for x in ("a", part, "c") if x))  # => "a/b/c" | "a/c"
show("/".join(x.strip("/") for x in ("/a", part, base) if x))  # => "a/b/«os.environ.BASE.strip()»" | "a/«os.environ.BASE.strip()»"
show("/".join(x for x in (part, part, part, part) if x).count("/"))  # => «»
show("/" + (part and part + "/"))  # => "/" | "/b/"
show("/".join(filter(None, ["a", "", None, "b"])))  # => "a/b"
show("-".join("ab"))  # => "«»"
show(os.path.join(base, "/a/", "b"))  # => "/a/b"
show(os.path.join("a", base, "b"))  # => "a/«os.environ.BASE»/b" | "«»"
show(os.path.join("", "b"))  # => "b"
show(os.path.join("a//", "b"))  # => "a//b"
show(os.path.join("a", ""))  # => "a/"
show(os.path.join(base))  # => "«os.environ.BASE»"
show(os.path.join("a/", "b"))  # => "a/b"
show(posixpath.join("a", "b/"))  # => "a/b/"
show("a".joinpath("b", "c"))  # => "a/b/c"
show("/".join(["a"] if flag() else [*unknown, "b"]))  # => "«»"
show("/".join(["a"] if flag() else None))  # => "«»"
show(f"{'x' if flag() else 3}")  # => "3" | "x"
show(os.path.join())  # => "«»"
show(url_join(base, "/a"))  # => "«os.environ.BASE»/a"
show(tools.join_url("x/", None, "/a", ""))  # => "x/a"
show(url_join(base))  # => «url_join()»
show(base / "a")  # => "«os.environ.BASE»/a"
show("a" / "b")  # => "a/b"
show(3 / 2)  # => «»

# stripping, cutting
show("/a/".strip("/"))  # => "a"
show("/a/".lstrip("/"))  # => "a/"
show("/a/".rstrip("/"))  # => "/a"
show(" a ".strip())  # => "a"
show(f"/{base}/".strip("/"))  # => "«os.environ.BASE»"
show(f"//{base}//".lstrip("/"))  # => "«os.environ.BASE»//"
show(f"//{base}//".rstrip("/"))  # => "//«os.environ.BASE»"
show("/a/".strip(chars))  # => "/a/" | "«»"
show("//".strip("/"))  # => ""
show("/a/".strip(word))  # => "/a/"
show("abc"[1:])  # => "bc"
show("abc"[:-1])  # => "ab"
show("abc"[:2])  # => "ab"
show("abc"[0:])  # => "abc"
show("abc"[-1:])  # => "c"
show(f"ab{base}"[1:])  # => "b«os.environ.BASE»"
show(f"a{base}"[2:])  # => "«os.environ.BASE»"
show(f"{base}ab"[:-1])  # => "«os.environ.BASE»a"
show(base[1:])  # => «os.environ.BASE[:]»
show(f"ab{base}cd"[:-1])  # => "ab«os.environ.BASE»c"
show(f"ab{base}cd"[1:])  # => "b«os.environ.BASE»cd"
show("a/b"[start:])  # => «»
show([1, 2][1:])  # => [2]
show("/a/b".removeprefix("/a"))  # => "/b"
show("/a/b".removesuffix("/b"))  # => "/a"
show("/a/b".removeprefix("/b"))  # => "/a/b"
show(f"/a{base}/b".removesuffix("/b"))  # => "/a«os.environ.BASE»"
show(f"{base}/b".removeprefix("/b"))  # => "«os.environ.BASE»/b"
show("/a".removeprefix(word))  # => "/a"
show("".removeprefix("a"))  # => ""

# replacing, case
show("a/b/a".replace("a", "c"))  # => "c/b/c"
show(f"a/{base}/a".replace("a", key))  # => "«settings.key»/«os.environ.BASE»/«settings.key»"
show("a/b".replace("x", "c"))  # => "a/b"
show("a/b".replace("", "c"))  # => "cac/cbc"
show("a/b".replace(chars, "c"))  # => "a/b" | "«»"
show("a/b".replace("a", word))  # => "b/b" | "c/b"
show("a/b".replace("a"))  # => "«»"
show("a/b".replace("a/b", ""))  # => ""
show("Ab".upper())  # => "AB"
show("Ab".lower())  # => "ab"
show("Ab".casefold())  # => "ab"
show(f"A{base}B".lower())  # => "a«os.environ.BASE»b"
show("ab".encode())  # => "ab"
show(b"ab".decode())  # => "ab"
show(b"")  # => b''
show(f"x{b''}")  # => "x"
show(str(b"ab", "utf-8"))  # => "ab"
show("ab".__len__)  # => "ab".__len__

# taking apart
show("a/b/c".split("/"))  # => ["a", "b", "c"]
show("a/b/c".split("/")[1])  # => "b"
show("a/b".split())  # => ["a/b"]
show("a/b".split(""))  # => ["«»", ...]
show(f"a/{base}".split("/"))  # => ["a", "«os.environ.BASE»", ...]
show(f"a/{base}".split("/")[0])  # => "a"
show("a/b".rsplit("/"))  # => ["a", "b"]
show("a/b".split(sep))  # => ["«»", ...]
show("abc"[0])  # => «»
show(word.split("/"))  # => ["b"] | ["c"]

# telling
show("abc".startswith("a"))  # => True
show("abc".startswith("b"))  # => False
show("abc".startswith(("x", "a")))  # => True
show("abc".endswith("c"))  # => True
show("abc".endswith("b"))  # => False
show(f"ab{base}".startswith("a"))  # => True
show(f"ab{base}".startswith("abc"))  # => «»
show(f"ab{base}".startswith("x"))  # => False
show(f"{base}ab".startswith("a"))  # => «»
show(f"{base}ab".endswith("b"))  # => True
show(f"{base}ab".endswith("cab"))  # => «»
show(f"{base}ab".endswith("x"))  # => False
show(f"ab{base}".endswith("b"))  # => «»
show("abc".startswith(chars))  # => «»
show("abc".startswith("a" if flag() else "b"))  # => «»
show("abc".startswith("x" if flag() else "b"))  # => False
show("abc".startswith("a" if flag() else "ab"))  # => True
show("abc".startswith(("x", chars)))  # => «»
show("abc".startswith(("x", word)))  # => «»
show("abc".startswith(f"a{base}"))  # => «»
show("abc".startswith(3))  # => «»
show("abc".endswith(tuple(ends)))  # => «»
show(word.startswith("b"))  # => «»
show("".startswith("a"))  # => False
show("".startswith("X"))  # => False
show("".endswith("X"))  # => False
show("".endswith("a"))  # => False
show("b" in "abc")  # => True
show("x" in "abc")  # => False
show("b" not in "abc")  # => False
show("ab" in f"ab{base}")  # => True
show("x" in f"ab{base}")  # => «»
show("b" in word)  # => «»

# what gives texts
show(str(3))  # => "3"
show(str())  # => ""
show(str(base))  # => "«os.environ.BASE»"
show(quote("a b"))  # => "a%20b"
show(textwrap.dedent("a"))  # => "a"
show(str(object=key))  # => "«settings.key»"
show(quote(string="a"))  # => "a"

# templates of the standard library
page = string.Template("$base/a/${id}b$$")
show(page.substitute(base="x", id=3))  # => "x/a/3b$"
show(page.safe_substitute({"base": base}, id="y"))  # => "«os.environ.BASE»/a/yb$"
show(page.substitute(base="x"))  # => "x/a/«id»b$"
show(f"{base}\"\x2f'")  # => "«os.environ.BASE»"/'"
show(string.Template("a").template)  # => <string.Template>.template


class Site(NamedTuple):
    host: str = "h"
    paths: tuple = ("p", "q")


show("{0.host}/{0.paths[1]}".format(Site()))  # => "h/q"
show("{site.host}/{known[a]}".format(site=Site("x"), known={"a": "b"}))  # => "x/b"
show("{0.host}".format(base))  # => "«»"


# methods as functions, and the names of a function as fields
show(str.format("{}/{k}", "x", k="y"))  # => "x/y"
show(functools.partial(str.format, "{}/{}", "x")("y"))  # => "x/y"
show(str.join("/", ["a", "b"]))  # => "a/b"


def of_names(kind, key):
    base = "x"
    show("{base}/{kind}".format(**locals()))  # => "x/«kind»"
    depends("{base}/{kind}".format(**vars()))  # => kind
    show("%(base)s/%(key)s" % locals())  # => "x/«key»"
    show("{later}".format(**locals()))  # => "«later»"


# parts of paths
show(os.path.dirname("x/content/1"))  # => "x/content"
show(posixpath.dirname(base + "/content/1"))  # => "«os.environ.BASE»/content"
show(os.path.basename("x/content"))  # => "content"
show(os.path.basename("x/" + key))  # => "«settings.key»"
show(os.path.dirname(base))  # => «os.path.dirname()»
show(os.path.basename(base + ".md"))  # => «os.path.basename()»
