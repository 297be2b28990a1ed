import functools
import itertools
from collections import ChainMap
from types import MappingProxyType

key = settings.key
table = {"a": "x", "b": "y", 3: "z"}
which = "a" if flag() else "b"
items = ["a", "b"]

# dictionaries
show(table["a"])  # => "x"
show(table[3])  # => "z"
show(table[which])  # => "x" | "y"
show(table[key])  # => "x" | "y" | "z"
show(table["c"])  # => «»
show(table["a" if flag() else "c"])  # => "x" | «»
show(table["a" if flag() else key])  # => "x" | «»
show({}["a"])  # => «»
show((table if flag() else None)["a"])  # => "x"
show((table if flag() else {"a": "q"})["a"])  # => "q" | "x"
show((items if flag() else ("c",))[0])  # => "a" | "c"
show("/".join(["a"] if flag() else unknown))  # => "«»"
show({"a": "x", "a": "y"}["a"])  # => "y"
show({**table, "a": "new"}["a"])  # => "new"
show({**table, "a": "new"}["b"])  # => "y"
show({"a": "old", **table}["a"])  # => "x"
show({**unknown, "a": "x"}["a"])  # => "x"
show({**unknown, "a": "x"}["b"])  # => «»
show({**unknown, "a": "x"}[key])  # => "x" | «»
show({key: "x"}["a"])  # => «»
show({"a": {"b": "x"}}["a"]["b"])  # => "x"
show(table | {"d": "v"})  # => {"a": "x", "b": "y", 3: "z", "d": "v"}
show(dict(a="x", b=key)["a"])  # => "x"
show(dict(table, c="w")["c"])  # => "w"
show(dict([("a", "x"), ("b", "y")])["b"])  # => "y"
show(dict(unknown, a="x"))  # => {"a": "x", ...}
show(dict(unknown))  # => {...}
show(dict())  # => {}
show(dict([("a", "x"), ("b",)]))  # => {"a": "x", ...}
show(dict(["ab", "cd"]))  # => {...}
show(unknown | "x")  # => "x" | «unknown»
show(dict(**table))  # => {"a": "x", "b": "y"}
show(MappingProxyType(table)["a"])  # => "x"
show(table.get("a"))  # => "x"
show(table.get("c"))  # => None | «»
show(table.get("c", "d"))  # => "d" | «»
show(table.get("c", default="d"))  # => "d" | «»
show(table.get(which, "d"))  # => "x" | "y"
show(table.get(key))  # => "x" | "y" | "z"
show(table.get(key, "d"))  # => "x" | "y" | "z"
show(table.copy().pop("a"))  # => "x"
show(table.copy().setdefault("a", "d"))  # => "x"
show({"a": settings.x}.get("a", "d"))  # => «settings.x»
show(table.copy()["a"])  # => "x"
show(list(table.items()))  # => [["a", "x"], ["b", "y"], [3, "z"]]
show(list(table.values()))  # => ["x", "y", "z"]
show(list(table.keys()))  # => ["a", "b", 3]
show({**unknown, "a": "x"}.items())  # => [["a", "x"], ...]
show(table.fromkeys("ab"))  # => «»
show(unknown["a"])  # => «unknown.a»
show(unknown["a"]["b"])  # => «unknown.a.b»
show(unknown[key])  # => «unknown»
show(unknown["a"].b)  # => «unknown.a.b»
show(None["a"])  # => «»
filled = {}
filled["a"] = "x"
show(filled["a"])  # => "x"
filled["a"] = "y"
show(filled["a"])  # => "y"
filled[key] = "z"
show(filled)  # => {"a": "y", «settings.key»: "z", ...}
show(filled["a"])  # => "y" | «»
show(filled["q"])  # => «»

