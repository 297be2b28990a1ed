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
