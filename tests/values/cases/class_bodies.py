"""Classes in functions, and what class bodies do."""


class Base:
    root = "/base"

    def at(self):
        return self.root


class Made:
    def __init__(self, path):
        self.path = path + "/made"


def made_in(base):
    suffix = "/s"

    class Local(Base):
        path = base + "/local"
        full = path + suffix

        def of_function(self):
            return base + suffix

    return Local()


class Body:
    path = Made("b").path
    named = made_in("c").path
    table = {name: name + "/x" for name in ["a", "b"]}
    if flag():
        either = "a"
    else:
        either = "b"
    for name in ["a"]:
        last = name

    def own(self):
        show(path)  # => «path»
        show(suffix)  # => «suffix»


class NoBody:
    pass


show(made_in("b").path)  # => "«base»/local"
show(made_in("b").full)  # => "«base»/local/s"
show(made_in("b").of_function())  # => "«base»/s"
show(made_in("b").at())  # => "/base"
show(Body.path)  # => "b/made"
show(Body.named)  # => "«base»/local"
show(Body.table["a"])  # => "a/x"
show(Body.either)  # => "a" | "b"
show(Body().last)  # => "a"
kept = NoBody()
kept.path = "a"
show(kept.path)  # => "a"
kept = unknown
show(kept.path)  # => «unknown.path»