show({**unknown, "a": "x"} | {"b": "y"})  # => {"a": "x", "b": "y", ...}
show({"a": "x"} | {**unknown, "b": "y"})  # => {"a": "x", «»: «», "b": "y", ...}
show({"a": "x"} | {"a": "y"})  # => {"a": "x", "a": "y"}
show({"a": "x", **unknown}["a"])  # => "x" | «»
show({**unknown, "a": "x"}["a"])  # => "x"
show(({"a": "x"} | {**unknown})["a"])  # => "x" | «»
show(dict({"a": "x"}, **unknown)["a"])  # => "x" | «»
show({"a": "x", **({"a": "y"} if flag() else {})}["a"])  # => "x" | "y"
show({"a": "x", **({"a": "y"} if flag() else {"a": "z"})}["a"])  # => "y" | "z"
show({"a": "x", **({"b": "y"} if flag() else {})}["b"])  # => "y" | «»
show({"a": "x", **({"b": "y"} if flag() else unknown)}["b"])  # => "y" | «»
show({"a": "x"} | unknown)  # => {"a": "x", «»: «», ...}
show({"a": "x", "b": "y"}["a" if flag() else f"b{key}"])  # => "x" | "y"

# lists and tuples
items = ["a", "b"]
show(items[0])  # => "a"
show(items[1])  # => "b"
show(items[-1])  # => "b"
show(items[-2])  # => "a"
show(items[2])  # => "a" | "b"
show(items[index])  # => "a" | "b"
show(items["a"])  # => "a" | "b"
show([*items, "c"])  # => ["a", "b", "c"]
show([*unknown, "c"])  # => ["c", ...]
show([*unknown, "c"][0])  # => "c"
show([][0])  # => «»
show(("a",) + ("b",))  # => ["a", "b"]
show(["a"] + items)  # => ["a", "a", "b"]
show(["a"] + unknown)  # => ["a", ...]
show(list(unknown) + ["a"])  # => [«», "a", ...]
show(list())  # => []
show(list(table))  # => ["a", "b", 3]
show(list("ab"))  # => [«», ...]
show(list(items))  # => ["a", "b"]
show(tuple(items))  # => ["a", "b"]
show(sorted(items))  # => ["a", "b", ...]
show(set(items))  # => ["a", "b"]
show(frozenset(items))  # => ["a", "b"]
show(list(reversed(items)))  # => ["b", "a"]
show(sorted(["a"]))  # => ["a"]
show(list(reversed(unknown)))  # => [«», ...]
show(next(iter(items)))  # => "a"
show(next(itertools.islice(items, 1, None)))  # => "a" | "b"
show(list(itertools.islice(items, 1, None))[0])  # => "a" | "b"
show(next(iter([])))  # => «»
show(list(enumerate(items)))  # => [[0, "a"], [1, "b"]]
show(list(zip(items, items)))  # => [["a", "a"], ["b", "b"]]
show(list(map(str.upper, items)))  # => ["A", "B"]
show(list(map(lambda i: i + "/", items)))  # => ["a/", "b/"]
show(list(map(lambda i: i + "/", unknown)))  # => ["«i»/", ...]
show(list(map(lambda i, j: i, items, items)))  # => ["a" | "b", ...]
show(list(filter(None, ["a", "", key])))  # => ["a", «settings.key»]
show(list(filter(lambda i: i, items)))  # => ["a", "b"]
show(list(filter(None, unknown)))  # => [«», ...]
grown = ["a"]
grown.append("b")
show(grown)  # => ["a", "b"]
grown.extend(["c", "d"])
show(grown)  # => ["a", "b", "c", "d"]
grown.extend(unknown)
show(grown)  # => ["a", "b", "c", "d", «», ...]
inserted = ["b"]
inserted.insert(0, "a")
show(inserted)  # => ["a", "b"]
inserted.insert(index, "c")
show(inserted)  # => ["a", "b", "c", ...]
show(list(items).pop())  # => "b"
show(list(items).pop(0))  # => "a"
show(list(items).pop(index))  # => "a" | "b"
show([].pop())  # => «»
show(["a"].append("b"))  # => None
added = list(items)
add = added.append
add("c")
show(added)  # => ["a", "b", "c"]
show(items.index("a"))  # => «»
first, second = items
show(first + second)  # => "ab"
first, *rest = items
show(first)  # => "a"
show(rest)  # => ["b"]
*most, last = ["a", "b", "c"]
show(most)  # => ["a", "b"]
show(last)  # => "c"
head, *middle, tail = ["a", "b"]
show(middle)  # => []
head, *middle, tail = ["a"]
show(middle)  # => ["a", ...]
head, *others = unknown
show(others)  # => [«», ...]
head, *others = list(unknown) + ["a", "b"]
show(head)  # => "a" | "b" | «»
(x, y), z = ("a", "b"), "c"
show(x + y + z)  # => "abc"
one, two = unknown
show(one)  # => «»
short, other_short = ["x"]
show(other_short)  # => "x"
too, few = ["x", "y", "z"]
show(few)  # => "x" | "y" | "z"
for name, value in [("a", "x"), ("b", "y")]:
    show(name)  # => "a" | "b"
    show(value)  # => "x" | "y"
