"""Confluence: paths that are cut at their query or a slash, with variables in them"""
import requests

SITE = "https://x.atlassian.net/wiki"


def with_limit(path, limit):
    return requests.get(SITE + path.split("?")[0] + "?limit=" + str(limit))


def cut(path):
    head, _, _ = path.partition("?")
    return requests.get(SITE + head + "?limit=5")


def parent(path):
    return requests.get(SITE + "/" + "/".join(path.split("/")[:-1]))


def unpacked(path):
    head, *_ = path.split("?", 1)
    return requests.get(f"{SITE}/{head}")


def above(path):
    return requests.get(SITE + path.rpartition("/")[0])


def sibling(path):
    return requests.get(SITE + path.rsplit("/", 1)[0] + "/label")


def sliced(path):
    return requests.get(SITE + "/rest/" + path[6:])


def use(i, base):
    with_limit("/rest/api/group?start=0", 5)  # => GET /wiki/rest/api/group
    with_limit(f"/rest/api/user/memberof?accountId={i}", 5)  # => GET /wiki/rest/api/user/memberof
    cut(f"/rest/api/content/{i}/label")  # => GET /wiki/rest/api/content/{id}/label
    cut(f"/rest/api/content/{i}/label?x={base}")  # => GET /wiki/rest/api/content/{id}/label
    parent(f"rest/api/content/{i}/label/x")  # => GET /wiki/rest/api/content/{id}/label
    unpacked(f"rest/api/content/{i}/label?x=y")  # => GET /wiki/rest/api/content/{id}/label
    above(f"/rest/api/content/{i}/label/x")  # => GET /wiki/rest/api/content/{id}/label
    sibling(f"/rest/api/content/{i}/history")  # => GET /wiki/rest/api/content/{id}/label
    sliced(f"/rest/api/content/{i}/history")  # => GET /wiki/rest/api/content/{id}/history
    requests.get(f"{base}/rest/api/content/{i}".rsplit("/", 1)[0] + "/search")  # => GET /wiki/rest/api/content/search


def found(path):
    return requests.get(SITE + path[: path.find("?")])


def last(path):
    return requests.get(SITE + path[: path.rindex("/")])


def use_places(i):
    found(f"/rest/api/content/{i}/version?x=1")  # => GET /wiki/rest/api/content/{id}/version
    last(f"/rest/api/content/{i}/label/x")  # => GET /wiki/rest/api/content/{id}/label
