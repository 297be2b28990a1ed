import os
from urllib.parse import urljoin, urlparse, urlunparse

base = "https://x"
table = {"a": "/a", "b": ["/b"], "c": {"d": "/d"}}
either = "/e" if flag() else "/f"

trail("/a")  # => '/a'
trail("")  # => nothing
trail(3)  # => nothing
trail(base + "/a")  # => '/a' | 'https://x'
trail(f"{base}/a")  # => 'https://x' | '{}/a'
trail(f"{unknown}/a")  # => '{}/a'
trail("%s/%s" % (base, "b"))  # => '%s/%s' | 'b' | 'https://x'
trail("{}/{k}".format(base, k="b"))  # => 'b' | 'https://x' | '{}/{k}'
trail("/".join([base, "b"]))  # => '/' | 'b' | 'https://x'
trail(os.path.join(base, "b"))  # => 'b' | 'https://x'
trail(urljoin(base, "/a"))  # => '/a' | 'https://x'
trail(urljoin(base, "a"))  # => 'a' | 'https://x'
trail(urljoin(base, ""))  # => 'https://x'
trail(urljoin(base, unknown))  # => 'https://x'
trail(urljoin("/r", base))  # => 'https://x'
trail(urlparse("https://x/p?q").scheme)  # => 'https://x/p?q'
trail(urlparse("https://x/p?q").netloc)  # => 'https://x/p?q'
trail(urlparse("https://x/p?q").path)  # => 'https://x/p?q'
trail(urlparse("https://x/p?q").query)  # => 'https://x/p?q'
trail(urlparse("/p?q").path)  # => '/p?q'
trail(urlparse(f"{unknown}/p?q").path)  # => '{}/p?q'
trail(urlparse(f"{unknown}/p?q").query)  # => '{}/p?q'
trail(urlunparse(("https", "x", "/p", "", "", "")))  # => '/p' | 'https' | 'x'
trail(urlunparse(("", "", "/p", "", "", "")))  # => '/p'
trail("/a/".strip("/"))  # => '/a/'
trail("/a".replace("a", "b"))  # => '/a' | 'b'
trail("/A".lower())  # => '/A'
trail("/abc"[1:])  # => '/abc'
trail(f"{'/a':>3}")  # => '/a' | '{}'
trail("%5s" % "/a")  # => '%5s' | '/a'
trail("{!r}".format("/a"))  # => '/a' | '{!r}'
trail("{:>4}".format("/a"))  # => '/a' | '{:>4}'
trail("{0.name}".format("/a"))  # => '/a' | '{0.name}'
trail("/a".removesuffix("a"))  # => '/a'
trail("/abc"[:-1])  # => '/abc'
trail("/a/b".removeprefix("/a"))  # => '/a/b'
trail("a/b".split("/"))  # => 'a/b'
trail("a/b".split("/")[0])  # => 'a/b'
trail(str("a"))  # => 'a'
trail(table["a"])  # => '/a' | 'a'
trail(table["b"])  # => '/b' | 'b'
trail(table["c"])  # => '/d' | 'c'
trail(table["c"]["d"])  # => '/d' | 'c' | 'd'
trail(table.get("a"))  # => '/a' | 'a'
trail(either)  # => '/e' | '/f'
trail("/a" if flag() else 3)  # => '/a'
trail("same" if flag() else "same")  # => 'same'
trail(["/a", "/b"])  # => '/a' | '/b'
trail({"k": "/a"})  # => '/a'
trail([base + p for p in ["/a", "/b"]])  # => '/a' | '/b' | 'https://x'


def gives(p="/default"):
    return base + p


trail(gives())  # => '/default' | 'https://x'
trail(gives("/given"))  # => '/given' | 'https://x'
many = "0" if flag() else "1" if flag() else "2" if flag() else "3" if flag() else "4"
trail(many + many + many + many)  # => '0' | '1' | '2' | '3' | '4'
