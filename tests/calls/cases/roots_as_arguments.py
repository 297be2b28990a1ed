"""Confluence: a function that gets the root of the API as an argument names the endpoint by itself."""
import requests

SITE = "https://x.atlassian.net/wiki"


def find(session, api, title):
    url = f"{api}/content"
    return session.get(url, params={"title": title})  # => GET /wiki/rest/api/content


def update(session: requests.Session, api, page, body):
    return session.put("%s/content/%s" % (api, page), json=body)  # => PUT /wiki/rest/api/content/{id}


def page_of(page, api):
    return requests.get(api + "/pages/" + page)  # => GET /wiki/api/v2/pages/{id}


def by_path(session, api, path):
    return session.get(f"{api}/{path}")


def content(session, api, what):
    return session.get(f"{api}/content/{what}")  # => GET /wiki/rest/api/content/{id}


def sent(session, method, api):
    return session.request(method, f"{api}/space")


def of_server(session, api, key):
    return session.get(f"{api}/space/{key}")  # => server: GET /wiki/rest/api/space/{spaceKey}


def of_both(session, api, key):
    return session.delete(f"{api}/space/{key}")  # => DELETE /wiki/rest/api/space/{spaceKey}


def main(title, page):
    api = f"{SITE}/rest/api"
    session = requests.Session()
    find(session, api, title)
    find(session, api, "other")
    update(session, api, page, {})
    page_of(page, f"{SITE}/api/v2")
    by_path(session, api, "group")  # => GET /wiki/rest/api/group
    content(session, api, page)
    content(session, api, "search")  # => GET /wiki/rest/api/content/search
    sent(session, "POST", api)  # => POST /wiki/rest/api/space
    server = "https://confluence.example.com/rest/api"
    of_server(session, server, title)
    of_both(session, server, title)
    of_both(session, api, title)


def elsewhere(session, page):
    page_of(page, "https://api.github.com/repos/x")
