"""Sources that are more than Python code should be, each with what its user gets.

Each ends with a call that the linter knows: ``FOUND`` where that is told for all that stands before it, ``NOTED``
where one error names the file instead.
"""

from __future__ import annotations

HEAD = 'import requests\nBASE = "https://x.atlassian.net/wiki"\n'
CALL = 'requests.get(BASE + "/rest/api/content/1")\n'
FOUND, NOTED = "found", "noted"


def _nested(line: str, depth: int, last: str = "pass") -> str:
    return (
        "".join(f"{' ' * level}{line.format(level)}\n" for level in range(depth)) + f"{' ' * depth}{last}\n"
    )


def _lines(line: str, count: int) -> str:
    return "".join(line.format(at, at + 1) + "\n" for at in range(count))


DEEP = {
    "parentheses": ("x = " + "(" * 10_000 + ")" * 10_000, NOTED),
    "lists": ("x = " + "[" * 10_000 + "]" * 10_000, NOTED),
    "lists within bounds": ("x = " + "[" * 90 + "]" * 90, FOUND),
    "unary operators": ("x = " + "-" * 10_000 + "1", NOTED),
    "unary operators within bounds": ("x = " + "~" * 300 + "1", FOUND),
    "attributes": ("x = a" + ".b" * 10_000, NOTED),
    "attributes within bounds": ("x = a" + ".b" * 900, FOUND),
    "calls of calls": ("x = a" + "()" * 10_000, NOTED),
    "calls in calls": ("x = " + "f(" * 90 + ")" * 90, FOUND),
    "elif": ("if a:\n  x = 1\n" + _lines("elif a == {}:\n  x = {}", 10_000), NOTED),
    "elif within bounds": ("if a:\n  x = 1\n" + _lines("elif a == {}:\n  x = {}", 700), FOUND),
    "conditional expressions": ("x = " + "1 if a else " * 10_000 + "0", NOTED),
    "blocks": (_nested("if a:", 99), FOUND),
    "functions": (_nested("def f{}():", 99), FOUND),
    "functions beyond Python": (_nested("def f{}():", 120), NOTED),
    "classes": (_nested("class A{}:", 99), FOUND),
    "lambdas": ("x = " + "lambda: " * 10_000 + "1", NOTED),
    "lambdas within bounds": ("x = " + "lambda: " * 200 + "1", FOUND),
    "parentheses in an f-string": ('x = f"{' + "(" * 10_000 + "1" + ")" * 10_000 + '}"', NOTED),
    "terms of or": ("x = " + " or ".join(["a"] * 12_000), FOUND),
    "terms of or within bounds": ("x = " + " or ".join(["a"] * 900), FOUND),
    "comparisons": ("x = " + " < ".join(["a"] * 10_000), FOUND),
    "quoted annotation": (f'def f(x: "{"(" * 5_000}{")" * 5_000}"): return x', FOUND),
    "loops in loops over rows": (
        "def rows():\n"
        + _lines("  yield 'GET', '/rest/api/content/{}'", 8)
        + _nested("for m{0}, p{0} in rows():", 9, "requests.request(m0, BASE + p1)"),
        FOUND,
    ),
    "functions that call on": (_lines("def f{}(a): return f{}(a + '/x')", 500) + "f0(BASE)", FOUND),
    "classes that inherit on": (
        "class A0: pass\n" + _lines("class B{0}(A{0}): pass\nA{1} = B{0}", 500),
        FOUND,
    ),
}
MANY = {
    "concatenations": ("x = " + " + ".join(['"a"'] * 100_000), NOTED),
    "concatenations within bounds": ("x = " + " + ".join(['"a"'] * 900), FOUND),
    "strings side by side": ("x = (" + '"a" ' * 900 + ")", FOUND),
    "additions to one string": ('x = ""\n' + 'x += "/a"\n' * 10_000, FOUND),
    "imports": (_lines("import m{}", 25_000), FOUND),
    "imports within bounds": (_lines("import m{}", 5_000), FOUND),
    "functions": (_lines("def f{}(a):\n  return f{}(a)", 100_000), NOTED),
    "entries of a dictionary": ("d = {" + "'k': '/v'," * 50_000 + "}", FOUND),
    "entries within bounds": (
        "d = {" + "'k': '/v'," * 10_000 + "}\nfor k in d: requests.get(BASE + d[k])",
        FOUND,
    ),
    "branches that leave": (
        "def f(a, is_cloud, base):\n  requests.get(base + ('/wiki/rest' if is_cloud else '/rest') + '/api/space')\n"
        + _lines("  if a == {}:\n    return '{}'", 10_000),
        FOUND,
    ),
    "one long string": ('x = "' + "a" * 1_000_000 + '"', FOUND),
    "one long URL": ('requests.get(BASE + "/' + "a" * 1_000_000 + '")', FOUND),
    "one long line of numbers": ("x = [" + "1," * 2_400_000 + "]", NOTED),
    "long comments": ("# rest/api/content\n" * 25_000, FOUND),
    "fifty megabytes": ("#" * 50_000_000, NOTED),
    "slashes": ('requests.get(BASE + "' + "/" * 1_000_000 + '")', FOUND),
    "parameters": (
        "def f(" + ", ".join(f"a{n}='/x'" for n in range(2_000)) + "): return a1\n" + "f()\n" * 50,
        FOUND,
    ),
    "names set from each other": (
        "def f(p, x0=0):\n  while x0:\n"
        + _lines("    x{} = x{}", 4_000)
        + "  return requests.get(BASE + p), x0\nf('/a')\nf('/b')\nf('/c')",
        FOUND,
    ),
    "holes of a URL": ('def f(a): requests.get(f"{BASE}' + "/{a}" * 2_000 + '")', FOUND),
    "parts of a join": ('requests.get(BASE + "/".join([' + '"a",' * 10_000 + "]))", FOUND),
    "fields of a format": ('x = "' + "{}" * 5_000 + '".format(' + "BASE," * 5_000 + ")", FOUND),
    "noqa": ("x = 1  # noqa:" + " " * 200_000 + "A" * 200_000 + "!", FOUND),
}
GROWING = {
    "list": ('d = ["a"]\n' + "d = d + d\n" * 60 + 'requests.get(BASE + "/".join(d))', FOUND),
    "tuple of itself": ("d = (1,)\n" + "d = (d, d)\n" * 60 + "requests.get(BASE + str(d), params=d)", FOUND),
    "dictionary of itself": ('d = {"a": 1}\n' + 'd = {"l": d, "r": d}\n' * 60 + "requests.get(d)", FOUND),
    "unpacked": ('d = {"a": 1}\n' + "d = {**d, **d}\n" * 60, FOUND),
    "arguments": ("def f(*a): return a\nd = f(1)\n" + "d = f(*d, *d)\n" * 60, FOUND),
    "objects of objects": (
        "class A:\n  def __init__(s, a, b): s.a = a\n  def get(s): return requests.get(s.a)\n"
        "s = A(1, 2)\n" + "s = A(s, s)\n" * 60 + "s.get()",
        FOUND,
    ),
    "clients of clients": ("s = requests.Session()\n" + "s = requests.Session(s, s)\n" * 60 + "s.get(BASE)", FOUND),
    "partial functions": (
        "from functools import partial\nd = partial(requests.get, BASE)\n" + "d = partial(d, d)\n" * 30,
        FOUND,
    ),
    "replaced": ('x = "a"\n' + 'x = x.replace("a", "aa")\n' * 60 + "requests.get(BASE + x)", FOUND),
    "repeated": ('x = "a" * 10 ** 9\ny = [BASE] * 10 ** 9\nz = 10 ** 10 ** 10\nrequests.get(BASE + x + y[0])', FOUND),
    "padded": (
        'x = "{:1000000000}".format(1) + "%1000000000d" % 1 + f"{1:1000000000}" + "a".ljust(10 ** 9)\n'
        "requests.get(BASE + x)",
        FOUND,
    ),
    "number": ("x = 0x" + "f" * 1_000_000 + '\nrequests.get(BASE + str(x) + f"{x}" + "%s" % x)', FOUND),
    "range": ('for i in range(10 ** 12): requests.get(BASE + f"/{i}")', FOUND),
    "calls of two each": (_lines("def f{0}(a): return f{1}(a + '/l') + f{1}(a + '/r')", 40) + "f0(BASE)", FOUND),
    "functions that all call all": (
        "".join(f"def f{n}(a):\n" + _lines("  f{}(a + '/x')", 100) for n in range(100)) + "f0(BASE)",
        FOUND,
    ),
    "methods that call each other": (
        "class A:\n"
        + "".join(
            f"  def m{n}(self, a):\n    self.m{n * 7 % 2_000}(a)\n    return self.m{(n + 1) % 2_000}(a + '/y')\n"
            for n in range(2_000)
        )
        + "A().m0(BASE)",
        FOUND,
    ),
    "properties of two each": (
        "class A:\n" + _lines("  @property\n  def p{0}(self): return self.p{1} + self.p{1}", 40) + "A().p0",
        FOUND,
    ),
    "bases of two each": (
        "class A0: pass\n" + _lines("class L{0}(A{0}): pass\nclass R{0}(A{0}): pass\nclass A{1}(L{0}, R{0}): pass", 60),
        FOUND,
    ),
    "conditional parts": (
        "def f(a):\n  u = BASE\n" + _lines("  u += '/a{0}' if a == {0} else '/b{0}'", 200) + "  requests.get(u)",
        FOUND,
    ),
    "conditional parts of one expression": (
        "def f(a): requests.get(BASE + " + " + ".join(f"('/a{n}' if a == {n} else '/b')" for n in range(200)) + ")",
        FOUND,
    ),
    "loops in loops": ("A = [" + "'/a'," * 32 + "]\nx = " + "[" * 8 + "1" + " for a in A]" * 8, FOUND),
    "tries in tries": (_nested("try:", 19) + "".join(f"{' ' * n}except X: pass\n" for n in reversed(range(19))), FOUND),
}  # fmt: skip
RECURSIVE = {
    "function": ("def f(x): return f(x + '/a')\nrequests.get(f(BASE))", FOUND),
    "functions": ("def f(x): return g(x)\ndef g(x): return f(x) + g(f(x))\nrequests.get(f(BASE))", FOUND),
    "class": ("class A(A): pass\nclass B(C): pass\nclass C(B): pass\nB().get(BASE)", FOUND),
    "attribute": ("class A:\n  u = A.u\n  def __init__(s): s.u = A().u\nrequests.get(A().u)", FOUND),
    "constant": ("X = Y\nY = X + Y\nZ = Z + 'a'\nrequests.get(X + Z)", FOUND),
    "decorator": ("@f\n@f\ndef f(x): return f(f)(x)\nrequests.get(f(BASE))", FOUND),
    "property": (
        "class A:\n  @property\n  def u(self): return self.v\n  @property\n  def v(self): return self.u + self.v\n"
        "requests.get(A().u)",
        FOUND,
    ),
    "__getattr__": (
        "class A:\n  def __getattr__(s, n): return getattr(s, n + 'x')\nrequests.get(A().b.c.d)",
        FOUND,
    ),
    "containers": ("d = {}\nd['d'] = d\nl = []\nl.append(l)\nrequests.get(BASE + str(d) + str(l))", FOUND),
    "lambda": ("Y = lambda f: (lambda x: f(x(x)))(lambda x: f(x(x)))\nrequests.get(Y(Y)(Y)(BASE))", FOUND),
    "annotations": (
        "class A:\n  b: 'B'\n  def f(s) -> 'A': return s.b.f().f()\n"
        "class B:\n  a: 'A'\n  def f(s) -> 'B': return requests.get(s.a.b.a.u)",
        FOUND,
    ),
    "factory": ("def mk(n):\n  class A:\n    def get(s): return mk(n + 1)().get()\n  return A\nmk(0)().get()", FOUND),
    "imports": ("import case\nfrom case import *\nfrom case import requests as r\nr.get(case.BASE)", FOUND),
}  # fmt: skip
ODD = {
    "surrogates": ('x = "\\ud800/rest/api/content"\nrequests.get(BASE + x)', FOUND),
    "names of other scripts": ("ﬁ = 1\nªº = ﬁ\nрequests = 2", FOUND),
    "form feeds": ("\f\nx = 1\f\n\f", FOUND),
    "vertical tab": ("x =\v1", NOTED),
    "line separators in a string": ('x = "\u2028\u2029\x85\x1c"\nrequests.get(BASE + x)', FOUND),
    "line separator between": ("x = 1\u2028y = 2", NOTED),
    "backslashes": ("x = 1" + "\\\n" * 20_000 + "+ 1", FOUND),
    "semicolons": ("x = 1;" * 5_000, FOUND),
    "digits": ("x = " + "9" * 100_000, NOTED),
}
CASES = {
    f"{group}: {name}": (f"{HEAD}{body}\n{CALL}", outcome)
    for group, cases in {
        "deep": DEEP,
        "many": MANY,
        "growing": GROWING,
        "recursive": RECURSIVE,
        "odd": ODD,
    }.items()
    for name, (body, outcome) in cases.items()
}
