"""Methods and operators on texts that are partly known, or one of several."""

import os
from urllib.parse import quote, quote_plus, unquote, unquote_plus

base = os.environ["BASE"]
key = settings.key
word = "b" if flag() else "c"
slash = "/" if flag() else "x"


class Page:
    def __init__(self, path):
        self.path = path

    def __str__(self):
        return self.path


class Plain:
    pass


page = Page("/page")

# objects in texts
show("/".join([page, "a"]))  # => "/page/a"
show("/".join(["a", page] if flag() else [page]))  # => "/page" | "a//page"
show("%s/a" % page)  # => "/page/a"
show("%(k)s/a" % {"k": page})  # => "/page/a"
show("{}/{k}".format(page, k=page))  # => "/page//page"
show("{k}".format_map({"k": page}))  # => "/page"
show(f"{page}/{Plain()}")  # => "/page/«»"
show(f"{page:>8}")  # => "   /page"
show(f"{'a':{3}}|")  # => "a  |"
show(f"{'a':>{width}}|")  # => "«»|"
show(f"{'a':{'>' if flag() else '<'}3}|")  # => "«»|"
show(str(page))  # => "/page"
show("x" + word + "/" + word)  # => "xb/b" | "xb/c" | "xc/b" | "xc/c"
show(os.path.join(page, "a"))  # => "/page/a"
show("a".joinpath(page))  # => "a/page"
show(page / "a")  # => "/page/a"

# joining paths of which some begin with a slash
show(os.path.join("a", "/b" if flag() else "c"))  # => "/b" | "a/c"
show(os.path.join("a", "/b" if flag() else "c", "d"))  # => "/b/d" | "a/c/d"
show(os.path.join("a", "b", "/c" if flag() else "/d"))  # => "/c" | "/d"
show(os.path.join("/a", word))  # => "/a/b" | "/a/c"
show(os.path.join("a/", "/b/", "c/"))  # => "/b/c/"
show(os.path.join("a", f"/{key}"))  # => "/«settings.key»"
show(os.path.join("a", ""))  # => "a/"
show("/a/" / "/b/")  # => "/a/b/"

# stripping and cutting
show("xax".strip("x"))  # => "a"
show("xax".lstrip("x"))  # => "ax"
show("xax".rstrip("x"))  # => "xa"
show("/a/".strip(slash))  # => "/a/" | "a"
show("/a/".strip("/" if flag() else chars))  # => "/a/" | "a" | "«»"
show(f"/{base}".lstrip("/"))  # => "«os.environ.BASE»"
show(f"{base}/".rstrip("/"))  # => "«os.environ.BASE»"
show(f"/{base}/a/".rstrip("/"))  # => "/«os.environ.BASE»/a"
show(f"/a/{base}/".lstrip("/"))  # => "a/«os.environ.BASE»/"
show("  a ".strip(None))  # => "a"
show(f"{base}/a"[:])  # => "«os.environ.BASE»/a"
show(f"{base}/a"[0:])  # => "«os.environ.BASE»/a"
show(f"/a{base}"[1:])  # => "a«os.environ.BASE»"
show(f"/a{base}"[1:-1])  # => «»
show(f"/a{base}"[:1])  # => "/"
show(f"/a{base}"[-2:])  # => «»
show("abcd"[1:3])  # => "bc"
show("abcd"[:])  # => "abcd"
show(word[1:])  # => ""
show(("abc" if flag() else "xyz")[1:])  # => "bc" | "yz"
show((base + "/a" if flag() else 3)[1:])  # => "«os.environ.BASE»/a"
show("abc"["a":])  # => «»
show("abc"[:"a"])  # => «»
show("abc"[None:1])  # => "a"
show(f"{base}/a".removesuffix("/a"))  # => "«os.environ.BASE»"
show(f"/a{base}".removeprefix("/a/b"))  # => "«»"
show(f"{base}/a".removesuffix("b/a"))  # => "«»"
show("/a/b".removeprefix(word))  # => "/a/b"
show("/a/b".removeprefix("/a" if flag() else chars))  # => "/a/b" | "/b" | "«»"
show("/a/b".removesuffix("/b" if flag() else "/x"))  # => "/a" | "/a/b"

# replacing
show("a/b/a".replace("a", "c", 1))  # => "c/b/a"
show("a/b/a".replace("a", "c", count=1))  # => "c/b/a"
show(f"a/{base}".replace("a", "c", 1))  # => "a/«os.environ.BASE»" | "c/«os.environ.BASE»"
show("a/b".replace("a", "c", number))  # => "a/b" | "«»"
show("a/b".replace("a" if flag() else chars, "c"))  # => "a/b" | "c/b" | "«»"
show("a/b".replace("a" if flag() else "b", "c"))  # => "a/c" | "c/b"
show("a/b".replace(3, "c"))  # => "«»"
show("a/b".replace("b", page))  # => "a//page"
show(f"{base}".replace("a", "c"))  # => "«os.environ.BASE»"
show("ab".replace("", "-"))  # => "-a-b-"

# taking apart
show("a/b/c".split("/", 1))  # => ["a", "b/c"]
show("a/b/c".rsplit("/", 1))  # => ["a/b", "c"]
show("a/b".partition("/"))  # => ["a", "/", "b"]
show("a/b".rpartition("/")[2])  # => "b"
show("a\nb".splitlines())  # => ["a", "b"]
show(("a/b" if flag() else base).split("/"))  # => ["a", "b"] | «os.environ.BASE.split()»
show("a/b".split(sep="/"))  # => ["a", "b"]
show("a/b".split(*unknown))  # => ["«»", ...]
show("a/b".split("/", "x"))  # => ["«»", ...]
show("a".nothing("b"))  # => «»
show(b"ab".decode() + "/x")  # => "ab/x"
show(b"ab".upper())  # => «»
show((3).decode())  # => «»

