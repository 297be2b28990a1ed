"""Lists and dictionaries that something else changes, or that are known by what holds them."""

CONFIG = {"api": "", "own": "/own"}
PARTS = ["a"]
FILLED = {}
NESTED = {"k": {"v": "/old"}, "l": ["/x"]}
HIDDEN = ["z"]


# a module's, by its functions
def configure(cloud):
    CONFIG["api"] = "/wiki" if cloud else "/other"
    FILLED.update(a="/b")
    NESTED["k"]["v"] = "/new"
    NESTED["l"].append("/y")
    show(NESTED["l"])  # => ["/x", "/y"]


def add(part):
    HIDDEN = []
    HIDDEN.append(part)
    PARTS.append("b")
    show("/".join(PARTS))  # => "«»"


def use():
    show(CONFIG["api"])  # => "" | "/other" | "/wiki"
    show(CONFIG["own"])  # => "/own"
    show("/".join(PARTS))  # => "«»"
    show(FILLED["a"])  # => "/b" | «»
    show(FILLED.get("a", "/d"))  # => "/b" | "/d" | «»
    show(NESTED["k"]["v"])  # => "/new" | "/old"
    show(NESTED["l"])  # => ["/x", "/y"] | ["/x"]
    show("/".join(HIDDEN))  # => "z"


def around():
    found = ["a"]

    def inside(part):
        found.append(part)

    inside("b")
    show("/".join(found))  # => "«»"


# an object's, by its methods
class Box:
    table = {"t": "/t"}
    path = "/a"
    root = "/r"

    def __init__(self, root=None):
        self.parts = ["/a"]
        self.paths = {}
        self.paths["k"] = "/v"
        self.paths.update(l="/l")
        if unknown:
            self.paths["k"] = "/w"
        if root:
            self.root = root

    def change(self):
        self.parts.append("/b")
        self.table["t"] = "/u"
        self.path = "/c"

    def url(self):
        show(self.paths["k"])  # => "/v" | "/w"
        show(self.paths["l"])  # => "/l"
        show("/".join(self.parts))  # => "«»"
        show(self.table["t"])  # => "/t" | "/u"
        show(self.path)  # => "/a" | "/c"
        show(self.root)  # => "/r" | «root»


show(Box().root)  # => "/r"
show(Box("/s").root)  # => "/s"


class Address:
    def __init__(self, path):
        self.path = path

    def url(self):
        return "x" + self.path


address = Address("/a")
show(address.url())  # => "x/a"
address.path = "/b"
show(address.url())  # => "x/b"

# what is a part of another
table = {"k": ["/a"], "j": {"l": ["/z"]}}
again = table
inner = table["k"]
inner.append("/b")
show("/".join(again["k"]))  # => "/a//b"
deep = table["j"]["l"]
table["j"]["l"].append("/y")
show("/".join(deep))  # => "/z//y"
one = two = []
both = [two, []]
one.append("1")
show(both)  # => [["1"], []]
both[1].append("2")
show(both)  # => [["1"], ["2"]]


# through a second function
def third(items, more):
    items.append(more)


def second(items, more="/z"):
    third(items, more)


def first(items):
    second(items, "/c")


def by_keyword(*, given):
    second(items=given)


def of_object(box):
    third(box.parts, "/b")


def untouched(items):
    len(items)


class Filler:
    def fill(self, items):
        self.put(items)

    @staticmethod
    def put(items):
        items["k"] = "/y"

    def again(self, items):
        self.and_again(items)

    def and_again(self, items):
        self.again(items)
        items["k"] = "/y"

    def reset(self):
        self.clear()

    def clear(self):
        self.path = "/new"


row = ["/a"]
first(row)
show("/".join(row))  # => "«»"
row = ["/a"]
by_keyword(given=row)
show("/".join(row))  # => "«»"
row = ["/a"]
untouched(row)
show("/".join(row))  # => "/a"
box = Box("/x")
of_object(box)
show("/".join(box.parts))  # => "«»"
row = {"k": "/x"}
Filler().fill(row)
show(row["k"])  # => "/x" | «»
row = {"k": "/x"}
Filler().again(row)
show(row["k"])  # => "/x" | «»
filler = Filler()
filler.path = "/old"
filler.reset()
show(filler.path)  # => "/new" | "/old"
