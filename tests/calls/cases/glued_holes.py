"""Confluence: holes glued to a path, and endpoints whose leading slash is put right"""
import requests

SITE = "https://x.atlassian.net/wiki"
CONTENT = SITE + "/rest/api/content"


def before_a_slash(i):
    requests.get(CONTENT + i + "/label")  # => GET /wiki/rest/api/content/{id}/label
    requests.get(f"{SITE}/api/v2/pages{i}/labels?limit=5")  # => GET /wiki/api/v2/pages/{id}/labels
    requests.put("%s%s/property/%s" % (CONTENT, i, "key"))  # => PUT /wiki/rest/api/content/{id}/property/{key}


def before_a_query(i):
    requests.get(f"{CONTENT}{i}?expand=version")  # => GET /wiki/rest/api/content/{id}
    requests.delete("{}/api/v2/pages{}?purge=true".format(SITE, i))  # => DELETE /wiki/api/v2/pages/{id}


def nothing_documented_behind_it(i, suffix):
    requests.get(f"{CONTENT}/{i}/label{suffix}?prefix=global")  # => GET /wiki/rest/api/content/{id}/label


def query_in_the_hole(query):
    requests.get(CONTENT + query)  # => GET /wiki/rest/api/content


def ask(endpoint):
    if not endpoint.startswith("/"):
        endpoint = "/" + endpoint
    return requests.get(CONTENT + endpoint)


def fetch(path):
    return requests.get(f"{CONTENT}/{path.lstrip('/')}")


def send(method, suffix):
    return requests.request(method, CONTENT + (suffix if suffix.startswith("/") else f"/{suffix}"))


def use(i):
    ask(f"{i}?expand=body.storage")  # => GET /wiki/rest/api/content/{id}
    ask(f"/{i}/history")  # => GET /wiki/rest/api/content/{id}/history
    fetch(f"{i}/label")  # => GET /wiki/rest/api/content/{id}/label
    fetch("search?cql=x")  # => GET /wiki/rest/api/content/search
    send("DELETE", f"{i}")  # => DELETE /wiki/rest/api/content/{id}
    send("POST", f"{i}/label")  # => POST /wiki/rest/api/content/{id}/label


def content(page_id, sub=""):
    return requests.get(f"{CONTENT}/{page_id}{sub}")  # => GET /wiki/rest/api/content/{id}


class Pages:
    def __init__(self, page_id):
        self.page_id = page_id

    def page(self, tail=""):
        return requests.get(SITE + "/api/v2/pages/" + self.page_id + tail)  # => GET /wiki/api/v2/pages/{id}

    def labels(self):
        return self.page("/labels")  # => GET /wiki/api/v2/pages/{id}/labels


def behind_an_id(i):
    content(i)
    content("12")
    content(i, "/version")  # => GET /wiki/rest/api/content/{id}/version
    content(i, sub=f"/history/{i}/macro/id/1")  # => GET /wiki/rest/api/content/{id}/history/{version}/macro/id/{macroId}
