"""urllib's urlretrieve and an opener."""
import urllib.parse
import urllib.request

BASE = "https://acme.atlassian.net/wiki"


def fetch(page_id: int, name: str) -> None:
    url = "%s/download/attachments/%d/%s" % (BASE, page_id, urllib.parse.quote(name))
    urllib.request.urlretrieve(url, name)  #: AAR405


def fetch_by_opener(opener: urllib.request.OpenerDirector, page_id: int, name: str) -> bytes:
    with opener.open(f"{BASE}/download/attachments/{page_id}/{name}") as answer:  #: AAR405
        return answer.read()
