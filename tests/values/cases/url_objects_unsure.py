"""Objects that are URLs of which a part isn't known, and string templates."""

from string import Template
from urllib.parse import urlparse, urlsplit, urlunparse, urlunsplit

import httpx
import yarl
from yarl import URL

key = settings.key
site = "https://x.example.com/a/b?q=1"
open_site = f"https://{key}/a?q=1"
either = "https://x.example.com/a" if flag() else "https://y.example.com/b"

# parts
show(URL(open_site).host)  # => "«settings.key»"
show(URL(open_site).path)  # => "/a"
show(URL(open_site).scheme)  # => "https"
show(URL(open_site).query_string)  # => "q=1"
show(URL(open_site).raw_path)  # => "/a"
show(URL(open_site).authority)  # => "«settings.key»"
show(URL(key).host)  # => "«urlparse()»"
show(URL(key).path)  # => "«settings.key»"
show(URL(either).host)  # => "x.example.com" | "y.example.com"
show(URL(either).path)  # => "/a" | "/b"
show(httpx.URL("https://me@X.example.com:80/a").host)  # => "x.example.com"
show(URL(url=site))  # => <yarl.URL "https://x.example.com/a/b?q=1">
show(URL(val=site))  # => <yarl.URL "https://x.example.com/a/b?q=1">
show(httpx.URL(url=site).path)  # => "/a/b"
show(httpx.URL(**unknown))  # => <httpx.URL "«»">
show(httpx.URL(site, **unknown))  # => <httpx.URL "«»">
show(str(httpx.URL(site, host="y")))  # => "https://y/a/b"
show(str(httpx.URL(site, scheme="http", host="y", path="/c")))  # => "http://y/c"
show(str(httpx.URL(site, host=None)))  # => "https://x.example.com/a/b?q=1"
show(str(httpx.URL(site, raw_path="/c")))  # => "https://x.example.com/c"

# changed
show(str(URL(open_site).with_path("/c")))  # => "https://«settings.key»/c"
show(str(URL(open_site).with_path(key)))  # => "https://«settings.key»/«settings.key»"
show(str(URL(open_site).with_host("y")))  # => "https://y/a"
show(str(URL(open_site).with_scheme("http")))  # => "http://«settings.key»/a"
show(str(URL(site).with_path()))  # => "https://x.example.com/a/b?q=1"
show(str(URL(site).with_fragment("c")))  # => "https://x.example.com/a/b?q=1"
show(str(URL(site).with_path("c").with_path("d")))  # => "https://x.example.com/d"
show(str(URL(either).with_path("/c")))  # => "https://x.example.com/c" | "https://y.example.com/c"
show(str(URL(either) / "c"))  # => "https://x.example.com/a/c" | "https://y.example.com/b/c"
show(str(URL(site) / key / "c"))  # => "https://x.example.com/a/b/«settings.key»/c"
show(str(URL(site).joinpath(key, "c")))  # => "https://x.example.com/a/b/«settings.key»/c"
show(str(URL(site).joinpath()))  # => "https://x.example.com/a/b"
show(str(URL(site).join(url="/c")))  # => "https://x.example.com/c"
show(str(URL(site).join(URL(key))))  # => "https://x.example.com/a/«settings.key»" | "«»"
show(str(URL(open_site).join(URL("/c"))))  # => "https://«settings.key»/c"
show(str(URL(open_site).origin()))  # => "https://«settings.key»"
show(str(URL(site).update_query(key)))  # => "https://x.example.com/a/b?q=1"
show(str(URL(site).extend_query(a=1).without_query_params("q")))  # => "https://x.example.com/a/b?q=1"
show(str(httpx.URL(site).copy_with(scheme="http")))  # => "http://x.example.com/a/b"
show(str(httpx.URL(site).copy_with(netloc="y")))  # => "https://y/a/b"
show(str(httpx.URL(site).copy_with(url="https://y")))  # => "«»"
show(str(httpx.URL(site).copy_with(port=80)))  # => "«»"
show(str(httpx.URL(site).copy_with(**unknown)))  # => "«»"
show(str(httpx.URL(site).copy_with(params={"a": 1})))  # => "https://x.example.com/a/b?a=1"
show(str(httpx.URL(site).copy_merge_params({"a": 1})))  # => "https://x.example.com/a/b?q=1"
show(str(httpx.URL(open_site).copy_with(path="/c")))  # => "https://«settings.key»/c"
show(str(httpx.URL(open_site).copy_with(path="/c", host="y")))  # => "https://y/c"
show(str(httpx.URL(open_site).join(f"/c/{key}")))  # => "https://«settings.key»/c/«settings.key»"
show(f"{URL(site)}/c")  # => "https://x.example.com/a/b?q=1/c"
show("%s/c" % URL(site))  # => "https://x.example.com/a/b?q=1/c"
show("/".join([str(URL("https://x")), "c"]))  # => "https://x/c"
show(URL(site) + "/c")  # => "https://x.example.com/a/b?q=1/c"
show(str(URL(site)).replace("/a", "/c"))  # => "https://x.example.com/c/b?q=1"
show(URL(site).nothing)  # => <yarl.URL "https://x.example.com/a/b?q=1">.nothing
show(URL(site)["a"])  # => «»

