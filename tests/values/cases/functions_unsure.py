"""What calls give where arguments, results or the functions themselves are only partly known."""

import functools

import requests

key = settings.key


class Api:
    def __init__(self, base, prefix="/p"):
        self.base = base
        self.prefix = prefix

    def url(self, path, *more, sep="/", **options):
        return self.base + self.prefix + path + sep + sep.join(more)

    def items(self):
        return [self.base, {"k": self.prefix}]

    def bound(self):
        return self.url

    def text_method(self):
        return self.base.upper

    def part(self, path):
        return functools.partial(self.url, path)

    @property
    def root(self):
        return self.base + "/root"

    @functools.cached_property
    def cached(self):
        return self.base + "/cached"

    @staticmethod
    def static(path, base="/s"):
        return base + path

    @classmethod
    def of_class(cls, path):
        return cls(path).url("/c")

    def nested(self, path):
        def inner(q):
            return self.base + path + q

        return inner

    def yields(self):
        yield self.base
        yield from [self.prefix, "/y"]


api = Api("b")
show(api.url("/a"))  # => "b/p/a/"
show(api.url("/a", "m", "n"))  # => "b/p/a/m/n"
show(api.url("/a", "m", "n", sep="-"))  # => "b/p/a-m-n"
show(api.url(path="/a"))  # => "b/p/a/"
show(api.url(*["/a", "m"], **{"sep": "+", "x": "y"}))  # => "b/p/a+m"
show(api.url("/a", other="o"))  # => "b/p/a/"
show(api.url(key))  # => "b/p«settings.key»/"
show(api.url(unknown, "m"))  # => "b/p«unknown»/m"
show(api.url("/a", *unknown))  # => "b/p/a/«»"
show(api.items())  # => ["b", {"k": "/p"}]
show(api.items()[1]["k"])  # => "/p"
show(api.bound()("/a"))  # => "b/p/a/"
show(api.text_method()())  # => "B"
show(api.part("/a")("m"))  # => "b/p/a/m"
show(api.root)  # => "b/root"
show(api.cached)  # => "b/cached"
show(api.static("/a"))  # => "/s/a"
show(Api.static("/a", base="/t"))  # => "/t/a"
show(Api.static(*unknown))  # => "/s«path»" | "«base»"
show(Api.of_class("d"))  # => "d/p/c/"
show(api.of_class("d"))  # => "d/p/c/"
show(api.nested("/a")("/q"))  # => "b/a/q"
show(list(api.yields()))  # => ["b", "/p" | "/y", ...]
show(Api(key).url("/a"))  # => "«settings.key»/p/a/"
show(Api(unknown.base).root)  # => "«unknown.base»/root"
show(Api("b", prefix=key).items())  # => ["b", {"k": «settings.key»}]
show(Api("b", *unknown).prefix)  # => "/p" | «prefix»
show(Api(base="b", **unknown).prefix)  # => "/p" | «prefix»
show(Api(*["b", "/q"]).url("/a"))  # => "b/q/a/"
show(Api("b" if flag() else "c").root)  # => "b/root" | "c/root"
show((Api("b") if flag() else Api("c")).root)  # => "b/root" | "c/root"
show(Api(None).base)  # => None
show([Api("b"), Api("c")][1].root)  # => "c/root"
show({"k": Api("b").url}["k"]("/a"))  # => "b/p/a/"


# what is handed on
def calls(function, *args, **kwargs):
    return function(*args, **kwargs)


def calls_with(function, path):
    return function(path) + "/with"


def gives_back(value):
    return value


def either_of(a, b):
    return a if flag() else b


def through_table(name):
    return {"a": "/of a", "b": "/of b"}[name]


def through_list(index):
    return ["/zero", "/one"][index]


def through_default(path="/d", table={"k": "/t"}):
    return path + table["k"]


def nothing_with(path):
    lookup(path)


def decorated_by(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return "/wrapped" + function(*args, **kwargs)

    return wrapper


def passing(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


@decorated_by
def decorated(path):
    return path + "/decorated"


@passing
def passed(path):
    return path + "/passed"


@functools.lru_cache(maxsize=None)
def cached(path):
    return path + "/cached"


show(calls(gives_back, "a"))  # => "a"
show(calls(api.url, "/a", sep="-"))  # => "b/p/a-"
show(calls(lambda p, q: p + q, "a", q="b"))  # => "ab"
show(calls(Api, "b").root)  # => "b/root"
show(calls(functools.partial(api.url, "/a")))  # => "b/p/a/"
show(calls(requests.get, "a"))  # => «requests.get()»
show(calls("a".upper))  # => "A"
show(calls(unknown, "a"))  # => «unknown()»
show(calls_with(api.static, "/a"))  # => "/s/a/with"
show(calls_with(function=gives_back, path="/a"))  # => "/a/with"
show(calls_with(gives_back, key))  # => "«value»/with"
show(gives_back(gives_back("a")))  # => "a"
show(gives_back(None))  # => «value»
show(gives_back([]))  # => «value»
show(gives_back({"k": "a"})["k"])  # => "a"
show(gives_back(api).root)  # => "b/root"
show(gives_back(Api)("b").root)  # => "b/root"
show(gives_back(gives_back)("a"))  # => "a"
show(gives_back(key))  # => «value»
show(gives_back(3))  # => «value»
show(gives_back(unknown["k"]))  # => «value»
show(either_of("a", "b"))  # => "a" | "b"
show(either_of("a", None))  # => "a" | None
show(either_of(b="a", a=key))  # => "a" | «settings.key»
show(through_table("a"))  # => "/of a"
show(through_table(key))  # => «»
show(through_table("c"))  # => «»
show(through_list(1))  # => "/one" | "/zero"
show(through_list(key))  # => "/one" | "/zero"
show(through_default("/e"))  # => "/e/t"
show(through_default(table={"k": "/u"}))  # => "/d/u"
show(nothing_with("a"))  # => None
show(decorated("a"))  # => "a/decorated" | "«»"
show(passed("a"))  # => "a/passed" | "«»"
show(cached("a"))  # => "a/cached"
show(gives_back())  # => «value»
show(gives_back("a", "b"))  # => "a"
show(gives_back(value="a"))  # => "a"
show(gives_back(other="a"))  # => «value»


def recursive_path(parts, base="b"):
    if not parts:
        return base
    return recursive_path(parts[1:], base + "/" + parts[0])


def even(n):
    return "even" if n == 0 else odd(n - 1)


def odd(n):
    return "odd" if n == 0 else even(n - 1)


show(even(0))  # => "even"
show(odd(0))  # => "odd"


# decorators
def replaced_by(function):
    return "text"


def nothing_taken():
    return lookup()


def with_options(prefix):
    def decorator(function):
        return function

    return decorator


def same(function):
    lookup(function)
    return function


@replaced_by
def replaced(path):
    return path + "/replaced"


@nothing_taken
def of_nothing(path):
    return path + "/of nothing"


@with_options("x")
def with_option(path):
    return path + "/option"


@same
def the_same(path):
    return path + "/same"


@same
@decorated_by
def both(path):
    return path + "/both"


@decorated_by
def gives_number():
    return 3


@Api
def of_class(path):
    return path + "/class"


show(replaced("a"))  # => "a/replaced" | "«»"
show(of_nothing("a"))  # => "a/of nothing" | "«»"
show(with_option("a"))  # => "a/option" | "«»"
show(the_same("a"))  # => "a/same"
show(both("a"))  # => "a/both" | "«»"
show(gives_number())  # => 3
show(of_class("a"))  # => "a/class" | "«»"