for name, value in table.items():
    show(value)  # => "x" | "y" | "z"
for number, value in enumerate(items):
    show(number)  # => 0 | 1
    show(value)  # => "a" | "b"
for pair in zip(items, items):
    show(pair)  # => ["a", "a"] | ["b", "b"]
for anything in "ab":
    show(anything)  # => «anything»
for k in table:
    show(k)  # => "a" | "b" | 3
for nothing in 3:
    show(nothing)  # => «nothing»
for u in key:
    show(u)  # => «u»

# comprehensions
show([i + "/" for i in items])  # => ["a/", "b/"]
show([i for i in items if i])  # => ["a", "b"]
show([i for i in items if not i])  # => []
show([i for i in items if key])  # => ["a", "b"]
show([i for i in items if i != key])  # => ["a", "b"]
show([i for i in items if i == "b"][0])  # => "b"
show([i for i in items if i == key][0])  # => "a" | "b"
show([i for i in items if key in i][-1])  # => "a" | "b"
show(list(filter(lambda i: i == key, items))[0])  # => "a" | "b"
show(list(filter(lambda i: i, items))[0])  # => "a"
show([i for i in unknown])  # => [«i», ...]
show([i + j for i in items for j in ["1", "2"]])  # => ["a1" | "a2" | "b1" | "b2", ...]
show({i: i + "/" for i in items})  # => {"a": "a/", "b": "b/"}
show({i: i for i in items if key})  # => {"a": "a", "b": "b"} | {}
show({i: i for i in unknown})  # => {«i»: «i», ...}
show({k: v + "/" for k, v in table.items()}["a"])  # => "x/"
show([(i, i) for i in items][0])  # => ["a", "a"]
i = "kept"
[i for i in items]
show(i)  # => "kept"

# what is iterated over
show(next(iter(items or ["c"])))  # => "a" | "b" | "c"
show([*(["a"] if flag() else ["b"])])  # => [...]
show([v for v in (["a"] if flag() else {"k": "v"})])  # => ["a" | "k", ...]

# keys that may be of several kinds
show(table[key if flag() else 3])  # => "z" | «»
show(table[3 if flag() else "a"])  # => "x" | "z"
show(table[None if flag() else "a"])  # => "x" | «»
show({3: "n", None: "o", True: "t"}[None])  # => "o"
show({"a": "x", key: "y"}["a"])  # => "x" | «»
show({key: "y", "a": "x"}["a"])  # => "x"
show({which: "y"}["a"])  # => "y" | «»
show({which: "y", "a": "x"}["b"])  # => "y" | «»
show({"a": "x", which: "y"}["a"])  # => "x" | "y"
show(list(enumerate(unknown)))  # => [[«», «»], ...]
show(list(enumerate(items, start=1)))  # => [[1, "a"], [2, "b"]]
show(list(zip(items, unknown)))  # => [["a" | "b", «»], ...]
show(list(zip(*unknown)))  # => [[...], ...]

# folding
show(functools.reduce(lambda a, b: a + "/" + b, items))  # => "a/b"
show(functools.reduce(lambda a, b: a + "/" + b, items, "x"))  # => "x/a/b"
show(functools.reduce(lambda a, b: a + b, []))  # => [...]
show(functools.reduce(lambda a, b: a + b, unknown))  # => "«unknown»"

# layers
layers = ChainMap({"a": "/top"}, {"a": "/low", "b": "/b"})
show(layers["a"])  # => "/top"
show(layers["b"])  # => "/b"
show(layers.get("c"))  # => None | «»
layers = ChainMap(unknown, {"a": "/low"})
show(layers["a"])  # => "/low" | «»
