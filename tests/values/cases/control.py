import contextlib

# branches
if flag():
    a = "x"
else:
    a = "y"
show(a)  # => "x" | "y"
if flag():
    b = "x"
show(b)  # => "x"
c = "old"
if flag():
    c = "new"
show(c)  # => "new" | "old"
if True:
    d = "x"
else:
    d = "y"
show(d)  # => "x"
if None:
    e = "x"
elif "":
    e = "y"
else:
    e = "z"
show(e)  # => "z"
if flag():
    f = "x"
elif other():
    f = "y"
else:
    f = "z"
show(f)  # => "x" | "y" | "z"

if flag():
    thing.a = "x"
elif other():
    thing.b = "y"
else:
    thing.b = "z"
show(thing.a)  # => «thing.a»
show(thing.b)  # => «thing.b»
if flag():
    thing.c = "x"
elif other():
    thing.c = "y"
else:
    thing.c = "z"
show(thing.c)  # => "x" | "y" | "z"
if flag():
    thing.d = "x"
show(thing.d)  # => «thing.d»
if flag():
    thing.e = "x"
else:
    thing.e = "x"
show(thing.e)  # => "x"
for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10):
    show(number)  # => 1 | 2 | 3 | 4 | 5 | 6 | 7 | «number»
for number in (1, 2, 3, 4, 5, 6, 7, 8):
    show(number)  # => 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8


def returns_early():
    if flag():
        return "x"
    return "y"


show(returns_early())  # => "x" | "y"


def only_if():
    if flag():
        return "x"


show(only_if())  # => "x" | None


def raises():
    if flag():
        g = "x"
    else:
        raise ValueError
    return g


show(raises())  # => "x"


def after_return():
    return "x"
    return "y"


show(after_return())  # => "x"

# what a condition tells
value = pick() or None
mode = "v1" if flag() else "v2"
if mode == "v1":
    show(mode)  # => "v1"
else:
    show(mode)  # => "v1" | "v2"
if mode != "v1":
    show(mode)  # => "v1" | "v2"
if not mode == "v1":
    show(mode)  # => "v1" | "v2"
if mode == settings.mode:
    show(mode)  # => "v1" | "v2"
if unknown == "v1":
    show(unknown)  # => "v1"
else:
    show(unknown)  # => «unknown»
if unknown is None:
    show(unknown)  # => None
if unknown.part == "x" and unknown.rest == "y":
    show(unknown.part + unknown.rest)  # => "xy"
if unknown.part == "x" or unknown.rest == "y":
    show(unknown.part)  # => «unknown.part»
if not (unknown.part == "x" or unknown.rest != "y"):
    show(unknown.rest)  # => "y"
show(unknown.part)  # => «unknown.part»
maybe = "x" if flag() else None
show(maybe)  # => "x" | None
if maybe:
    show(maybe)  # => "x"
else:
    show(maybe)  # => None
if not maybe:
    show(maybe)  # => None
if maybe is not None:
    show(maybe)  # => "x"
if maybe is None:
    show(maybe)  # => None
if maybe is None:
    maybe = "z"
show(maybe)  # => "x" | "z"
show("a" if mode == "v1" else mode)  # => "a" | "v1" | "v2"
show(mode if mode == "v1" else "other")  # => "other" | "v1"
show("a" if maybe else "b")  # => "a"
show("yes" if True else "no")  # => "yes"
show("yes" if "" else "no")  # => "no"
show("yes" if {} else "no")  # => "no" | "yes"
show("yes" if {"a": 1} else "no")  # => "yes"
show("yes" if [] else "no")  # => "no" | "yes"
show("yes" if f"{unknown}" else "no")  # => "no" | "yes"
show("yes" if f"a{unknown}" else "no")  # => "yes"
show("yes" if returns_early else "no")  # => "yes"

# and, or, not
show("a" or "b")  # => "a"
show("" or "b")  # => "b"
show(None or "b")  # => "b"
show(0 or "b")  # => "b"
show(unknown or "b")  # => "b" | «unknown»
show(settings.base or "b")  # => "b" | «settings.base»
show((None if flag() else "a") or "b")  # => "a" | "b"
show("a" and "b")  # => "b"
show("" and "b")  # => ""
show(unknown and "b")  # => "b" | «unknown»
show((None if flag() else "a") and "b")  # => "b" | None
show(("v1" if flag() else "") and "b")  # => "" | "b"
show(not "a")  # => False
show(not "")  # => True
show(not unknown)  # => «»

# comparing
show("a" == "a")  # => True
show("a" == "b")  # => False
show("a" != "b")  # => True
show("a" == 3)  # => False
show(None is None)  # => True
show("a" is None)  # => False
show("a" is not None)  # => True
show(unknown == "a")  # => «»
show(mode == "v1")  # => «»
show(mode == "v3")  # => False
show(mode == mode)  # => «»
show(f"{unknown}" == None)  # => «»
show(3 == 3)  # => True
show(3 < 4)  # => «»
show({} == None)  # => False
show(returns_early is None)  # => False
show(returns_early == "a")  # => «»
show("a" in ["a", "b"])  # => True
show("c" in ["a", "b"])  # => False
show("c" not in ["a", "b"])  # => True
show(mode in ["v1", "v2"])  # => «»
show(mode in ["v3"])  # => False
show("a" in {"a": 1})  # => True
show("c" in {"a": 1, **unknown})  # => «»
show("a" in [unknown, "b"])  # => «»
show("" in "a")  # => «»
show(("a" if flag() else "z") in "abc")  # => «»
show("a" in ("ab" if flag() else "ac"))  # => True
show("a" in unknown)  # => «»
show("a" in 3)  # => «»

