"""What a call changes of the objects that it is given."""

import copy


class Config:
    def __init__(self, path, suffix="/s"):
        self.path = path
        self.suffix = suffix
        self.kept = "/kept"
        self.parts = ["a"]
        self.fill()

    def fill(self):
        self.filled = "/filled"

    def change(self, path):
        self.path = path

    def change_two(self, path, suffix):
        self.path, self.suffix = path, suffix

    def grow(self, part):
        self.parts.append(part)

    def read(self):
        return self.path

    @staticmethod
    def change_other(other, path):
        other.path = path

    @classmethod
    def make(cls, path):
        made = cls(path)
        made.path = "/made"
        return made


def filled(table, value):
    table["k"] = value


def appended(items, value):
    items.append(value)


def renamed(config, path):
    config.path = path


def emptied(table):
    del table["k"]


def only_reads(table, items, config):
    return table["k"] + items[0] + config.path


def rebinds(items):
    items = ["new"]
    return items


def second_only(first, second):
    second.append("z")


def keyword_only(*, items):
    items.append("z")


def gathered(*items, **options):
    items.append("z")
    options["k"] = "z"


def in_branches(config, table):
    if flag():
        config.path = "/x"
    for _ in things:
        table["k"] = "y"
    try:
        with open("f") as config.suffix:
            pass
    finally:
        config.kept += "/more"


# dictionaries and lists
table = {"k": "x", "j": "y"}
filled(table, "z")
show(table["k"])  # => "x" | «»
show(table["j"])  # => "y" | «»
show(table["new"])  # => «»
table = {"k": "x"}
filled(value="z", table=table)
show(table["k"])  # => "x" | «»
table = {"k": "x"}
emptied(table)
show(table["k"])  # => "x" | «»
table = {"k": "x"}
also = table
filled(also, "z")
show(table["k"])  # => "x" | «»
items = ["a"]
appended(items, "b")
show(items)  # => ["a", "«»", ...]
items = ["a"]
second_only(items, ["b"])
show(items)  # => ["a"]
second_only([], items)
show(items)  # => ["a", "«»", ...]
first, second = ["a"], ["b"]
second_only(*[first, second])
show(first)  # => ["a"]
show(second)  # => ["b", "«»", ...]
items = ["a"]
keyword_only(items=items)
show(items)  # => ["a", "«»", ...]
items = ["a"]
gathered(items)
show(items)  # => ["a"]
items, table, config = ["a"], {"k": "x"}, Config("/p")
show(only_reads(table, items, config))  # => "xa/p"
show(items)  # => ["a"]
show(table["k"])  # => "x"
show(config.path)  # => "/p"
rebinds(items)
show(items)  # => ["a"]
either = ["a"] if flag() else {"k": "x"}
filled(either, "z")
show(either)  # => ["a", "«»", ...] | {"k": "x", «»: «», ...}

# objects
one = Config("/one")
one.change("/changed")
show(one.path)  # => "/changed"
show(one.suffix)  # => "/s"
show(one.kept)  # => "/kept"
show(one.filled)  # => "/filled"
show(one.read())  # => "/changed"
two = Config("/two")
two.change_two("/changed", "/t")
show(two.path)  # => "/changed"
show(two.suffix)  # => "/t"
three = Config("/three")
renamed(three, "/changed")
show(three.path)  # => "/three" | "«»"
show(three.kept)  # => "/kept"
four = Config("/four")
Config.change_other(four, "/changed")
show(four.path)  # => "/four" | "«»"
four = Config("/four again")
four.change_other(four, "/changed")
show(four.path)  # => "/four again" | "«»"
show(Config.make("/m").path)  # => "/made"
five = Config("/five")
five.path = "/set"
renamed(five, "/changed")
show(five.path)  # => "/set" | "«»"
six = Config("/six")
six.path = "/set"
six.change("/changed")
show(six.path)  # => "/changed"
seven = Config("/seven")
seven.grow("b")
show(seven.parts)  # => ["a", "b"]
eight, table = Config("/eight"), {"k": "x"}
in_branches(eight, table)
show(eight.path)  # => "/eight" | "«»"
show(eight.suffix)  # => "/s" | "«»"
show(eight.kept)  # => "/kept" | "«»"
show(table["k"])  # => "x" | «»
nine = Config("/nine") if flag() else Config("/ten")
renamed(nine, "/changed")
show(nine.path)  # => "/nine" | "/ten" | "«»"
ten = Config("/ten")
renamed(config=ten, path="/changed")
show(ten.path)  # => "/ten" | "«»"
Config.change(ten, "/again")
show(ten.path)  # => "/ten" | "«»"


def within(p, q):
    config = Config("/c")
    renamed(config, p)
    depends(config.path)  # => p
    show(config.path)  # => "/c" | "«»"
    items = ["a"]
    appended(items, p)
    depends(items)  # => p
    table = {"k": "x"}
    filled(table, q)
    depends(table["k"])  # => q
    config.change(q)
    depends(config.path)  # => q
    config = Config("/c2")
    renamed(path=q, config=config)
    depends(config.path)  # => q


class User:
    def __init__(self):
        self.config = Config("/own")
        self.path = "/user"
        self.renamed_here()

    def renamed_here(self):
        renamed(self.config, "/changed")

    def use(self):
        show(self.config.path)  # => "/own" | "«»"
        show(self.path)  # => "/user" | «path»
        self.set("/later")
        show(self.path)  # => "/user" | «path»

    def set(self, path):
        self.path = path


class Builder:
    def __init__(self):
        self.path = "/initial"

    def to(self, path):
        self.path = path
        return self

    def same(self):
        return self

    def again(self, path):
        new = copy.copy(self)
        new.path = path
        return new


def built(path):
    return Builder().to(path)


def made(path):
    new = Builder()
    new.path = path
    return new


def changing(builder):
    builder.to("/elsewhere")


show(Builder().to("/x").same().path)  # => "/x"
show(Builder().same().path)  # => "/initial"
show(Builder().again("/x").path)  # => "/x"
show(built("/x").path)  # => "/x"
show(made("/x").path)  # => "/x"
kept = Builder()
copied = copy.deepcopy(kept)
copied.path = "/x"
show(kept.path)  # => "/initial"
show(copied.path)  # => "/x"
changing(kept)
show(kept.path)  # => "/initial" | "«»"
