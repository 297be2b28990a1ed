"""Lists and dictionaries changed at keys and places that aren't known, and by several names."""

index = settings.index
key = settings.key
open_list = [*unknown, "a"]
open_table = {**unknown, "a": "x"}

# dictionaries: keys that aren't known, or several
table = {"a": "x", "b": "y"}
table["a" if flag() else "b"] = "z"
show(table["a"])  # => "x" | "z"
show(table["c"])  # => «»
table = {key: "x", "a": "y"}
table["a"] = "z"
show(table["a"])  # => "z"
table[3] = "n"
show(table[3])  # => "n"
table = {"a": "x"}
table[3] = "n"
show(table)  # => {"a": "x", 3: "n", ...}
open_table["a"] = "y"
show(open_table)  # => {"a": "y", ...}
del open_table["a"]
show(open_table)  # => {...}
table = {"a": "x", "b": "y"}
del table["a" if flag() else "b"]
show(table["a"])  # => "x" | «»
table = {"a": "x"}
del table[:]
show(table)  # => {"a": "x", «»: «», ...}
show(table.setdefault(key, "y"))  # => "x" | "y" | «»
table = {"a": "x"}
table.setdefault(key, "y")
show(table["a"])  # => "x" | «»
table = {"a": "x"}
table.setdefault("b")
show(table["b"])  # => None
table = {"a": "x"}
table.setdefault("b", default="y")
show(table["b"])  # => "y"
table = {**unknown}
table.setdefault("b", "y")
show(table["b"])  # => "y" | «»
table = {key: "x"}
table.setdefault("b", "y")
show(table["b"])  # => "y" | «»
table = {"a": "x", "b": "y"}
table.pop("a")
show(table)  # => {"b": "y"}
table.pop(key)
show(table["b"])  # => "y" | «»
table = {"a": "x", "b": "y"}
table.pop("a" if flag() else "b", None)
show(table["b"])  # => "y" | «»
table = {"a": "x"}
table.update()
show(table)  # => {"a": "x"}
table.update({**unknown, "b": "y"})
show(table["b"])  # => "y" | «»
show(table["a"])  # => "x" | «»
table = {"a": "x"}
table.update([("b", "y"), *unknown])
show(table["b"])  # => "y" | «»
show(table["a"])  # => "x" | «»
table = {"a": "x"}
table.update(["ab"])
show(table["a"])  # => "x" | «»
table = {"a": "x"}
table.update(*unknown)
show(table["a"])  # => "x" | «»
table = {"a": "x"}
table.update(**unknown)
show(table["a"])  # => "x" | «»
table = {"a": "x"}
table.update({"a": "y"}, {"a": "z"})
show(table["a"])  # => "z"
table = {"a": "x", "b": "y"}
show(table.popitem())  # => «»
table.popitem()
table["a"] = "z"
show(table["a"])  # => "z"
show(table["b"])  # => "y" | «»
show(table.update(a="x"))  # => None
show(table.clear())  # => None
show(table.pop("none", "d"))  # => "d" | «»

# lists: places that aren't known
items = ["a", "b"]
items[-2] = "c"
show(items)  # => ["c", "b"]
items = ["a", "b"]
items[5] = "c"
show(items)  # => ["a", "b", "c", ...]
open_list[0] = "b"
show(open_list)  # => ["a", "b", ...]
open_list = [*unknown, "a"]
del open_list[0]
show(open_list)  # => ["a", ...]
show(open_list.pop())  # => "a"
show(open_list.pop(0))  # => "a"
open_list.append("b")
open_list.append("b")
show(open_list)  # => ["a", "b", ...]
open_list.extend(["c", "b"])
show(open_list)  # => ["a", "b", "c", ...]
open_list.insert(0, "d")
show(open_list)  # => ["a", "b", "c", "d", ...]
open_list.reverse()
show(open_list)  # => ["d", "c", "b", "a", ...]
open_list.clear()
show(open_list)  # => []
items = ["a"]
items[:] = unknown
show(items)  # => ["a", «unknown», ...]
items = ["a", "b", "c"]
items.pop(0)
show(items)  # => ["b", "c"]
items.pop(index)
show(items)  # => ["b", "c", ...]
items = ["a"]
items.pop(3)
show(items)  # => ["a", ...]
items = ["a"]
items.sort()
show(items)  # => ["a"]
items = []
items.reverse()
show(items)  # => []
items = ["a"]
items.extend(["b", *unknown])
show(items)  # => ["a", "b", ...]
items = ["a"]
items.extend({"b": "x"})
show(items)  # => ["a", «», ...]
items = ["a"]
items.insert(1, "b")
show(items)  # => ["a", "b", ...]
items = ["a"]
items.insert(0, "b")
show(items)  # => ["b", "a"]
items = ["a"]
items.remove("a")
show(items)  # => ["a", ...]
items.remove("a")
show(items)  # => ["a", ...]
some = {"a"}
some.add("b")
show(some)  # => ["a", "b", ...]
some.update(["c"])
show(some)  # => ["a", "b", "c", ...]
some.update(unknown)
show(some)  # => ["a", "b", "c", «», ...]
some.discard("a")
show(some)  # => ["a", "b", "c", «», ...]
show(items.index("a"))  # => «»
show(items.sort())  # => None

# wherever the same list stands
shared = ["a"]
holder = {"k": shared}
pair = [shared, "b"]
alias = shared if flag() else None
shared.append("b")
show(shared)  # => ["a", "b"]
show(alias)  # => None | ["a", "b"]
thing.items = ["a"]
thing.items.append("b")
show(thing.items)  # => ["a", "b"]
grid = {"k": {"l": ["a"]}}
grid["k"]["l"].append("b")
grid["k"]["m"] = "c"
show(grid)  # => {"k": {"l": ["a", "b"], "m": "c"}}
rows = [["a"], ["b"]]
rows[0].append("c")
rows[1][0] = "d"
show(rows)  # => [["a", "c"], ["d"]]
del grid["k"]["l"]
show(grid)  # => {"k": {"m": "c"}}
del rows[0][0]
show(rows)  # => [["c"], ["d"]]
lookup().append("x")
lookup()["k"] = "x"
maybe = {"a": "x"} if flag() else ["y"]
maybe["a"] = "z"
show(maybe)  # => ["y", "z", ...] | {"a": "z"}
del maybe["a"]
show(maybe)  # => ["y", "z", ...] | {}


def of_parameters(p, q):
    items = ["a"]
    items.extend(p)
    depends(items)  # => p
    items = ["a"]
    items[p] = "b"
    depends(items)  # => nothing
    items = ["a"]
    items[0] = p
    depends(items)  # => p
    items = ["a"]
    items.append(p)
    depends(items)  # => p
    depends(items.pop())  # => p
    table = {"a": "x"}
    table[p] = q
    depends(table["a"])  # => p | q
    depends(table[p])  # => p
    table = {"a": "x"}
    table.update(p)
    depends(table["a"])  # => p
    table = {"a": "x"}
    table.update(a=q)
    depends(table["a"])  # => q
    table = {"a": "x"}
    del table[p]
    depends(table["a"])  # => p
    table = {"a": "x"}
    table.pop(p)
    depends(table["a"])  # => p
    table = {"a": "x"}
    table.setdefault(p, q)
    depends(table["a"])  # => p | q
    table.setdefault("b", q)
    depends(table["b"])  # => p | q
    p.append("x")
    show(p)  # => «p»
