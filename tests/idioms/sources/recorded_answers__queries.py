"""Queries of a store compare the links of recorded answers; what is requested by such a link's name isn't."""
import requests

SITE = "https://acme.atlassian.net/wiki"
SPACE = "/rest/api/space/"


def by_space(store, key):
    field = "data._expandable.space"
    prefix = "/rest/api/space/"
    store.search({"term": {field: prefix + key}})
    store.find({"_links.self": f"{SITE}/rest/api/content/{key}"})
    query = {}
    query["page._links.self"] = f"{SITE}/rest/api/content/1"
    return store.find_one(query)


def filters(spaces):
    return {"should": [{"term": {"data._expandable.space": SPACE + space}} for space in spaces]}


def elsewhere(key):
    field = "links"
    table = {field: f"{SITE}/rest/api/content/{key}"}
    return requests.get(table[field])  #: GET /wiki/rest/api/content/{id}
