"""Lists and dictionaries that loops change, by whatever name, and in methods."""

key = settings.key

# each round of a loop changes it once more
queue = ["a", "b"]
stack = ["a", "b"]
for _ in things:
    queue.append("c")
    show(queue)  # => ["a", "b", "c", ...]
    stack.pop()
    show(stack)  # => ["a", "b", ...]
    fresh = ["x"]
    fresh.append("y")
    show(fresh)  # => ["x", "y"]
    fresh.pop(0)
    show(fresh)  # => ["y"]
show(queue)  # => ["a", "b", "c", ...] | ["a", "b"]
show(stack)  # => ["a", "b", ...] | ["a", "b"]
queue = ["a", "b"]
while things():
    queue.insert(0, "c")
    queue.reverse()
    del queue[0]
show(queue)  # => ["a", "b"] | ["c", "b", "a", ...]
counts = {"a": "x"}
for _ in things:
    counts[key] = "y"
show(counts["a"])  # => "x" | «»
counts = {"a": "x"}
for _ in things:
    counts.pop("a", None)
show(counts.get("a"))  # => "x" | None | «»
collected = []
for part in ["a", "b"]:
    collected.append(part)
show(collected)  # => ["a", "b"]
show("/".join(collected))  # => "a/b"
total = {}
for part in ["a", "b"]:
    total[part] = part + "/"
show(total["a"])  # => "a/"
show(total)  # => {"a": "a/", "b": "b/"}

# other names of what a loop changes, and methods taken from it before
a = ["x"]
b = a
for _ in things:
    a.append("c")
    show(a)  # => ["x", "c", ...]
    show(b)  # => ["x", "c", ...]
show(b)  # => ["x", "c", ...] | ["x"]
d = {"k": "x"}
e = d
while things():
    d["k"] = "y"
show(e["k"])  # => "x" | "y"
items = ["a", "b"]
add, remove, turn, put, more = items.append, items.pop, items.reverse, items.insert, items.extend
for _ in things:
    add("c")
    show(items)  # => ["a", "b", "c", ...]
items = ["a", "b"]
remove = items.pop
for _ in things:
    show(remove())  # => "a" | "b"
    show(items)  # => ["a", "b", ...]
items = ["a", "b"]
turn = items.reverse
for _ in things:
    turn()
    show(items)  # => ["a", "b", ...]
items = ["a", "b"]
put = items.insert
for _ in things:
    put(0, "c")
    show(items)  # => ["a", "b", "c", ...]
items = ["a", "b"]
more = items.extend
for _ in things:
    more(["c"])
    show(items)  # => ["a", "b", "c", ...]
items, others = ["a", "b"], ["c"]
for _ in things:
    del (items if flag() else others)[0]
    show(items)  # => ["a", "b", ...]


class Holder:
    table = {"k": "v"}
    def __init__(self):
        self.parts = ["a"]

    def more(self):
        self.parts.append("b")
        show(self.parts)  # => ["a", "b", "c", "d", ...] | ["a", "b", ...]
        parts = self.parts
        parts.append("c")
        show(self.parts)  # => ["a", "b", "c", "d", ...] | ["a", "b", "c", ...]
        self.parts[0] = "d"
        show(self.parts)  # => ["a", "b", "c", "d", ...]
        self.table["k"] = "w"
        show(self.table["k"])  # => "w"
        del self.table["k"]
        show(self.table)  # => {}


table = {"a": "x"}
table.popitem()
table.popitem()
show(table)  # => {"a": "x", «»: «», ...}
table.update(unknown)
show(table)  # => {"a": "x", «»: «», ...}

# more rounds than are run one by one
collected = []
for part in ["a", "b", "c", "d", "e", "f", "g", "h", "i"]:
    collected.append(part)
show("/".join(collected))  # => "«»"
total = {}
for part in ["a", "b", "c", "d", "e", "f", "g", "h", "i"]:
    key = part
    total[key] = "x"
show(total["a"])  # => "x" | «»
# a loop that only fills a table takes more
index = {}
for part in ["a", "b", "c", "d", "e", "f", "g", "h", "i"]:
    index[part] = part + "/x"
show(index["i"])  # => "i/x"
