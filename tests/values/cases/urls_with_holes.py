"""``urllib.parse`` on URLs with holes in them."""

import os
from urllib.parse import urljoin, urlparse, urlsplit, urlunparse, urlunsplit

base = os.environ["BASE"]
key = settings.key

# joining
show(urljoin(f"https://x.example.com/{key}", "/c"))  # => "https://x.example.com/c"
show(urljoin(f"https://x.example.com/a/{key}/b", "c"))  # => "https://x.example.com/a/«settings.key»/c"
show(urljoin(f"https://x.example.com/a/{key}/", "c"))  # => "https://x.example.com/a/«settings.key»/c"
show(urljoin(f"https://{key}:8090/a", "/c"))  # => "https://«settings.key»:8090/c"
show(urljoin(f"https://{key}", "c"))  # => "https://«settings.key»/c"
show(urljoin(f"https://{key}/", "c"))  # => "https://«settings.key»/c"
show(urljoin(f"{base}://x", "c"))  # => "«os.environ.BASE»://x/c"
show(urljoin(f"{base}/a", "https://y/b"))  # => "https://y/b"
show(urljoin(f"{base}/a", f"/b/{key}"))  # => "«os.environ.BASE»/b/«settings.key»"
show(urljoin(f"{base}/a", f"b/{key}"))  # => "«os.environ.BASE»/b/«settings.key»"
show(urljoin(f"{base}/a", f"//y/{key}"))  # => "//y/«settings.key»"
show(urljoin(f"http://{key}/a", "//y/b"))  # => "http://y/b"
show(urljoin(f"{base}/a", ""))  # => "«os.environ.BASE»/a"
show(urljoin("https://x/a/b", f"/{key}/c"))  # => "https://x/«settings.key»/c"
show(urljoin("https://x/a/b", f"c/{key}"))  # => "https://x/a/c/«settings.key»"
show(urljoin("https://x", f"c/{key}"))  # => "https://x/c/«settings.key»"
show(urljoin("", f"c/{key}"))  # => "c/«settings.key»"
show(urljoin(f"/a/{key}", "/c"))  # => "/c"
show(urljoin(f"/a/{key}/b", "c"))  # => "/a/«settings.key»/c"
show(urljoin(f"a{key}", "c"))  # => "a«settings.key»/c" | "c"
show(urljoin("https://x/a", "b" if flag() else "/b"))  # => "https://x/b"
show(urljoin("https://x/a" if flag() else base, "/b"))  # => "https://x/b" | "«os.environ.BASE»/b"

# taking apart
show(urlsplit(f"https://{key}:80/a").hostname)  # => "«settings.key»:80"
show(urlsplit(f"https://{key}:80/a").netloc)  # => "«settings.key»:80"
show(urlsplit(f"https://x/{key}?q=/a#f").path)  # => "/«settings.key»"
show(urlsplit(f"https://x/{key}?q=/a#f").query)  # => "q=/a"
show(urlsplit(f"https://x?{key}").netloc)  # => "x"
show(urlsplit(f"https://x{key}").netloc)  # => "x«settings.key»"
show(urlsplit(f"https://x{key}").path)  # => ""
show(urlsplit(f"h2+t.p-x://x/{key}").scheme)  # => "h2+t.p-x"
show(urlsplit(f"/a/{key}").netloc)  # => ""
show(urlsplit(f"/a/{key}").scheme)  # => ""
show(urlsplit(f"/a/{key}?b").path)  # => "/a/«settings.key»"
show(urlsplit(f"{key}#a?b").query)  # => ""
show(urlsplit("X/a").path)  # => "X/a"
show(urlsplit("").path)  # => ""
show(urlsplit(base)[2])  # => "«os.environ.BASE»"
show(urlsplit(base)[-2])  # => ""
show(urlparse("https://x/a", "b").path)  # => "/a"
show(urlparse("https://x/a" if flag() else f"{key}/b").path)  # => "/a" | "«settings.key»/b"

# putting together
show(urlunsplit(("https", key, "", "", "")))  # => "https://«settings.key»"
show(urlunsplit(("https", key, "a", "", "")))  # => "https://«settings.key»/a"
show(urlunsplit(("https" if flag() else "http", "x", "/a", "", "")))  # => "http://x/a" | "https://x/a"
show(urlunsplit((urlsplit(base).scheme, "x", "/a", "", "")))  # => "/a"
show(urlunsplit(("https", urlsplit(base).netloc, "/a", "", "")))  # => "/a"
show(urlunsplit(("", key, "/a", "", "")))  # => "//«settings.key»/a"
show(urlunsplit([*unknown, "https", "x", "/a"]))  # => «»
show(urlunparse(urlparse(base)))  # => "«os.environ.BASE»"
show(urlunsplit(urlsplit(f"https://x/{key}?a#b")))  # => "https://x/«settings.key»?a#b"


def of_parameters(p, q):
    depends(urljoin(p, "a"))  # => p
    depends(urljoin("https://x", p))  # => p
    depends(urljoin(p, q))  # => p | q
    depends(urlsplit(p).path)  # => p
    depends(urlsplit(f"https://{p}/{q}").netloc)  # => p
    depends(urlsplit(f"https://{p}/{q}").path)  # => q
    depends(urlunsplit(p))  # => p
    depends(urlunsplit((p, q)))  # => p | q
    depends(urlunsplit(("https", p, q, "", "")))  # => p | q
    trail(urljoin(p + "/a", "b"))  # => '/a' | 'b'
    trail(urljoin(p + "/a", "/b"))  # => '/a' | '/b'
    trail(urljoin(p + "/a", "//b"))  # => '//b' | '/a'
    trail(urljoin(p + "/a", p + "/b"))  # => '/a' | '/b'
    trail(urljoin("https://x", p + "/b"))  # => '/b' | 'https://x'
    trail(urljoin("https://[", "b"))  # => 'b' | 'https://['
    trail(urlsplit(f"https://{p}/a").netloc)  # => 'https://{}/a'
    trail(urlsplit(f"https://{p}/a").path)  # => 'https://{}/a'
    trail(urlsplit(f"https://{p}/a").scheme)  # => 'https://{}/a'
    trail(urlsplit("https://me@x/a").hostname)  # => 'https://me@x/a'
    trail(urlsplit("https://[").path)  # => 'https://['
    trail(urlunsplit((p, "x", "/a", "", "")))  # => '/a' | 'x'
    trail(urlunsplit((urlsplit(p).scheme, "x", "/a", "", "")))  # => '/a' | 'x'
