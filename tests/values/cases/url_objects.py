from urllib.parse import urlsplit

import httpx
from yarl import URL

site = "https://x.example.com/a/b?q=1"

# yarl
show(str(URL(site)))  # => "https://x.example.com/a/b?q=1"
show(URL(site) / "c")  # => <yarl.URL "https://x.example.com/a/b/c">
show(f"{URL(unknown) / 'c' / 'd'}")  # => "«unknown»/c/d"
show(URL(site).path + URL(site).host + URL(site).scheme)  # => "/a/bx.example.comhttps"
show(str(URL(site).with_path("/c")))  # => "https://x.example.com/c"
show(str(URL(site).with_path("c").with_host("y").with_scheme("http")))  # => "http://y/c"
show(str(URL(site).with_query(a=1)))  # => "https://x.example.com/a/b?a=1"
show(str(URL(site).update_query(a=1)))  # => "https://x.example.com/a/b?q=1"
show(str(URL(site) % {"a": 1}))  # => "https://x.example.com/a/b?q=1"
show(str(URL(site).join(URL("c"))))  # => "https://x.example.com/a/c"
show(str(URL(site).joinpath("c", "d")))  # => "https://x.example.com/a/b/c/d"
show(str(URL(site).origin()))  # => "https://x.example.com"
show(str(URL.build(scheme="https", host="x", path="/a")))  # => "https://x/a"
show(str(URL.build(**settings)))  # => "«»"
show(str(URL()))  # => ""
show(str(URL(site).with_port(80)))  # => "«»"
show(URL(site).human_repr())  # => "https://x.example.com/a/b?q=1"
show(str(URL(site).other()))  # => "«»"
show("a" if URL(site) else "b")  # => "a"

# httpx
show(str(httpx.URL(site, path="/c", params={"a": 1})))  # => "https://x.example.com/c?a=1"
show(str(httpx.URL(site).copy_with(path="/c")))  # => "https://x.example.com/c"
show(str(httpx.URL(site).join("/c")))  # => "https://x.example.com/c"
show(str(httpx.URL(site).copy_set_param("a", "b")))  # => "https://x.example.com/a/b?q=1"
show(httpx.URL(site).query)  # => "q=1"

# others
show(urlsplit(site))  # => <urllib.parse.urlsplit "https://x.example.com/a/b?q=1">


def below(url, path):
    depends(URL(url) / path)  # => path | url | nothing
    depends(str(URL(url).join(URL(path))))  # => path | url | nothing
    return URL(url) / path


show(str(below(site, "c").with_query(a=1)))  # => "https://x.example.com/a/b/c?a=1"

# furl's change in place
from furl import furl

site = furl("https://acme.atlassian.net/wiki")
show((site / "rest" / page).url)  # => "https://acme.atlassian.net/wiki/rest/«page»"
show(site.copy().add(path="rest/api").add(path=["content", page]).url)  # => "https://acme.atlassian.net/wiki/rest/api/content/«page»"
show(site.copy().set(path="/a/b", args={"x": 1}).tostr())  # => "https://acme.atlassian.net/a/b?x=1"
show(str(furl(scheme="https", host="a.net", path="b/c")))  # => "https://a.net/b/c"
show(furl("https://a.net/b/").join("c").url)  # => "https://a.net/b/c"
show(site.url)  # => "https://acme.atlassian.net/wiki"
site.add(path="rest", args={"a": 1})
show(site.url)  # => "https://acme.atlassian.net/wiki/rest?a=1"
added = furl("https://a.net/b")
added.path.add("c").add("d")
added.path /= "e"
show(added.url)  # => "https://a.net/b/c/d/e"
added.path = "/f"
same = added
same.set(path="g")
show(str(added))  # => "https://a.net/g"
less = furl("https://a.net/b/c?x=1&y=2")
less.remove(path="c", args=["x"])
show(less.url)  # => "https://a.net/b?y=2"
less.path.remove("b")
show(less.remove(query=True).add(path="d").url)  # => "https://a.net/d"
show(furl("https://a.net/b/c").remove(path=unknown).url)  # => "https://a.net/«»"
show(furl("https://a.net/b/c").remove(path=True).url)  # => "https://a.net"
parted = furl("https://a.net/b")
show(parted.path.segments)  # => ["b"]
parted.path.segments += ["c", page]
parted.path.segments.append("d")
show(parted.url)  # => "https://a.net/b/c/«page»/d"
parted.path.segments = ["x", "y"]
parted.path.segments.extend(["z"])
show(parted.url)  # => "https://a.net/x/y/z"
