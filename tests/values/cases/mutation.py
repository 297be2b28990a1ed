index = settings.index
key = settings.key

# dictionaries
table = {"a": "x", "b": "y"}
table.update(a="z")
show(table["a"])  # => "z"
table.update({"a": "w"}, c="v")
show(table)  # => {"a": "w", "b": "y", "c": "v"}
table.update([("a", "u")])
show(table["a"])  # => "u"
show(table.pop("b"))  # => "y"
show(table.get("b", "none"))  # => "none" | «»
del table["a"]
show(table)  # => {"c": "v"}
show(table.setdefault("c", "d"))  # => "v"
table.setdefault("d", "w")
show(table)  # => {"c": "v", "d": "w"}
del table[key]
show(table["c"])  # => "v" | «»
table.clear()
show(table)  # => {}
other = {"a": "x"}
other.update(unknown)
show(other["a"])  # => "x" | «»
other["a"] = "y"
show(other["a"])  # => "y"
other.popitem()
show(other["a"])  # => "y" | «»
both = {"a": "x"} if flag() else {"a": "y"}
both["b"] = "z"
show(both["a"] + both["b"])  # => "xz" | "yz"
nested = {"a": ["x"], "b": {"c": "y"}}
nested["a"].append("z")
nested["b"]["c"] = "w"
show(nested)  # => {"a": ["x", "z"], "b": {"c": "w"}}

# lists
items = ["a", "b", "c"]
items.reverse()
show(items)  # => ["c", "b", "a"]
show(items.pop())  # => "a"
show(items)  # => ["c", "b"]
items[0] = "d"
show(items)  # => ["d", "b"]
del items[-1]
show(items)  # => ["d"]
items.append("e")
items[index] = "f"
show(items)  # => ["d", "e", "f", ...]
items.clear()
show(items)  # => []
items = ["a", "b"]
items.sort()
show(items)  # => ["a", "b", ...]
items = ["a", "b"]
items.remove("a")
show(items)  # => ["a", "b", ...]
items = ["a", "b"]
del items[index]
show(items)  # => ["a", "b", ...]
items = ["a", "b"]
items[:] = ["c"]
show("/".join(items))  # => "«»"
items = ["a", "b"]
del items[1:]
show("/".join(items))  # => "«»"
either = ["a"] if flag() else ["b"]
either.append("c")
show("/".join(either))  # => "a/c" | "b/c"

# what is known by another name too
one = {"a": "x"}
two = one
two["a"] = "y"
show(one["a"])  # => "y"
three = one.copy()
three["a"] = "z"
show(one["a"])  # => "y"
one = ["a"]
two = one
two.append("b")
show(one)  # => ["a", "b"]
three = list(one)
three.append("c")
show(one)  # => ["a", "b"]

# in each round of a loop
table = {"a": "x"}
queue = ["a", "b"]
for _ in range(2):
    show(table["a"])  # => "x" | «»
    show(queue[0])  # => "a" | "b"
    table["a"] = "y"
    queue.pop(0)
show(table["a"])  # => "x" | "y"
show("/".join(queue))  # => "«»"


# attributes
class Settings:
    def __init__(self, path):
        self.path = path


made = Settings("x")
setattr(made, "path", "y")
show(made.path)  # => "y"
object.__setattr__(made, "path", "z")
show(made.path)  # => "z"