# loops
for name in ["a", "b"]:
    show(name)  # => "a" | "b"
show(name)  # => "b"
path = "/a"
while flag():
    path = "/b"
show(path)  # => "/a" | "/b"
while True:
    inside = "x"
    if flag():
        break
show(inside)  # => "x"
while False:
    skipped = "never"
else:
    skipped = "x"
show(skipped)  # => "x"
count = 0
while count < 3:
    show(count)  # => 0 | «»
    count += 1
first = True
for round in range(3):
    show("a" if first else "b")  # => "a" | "b"
    first = False
for name in ["a"]:
    if flag():
        found = "x"
        break
else:
    found = "y"
show(found)  # => "x" | "y"
for name in ["a"]:
    if flag():
        continue
    seen = "x"
else:
    seen = "y"
show(seen)  # => "y"
for name in ["a"]:
    last = "x"
    if flag():
        break
    last = "z"
else:
    last = "y"
show(last)  # => "x" | "y"
url = "a"
while True:
    if flag():
        break
    url = "b"
show(url)  # => "a" | "b"
while True:
    if flag():
        continue
    if other():
        both = "x"
        break
show(both)  # => "x"


def ends_in_else():
    for name in ["a"]:
        pass
    else:
        return "x"
    return "y"


show(ends_in_else())  # => "x"


def looks():
    for name in ["a", "b"]:
        if flag():
            return name
    return None


show(looks())  # => "a" | "b" | None

# with
with open("f") as file:
    show(file)  # => «builtins.open()»
with contextlib.suppress(ValueError), opened() as handle:
    w = "x"
show(w)  # => "x"

# try
try:
    t = "x"
except ValueError:
    t = "y"
show(t)  # => "x" | "y"
try:
    t2 = "x"
except ValueError as error:
    show(error)  # => «»
    raise
show(t2)  # => "x"
try:
    t3 = "x"
finally:
    t4 = "y"
show(t3 + t4)  # => "xy"
try:
    t5 = risky()
except ValueError:
    t5 = "y"
else:
    t5 = "z"
show(t5)  # => "y" | "z"


def tried():
    try:
        return "x"
    except ValueError:
        return "y"


show(tried())  # => "x" | "y"

# match
match mode:
    case "v1":
        m = "one"
    case "v2":
        m = "two"
    case _:
        m = "none"
show(m)  # => "none" | "one" | "two"
match "v1":
    case "v1":
        m2 = "one"
    case _:
        m2 = "none"
show(m2)  # => "one"
match "v3":
    case "v1" | "v2":
        m3 = "one"
    case _:
        m3 = "none"
show(m3)  # => "none"
match unknown:
    case "v1":
        show(unknown)  # => "v1"
        m4 = "one"
    case {"key": bound}:
        show(bound)  # => «unknown.key»
        m4 = "two"
show(m4)  # => "one" | "two"
match "v1":
    case "v1" if flag():
        m5 = "one"
    case other_name:
        m5 = "two"
show(m5)  # => "one" | "two"
m6 = "zero"
match unknown:
    case "v1":
        m6 = "one"
show(m6)  # => "one" | "zero"
m7 = "zero"
match unknown:
    case "v1":
        m7 = "one"
    case anything:
        m7 = "two"
show(m7)  # => "one" | "two"
m8 = "zero"
match unknown:
    case "v1":
        m8 = "one"
    case (left, right):
        m8 = "two"
show(m8)  # => "one" | "two" | "zero"
m9 = "zero"
match unknown:
    case "v1":
        m9 = "one"
    case anything if flag():
        m9 = "two"
show(m9)  # => "one" | "two" | "zero"
z = "before"
while True:
    z = "within"
    if flag():
        break
show(z)  # => "within"
y = "before"
while flag():
    y = "within"
    continue
show(y)  # => "before" | "within"

# strings assigned in a loop are those of its next round
method = "GET"
verb = "GET"
while flag():
    show(method)  # => "GET" | "POST"
    show(verb)  # => "GET" | "POST" | "«»"
    if flag():
        method = "POST"
        verb = "POST"
        continue
    verb = other
show(method)  # => "GET" | "POST"

# known rounds are run one by one, up to eight in all
path = "/a"
for name in ("b", "c"):
    path += "/" + name
show(path)  # => "/a/b/c"
for name in ("b", "c"):
    if flag():
        continue
    path += name
show(path)  # => "/a/b/c" | "/a/b/cb" | "/a/b/cbc" | "/a/b/cc"
path = "/a"
for one in ("b", "c"):
    for two in ("d", "e"):
        path += one + two
show(path)  # => "/abdbecdce"
path = "/a"
for one in ("b", "c", "d"):
    for two in ("e", "f", "g"):
        path = one + two
show(path)  # => "/a" | "be" | "bf" | "bg" | "ce" | "cf" | "cg" | "de" | "df" | "dg"
for name in ("b", "c"):
    path = name
    break
show(path)  # => "b"


def first_of():
    for name in ("b", "c"):
        return name


show(first_of())  # => "b"
