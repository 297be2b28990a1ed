import os
from urllib.parse import parse_qs, urljoin, urlparse, urlsplit, urlunparse, urlunsplit

base = os.environ["BASE"]
site = "https://x.example.com/a/b?q=1&r=2"
either = "https://one.example.com/a" if flag() else "http://two.example.com/b"

# joining
show(urljoin("https://x.example.com", "a"))  # => "https://x.example.com/a"
show(urljoin("https://x.example.com", "/a"))  # => "https://x.example.com/a"
show(urljoin("https://x.example.com/", "a"))  # => "https://x.example.com/a"
show(urljoin("https://x.example.com/a/b", "c"))  # => "https://x.example.com/a/c"
show(urljoin("https://x.example.com/a/b", "/c"))  # => "https://x.example.com/c"
show(urljoin("https://x.example.com/a/b/", "c"))  # => "https://x.example.com/a/b/c"
show(urljoin("https://x.example.com/a", ""))  # => "https://x.example.com/a"
show(urljoin("https://x.example.com/a", "http://y.example.com/b"))  # => "http://y.example.com/b"
show(urljoin("https://x.example.com/a", "h2+t.p-x://y/b"))  # => "h2+t.p-x://y/b"
show(urljoin("https://x.example.com/a", base))  # => "https://x.example.com/a/«os.environ.BASE»"
show(urljoin(base, "a"))  # => "«os.environ.BASE»/a"
show(urljoin(base, "/a"))  # => "«os.environ.BASE»/a"
show(urljoin(base + "/a/b", "/c"))  # => "«os.environ.BASE»/c"
show(urljoin(base + "/a/b", "c"))  # => "«os.environ.BASE»/a/c"
show(urljoin(f"https://{base}/a/b", "/c"))  # => "https://«os.environ.BASE»/c"
show(urljoin(f"https://{base}.example.com/a/b", "c"))  # => "https://«os.environ.BASE».example.com/a/c"
show(urljoin(f"https://{base}", "/c"))  # => "https://«os.environ.BASE»/c"
show(urljoin(f"https://{base}", "c"))  # => "https://«os.environ.BASE»/c"
show(urljoin("/a/b", "/c"))  # => "/c"
show(urljoin("/a/b", "c"))  # => "/a/c"
show(urljoin("a", "c"))  # => "ac"
show(urljoin("/a", "c"))  # => "/c"
show(urljoin("//x/a", "c"))  # => "//x/c"
show(urljoin("//x", "c"))  # => "//x/c"
show(urljoin("HTTPS://x", "//y/a"))  # => "HTTPS://y/a"
show(urljoin(base, "//y/a"))  # => "//y/a"
show(urljoin("https://x", "//y/a"))  # => "https://y/a"
show(urljoin("", "c"))  # => "c"
show(urljoin(either, "/c"))  # => "http://two.example.com/c" | "https://one.example.com/c"
show(urljoin(base="https://x.example.com", url="/a"))  # => "https://x.example.com/a"
show(urljoin("https://x.example.com"))  # => "https://x.example.com/«»"

# taking apart
show(urlparse(site).scheme)  # => "https"
show(urlparse(site).netloc)  # => "x.example.com"
show(urlparse(site).hostname)  # => "x.example.com"
show(urlparse(site).path)  # => "/a/b"
show(urlparse(site).query)  # => "q=1&r=2"
show(urlparse(site).port)  # => <urllib.parse.ParseResult>.port
show(urlparse(site)[1])  # => "x.example.com"
show(urlparse(site)[2])  # => "/a/b"
show(urlparse(site)[4])  # => "q=1&r=2"
show(urlsplit(site).path)  # => "/a/b"
show(urlparse("https://x.example.com").path)  # => ""
show(urlparse("/a/b").netloc)  # => ""
show(urlparse("/a/b").path)  # => "/a/b"
show(urlparse(either).netloc)  # => "one.example.com" | "two.example.com"
show(urlparse(f"https://{base}/a").netloc)  # => "«os.environ.BASE»"
show(urlparse(f"https://{base}/a").path)  # => "/a"
show(urlparse(f"https://x.example.com/{base}/a?b={base}").query)  # => "b=«os.environ.BASE»"
show(urlparse(f"{base}/a?b").netloc)  # => "«urlparse()»"
show(urlparse(f"{base}/a?b").path)  # => "«os.environ.BASE»/a"
show(urlparse(base).path)  # => "«os.environ.BASE»"
show(urlparse(f"{base}/a?b").query)  # => "b"
show(urlparse(f"{base}/a?b").scheme)  # => "«urlparse()»"
show(urlparse(url=site).path)  # => "/a/b"
show(urlsplit(urlstring=site).path)  # => "/a/b"
scheme, host, path, parameters, query, fragment = urlparse(site)
show(scheme + " " + host + " " + path + " " + parameters + " " + query + " " + fragment)  # => "https x.example.com /a/b  q=1&r=2 "
scheme, host, path, query, fragment = urlsplit(site)
show(scheme + " " + host + " " + path + " " + query + " " + fragment)  # => "https x.example.com /a/b q=1&r=2 "

# putting together
show(urlunparse(urlparse(site)))  # => "https://x.example.com/a/b?q=1&r=2"
show(urlunsplit(urlsplit(site)))  # => "https://x.example.com/a/b?q=1&r=2"
show(urlunparse(("https", "x.example.com", "/a", "", "", "")))  # => "https://x.example.com/a"
show(urlunparse(("https", "x.example.com", "a", "", "", "")))  # => "https://x.example.com/a"
show(urlunsplit(("https", "x.example.com", "", "", "")))  # => "https://x.example.com"
show(urlunsplit(["https", base, "/a", "", ""]))  # => "https://«os.environ.BASE»/a"
show(urlunsplit(("", "", "/a", "", "")))  # => "/a"
show(urlunsplit((urlparse(site).scheme, urlparse(site).netloc, "/c", "", "")))  # => "https://x.example.com/c"
show(urlunsplit((urlparse(base).scheme, urlparse(base).netloc, "/c", "", "")))  # => "/c"
show(urlunsplit(("https", "x.example.com", base, "", "")))  # => "https://x.example.com/«os.environ.BASE»"
show(urlunsplit(parts))  # => «»
show(urlunsplit(("https", "x.example.com", "/a", "", "")) + "/b")  # => "https://x.example.com/a/b"
show(urlunsplit((base, "x.example.com", "/a", "", "")))  # => "«os.environ.BASE»://x.example.com/a"
show(urlunsplit(("", "x.example.com", "/a", "", "")))  # => "//x.example.com/a"
show(urlunsplit(("https", "x.example.com")))  # => «»
show(urlparse(site)._replace(path="/c"))  # => «urllib.parse.ParseResult._replace()»
show(parse_qs(site))  # => «urllib.parse.parse_qs()»