# telling
show("abc".startswith(f"a{base}" if flag() else "a"))  # => «»
show("abc".startswith(()))  # => «»
show("abc".startswith(("a", word)))  # => «»
show("abc".endswith(("x", "c")))  # => True
show(word.endswith("x"))  # => False
show(f"{base}/a".endswith(("/b", "/a")))  # => True
show(f"{base}/a".endswith(("/b", "x/a")))  # => «»
show(f"a/{base}".startswith(("b/", "a/b")))  # => «»
show(word in "ac")  # => «»
show("a" in ("xa" if flag() else "ab"))  # => True
show("a" in ("xa" if flag() else "xb"))  # => «»
show("" in "ab")  # => «»
show(3 in "ab")  # => «»

# percent-encoding
show(quote("a/b c"))  # => "a/b%20c"
show(quote("a/b c", ""))  # => "a%2Fb%20c"
show(quote("a/b c", safe=""))  # => "a%2Fb%20c"
show(quote("a/b c", safe="/ "))  # => "a/b c"
show(quote("a/b c", safe=chars))  # => "a/b%20c"
show(quote("a/b c", safe="/" if flag() else ""))  # => "a/b%20c"
show(quote(f"a b/{base}"))  # => "a%20b/«os.environ.BASE»"
show(quote(page))  # => "/page"
show(quote_plus("a/b c"))  # => "a%2Fb+c"
show(quote_plus("a/b c", "/"))  # => "a/b+c"
show(unquote("a%2Fb+c"))  # => "a/b+c"
show(unquote_plus("a%2Fb+c"))  # => "a/b c"
show(unquote(f"a%20{base}"))  # => "a «os.environ.BASE»"

# formatting
show("{:>{}}".format("a", 3))  # => "  a"
show("{:{w}}|".format("a", w=3))  # => "a  |"
show("{0}{0}{1}".format("a", word))  # => "aab" | "aac"
show("{0[a][b].c.d}".format(base))  # => "«»"
show("{a.b}".format(a="x"))  # => "«»"
show("{}{a}".format("x", a="y"))  # => "xy"
show("{}".format(*["a"]))  # => "a"
show("{}/{}".format(*unknown))  # => "«0»/«1»"
show(("{}/x" if flag() else "{}/y").format("a"))  # => "a/x" | "a/y"
show("{!s}{!r}{!a}".format("a", "b", "\u00e4"))  # => "a'b''\xe4'"
show(f"{{}}".format("a"))  # => "a"
show(f"{base}{{}}".format("a"))  # => "«os.environ.BASE»a"
show(f"{{{base}}}/x".format("a"))  # => "«os.environ.BASE»"
show("%s" % ("a",))  # => "a"
show("%s" % ["a"])  # => "a"
show("%*d|" % (5, 3))  # => "«»|"
show("%.*f|" % (1, 3))  # => "«»|"
show("%s%%%s" % ("a", word))  # => "a%b" | "a%c"
show("%(a)s%(b)s" % {"a": word, "b": 3})  # => "b3" | "c3"
show("%(a)s" % {key: "x"})  # => "«»"
show("%d" % "x")  # => "«»"
show("%c" % "a")  # => "«»"
show("%5s|%-5s|%05d" % ("a", "b", 3))  # => "    a|b    |00003"
show("%s/%s" % (word, word))  # => "b/b" | "b/c" | "c/b" | "c/c"
show(("%s/x" if flag() else "%s/y") % "a")  # => "a/x" | "a/y"
show("%x" % 255)  # => "ff"
show("%s" % None)  # => "«»"
show("%r" % "None")  # => "«»"
show("%99999s" % "a")  # => "«»"
show(f"{'a':99999}")  # => "«»"
show(f"{'a':>5000}")  # => "«»"
show(f"{3:04}")  # => "«»"
show(f"{'3':04}")  # => "«»"
show(f"{'a'!r}")  # => "'a'"
show(f"{base!r}")  # => "«os.environ.BASE»"
show(f"{base:>3}")  # => "«os.environ.BASE»"
show(f"a{base}"[0:1])  # => "a"
show(f"{1e3}|{2j}|{-1}|{False}")  # => "1000.0|2j|-1|False"
show("%*d|%s" % (5, 3, "a"))  # => "«»|a"
show("%.*f|%s" % (1, 3, "a"))  # => "«»|a"
show("%*.*f|%s" % (1, 2, 3, "a"))  # => "«»|a"
show("%X|%o|%e" % (255, 8, 3))  # => "FF|10|3.000000e+00"
show("%a|%r|%s" % ("a", word, "b"))  # => "'a'|'b'|b" | "'a'|'c'|b"
show("%(a)s|%(a)d" % {"a": 3})  # => "3|3"
show("%(a)s" % {word: "x"})  # => "«»"
show("%%" % ())  # => "%"
show("%-4d|%+d|% d" % (3, 3, 3))  # => "3   |+3| 3"
show(f"b{key}".removeprefix("ab"))  # => "b«settings.key»"
show(f"abc{key}".removeprefix("ab"))  # => "c«settings.key»"
show(f"abc{key}".removeprefix("x"))  # => "abc«settings.key»"
show(f"{key}abc".removesuffix("bc"))  # => "«settings.key»a"
show("abc".removeprefix("abcd"))  # => "abc"
show("c".endswith("abc"))  # => False
show(f"{key}c".endswith("abc"))  # => «»
show("a".startswith("abc"))  # => False


def of_parameters(p, q):
    depends((p + "/")[q:])  # => p
    depends((p + "/a")[:q])  # => p
    depends((p + "/a")[1:-1])  # => p
    depends(f"{p:{q}}")  # => p | q
