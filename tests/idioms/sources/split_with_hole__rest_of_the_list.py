"""The pieces are unpacked, counted from behind, joined again; the hole is before or after the place of the cut."""
import httpx

SITE = "https://acme.atlassian.net"


def starred(path: str):
    first, *others = path.strip("/").split("/")
    return httpx.get("/".join([SITE, first, *others]))


def without_last(path: str):
    return httpx.get(SITE + "/".join(path.split("/")[:-1]))


def without_last_by_r(path: str):
    return httpx.get(SITE + path.rsplit("/", 1)[0])


def before_colon(row: str):
    verb, sep, path = row.partition(": ")
    return httpx.request(verb, SITE + path)


def run(page: str, key: str):
    starred(f"/wiki/rest/api/content/{page}/history")  #: GET /wiki/rest/api/content/{}/history
    without_last(f"/wiki/rest/api/space/{key}/property/")  #: GET /wiki/rest/api/space/{}/property
    without_last_by_r(f"/wiki/api/v2/blogposts/{page}/labels")  #: GET /wiki/api/v2/blogposts/{}
    before_colon(f"DELETE: /wiki/rest/api/content/{page}/label")  #: DELETE /wiki/rest/api/content/{}/label