# taken apart by urllib
show(urlparse(site)._replace(path="/c").geturl())  # => "https://x.example.com/c"
show(urlparse(site)._replace(netloc="y").geturl())  # => "https://y/a/b"
show(urlparse(site)._replace(scheme="http", netloc="y", path="c").geturl())  # => "http://y/c"
show(urlparse(open_site)._replace(path="/c").geturl())  # => "https://«settings.key»/c"
show(urlparse(key)._replace(path="/c").geturl())  # => "«settings.key»/c"
show(urlunparse(urlparse(site)._replace(path="/c")))  # => "https://x.example.com/c"
show(urlunsplit(urlsplit(open_site)._replace(path="/c")))  # => "https://«settings.key»/c"
show(urlparse("https://x/a;b").path)  # => "/a"
show(urlparse("https://x/a;b/c").path)  # => "/a;b/c"
show(urlparse(f"https://x/{key};b").path)  # => "/«settings.key»"
show(urlparse(f"https://x/a;b/{key}").path)  # => "/a;b/«settings.key»"
show(urlsplit("https://x/a;b").path)  # => "/a;b"
show(urlparse(site)[0])  # => "https"
show(urlparse(site)[3])  # => ""
show(urlsplit(site)[3])  # => "q=1"
show(str(urlparse(site)))  # => "«»"
scheme, host, *rest = urlparse(open_site)
show(scheme)  # => "https"
show(host)  # => "«settings.key»"
show(rest)  # => ["/a", "", "q=1", ""]
one, two, three, four, five = urlsplit(open_site)
show(three)  # => "/a"
show(four)  # => "q=1"


class Holder:
    def __init__(self):
        self.base = URL("https://x")

    def own(self):
        show(str(self.base / "c"))  # => "https://x/c"


# templates
show(Template("$a/${b}/$$").substitute(a="x", b=key))  # => "x/«settings.key»/$"
show(Template("$a/${b}").substitute({"a": "x"}, b="y"))  # => "x/y"
show(Template("$a/${b}").safe_substitute(a="x"))  # => "x/${b}"
show(Template("$a/${b}").safe_substitute(unknown, a="x"))  # => "x/«b»"
show(Template(Template("$a/${b}").safe_substitute(a="x")).substitute(b="y"))  # => "x/y"
show(Template("$a").substitute(settings.words))  # => "«a»"
show(Template(f"$a/{key}").substitute(a="x"))  # => "x/«settings.key»"
show(Template(template="$a").substitute(a="x"))  # => "x"
show(Template("$a" if flag() else "${b}").substitute(a="x", b="y"))  # => "x" | "y"
show(Template("$a-$b_c/$1").substitute(a="x", b_c="y"))  # => "x-y/$1"
show(Template("$a").other(a="x"))  # => «string.Template.other()»


def of_parameters(p, q):
    depends(URL(p).path)  # => p
    depends(URL(p).host)  # => nothing
    depends(str(URL(p).with_path(q)))  # => p | q
    depends(str(URL(site).with_host(p)))  # => p
    depends(str(URL(site).join(URL(p))))  # => p
    depends(str(httpx.URL(p, path=q)))  # => p | q
    depends(str(httpx.URL(p, **q)))  # => p
    depends(str(httpx.URL(p).copy_with(port=q)))  # => p | q
    depends(urlparse(p)._replace(path=q).geturl())  # => p | q
    depends(str(urlparse(p)))  # => p
    depends(URL(p) / q)  # => p | q
    depends([*urlsplit(p)])  # => p
    depends(Template("$a/$b").substitute(a=p))  # => p
    depends(Template("$a/$b").substitute(p, b=q))  # => p | q
    depends(Template(p).substitute(a=q))  # => p
    trail(str(URL("https://x") / "a"))  # => 'a' | 'https://x'
    trail(str(URL("https://x").with_path("/b")))  # => '/b' | 'https://x'
    trail(URL("https://x/a").path)  # => 'https://x/a'
    trail(Template("$a/$b").substitute(a="x"))  # => '$a/$b' | 'x'
    show(p.with_path("/c"))  # => «p.with_path()»
