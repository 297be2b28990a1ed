"""Wrappers that do much beside the request: what they leave undone for one call, they must not for another."""
import json
import logging
import requests

log = logging.getLogger(__name__)
BASE = "https://x.atlassian.net/wiki"
SEEN = {}


class ApiError(Exception):
    def __init__(self, status, details):
        super().__init__(details)
        self.status = status


class Client:
    def __init__(self, token):
        self.token = token
        self.delay = 0

    def _words(self, answer, path):
        text = ""
        text += f"status: {answer.status_code}\n"
        text += "path: " + path + "\n"
        return text

    def _audit(self, method):
        return method

    def send(self, method, path, data=None, headers=None, absolute=False, trailing=False):
        url = path if absolute else BASE + path
        if trailing:
            url += "/"
        shown = dict(headers or {})
        for name in ("Authorization", "Cookie"):
            if shown.get(name):
                shown[name] = "(hidden)"
        body = json.dumps(data) if data else None
        log.debug("request: %s %s %s", method, url, shown)
        self._audit(method)
        for attempt in range(3):
            answer = requests.request(method, url, data=body, headers=headers)
            if answer.status_code == 429:
                self.delay = int(answer.headers.get("Retry-After", 1))
                continue
            if not answer.ok:
                details = self._words(answer, path)
                if data:
                    details += json.dumps(data, indent=2)
                raise ApiError(answer.status_code, details)
            break
        return answer.json()

    def labels(self, page):
        return self.send("GET", f"/rest/api/content/{page}/label")  # => GET /wiki/rest/api/content/{id}/label

    def add_label(self, page, name):
        return self.send("POST", f"/rest/api/content/{page}/label", data=[{"name": name}])  # => POST /wiki/rest/api/content/{id}/label

    def spaces(self):
        return self.send("GET", "/rest/api/space", headers={"X": "1"})  # => GET /wiki/rest/api/space

    def absolute(self):
        return self.send("GET", BASE + "/rest/api/user/current", absolute=True)  # => GET /wiki/rest/api/user/current

    def page(self, number):
        return self.send("GET", f"/rest/api/content/{number}", None, {"Accept": "*/*"})  # => GET /wiki/rest/api/content/{id}


class Audited(Client):
    """Does a request where the class that it derives from does nothing."""

    def _audit(self, method):
        if method == "DELETE":
            requests.get(BASE + "/rest/api/audit")  # => GET /wiki/rest/api/audit
        return method


def audited():
    client = Audited("t")
    client.send("DELETE", "/rest/api/content/1")  # => DELETE /wiki/rest/api/content/{id}
    client.send("DELETE", "/rest/api/space/A")  # => DELETE /wiki/rest/api/space/{spaceKey}
    client.send("GET", "/rest/api/search")  # => GET /wiki/rest/api/search


class Watched(Client):
    """Its hook, whose result is thrown away, asks for what it is told."""

    def _audit(self, path):
        requests.delete(BASE + path)

    def send(self, method, path, **rest):
        self._audit(path)
        return super().send(method, path, **rest)


def watched():
    client = Watched("t")
    client.send("GET", "/rest/api/content/2")  # => DELETE /wiki/rest/api/content/{id} | GET /wiki/rest/api/content/{id}
    client.send("GET", "/rest/api/content/3/restriction")  # => DELETE /wiki/rest/api/content/{id}/restriction | GET /wiki/rest/api/content/{id}/restriction


def with_hook(path, hook=None):
    found = requests.get(BASE + path)
    if not found.ok and hook is not None:
        hook(found)
    note = {"path": path}
    note["ok"] = found.ok
    SEEN[path] = note
    return found


def hooks():
    with_hook("/rest/api/group", print)  # => GET /wiki/rest/api/group
    with_hook("/rest/api/group/member", lambda answer: requests.get(BASE + "/rest/api/longtask"))  # => GET /wiki/rest/api/group/member | GET /wiki/rest/api/longtask
    with_hook("/rest/api/longtask")  # => GET /wiki/rest/api/longtask


def shared(parts, params):
    given = params["parts"]
    given.append(parts)
    log.info("parts: %s", given)
    return requests.get(BASE + "/" + "/".join(params["parts"]))


def parts():
    shared("space", {"parts": ["rest", "api"]})  # => GET /wiki/rest/api/space
    shared("search", {"parts": ["rest", "api"]})  # => GET /wiki/rest/api/search
    shared("label", {"parts": ["rest", "api"]})  # => GET /wiki/rest/api/label


class Archived:
    GET = "GET"

    def __init__(self, base, archive=None):
        self.base = base
        self.archive = archive
        self.session = requests.Session()

    def fetch(self, url, payload=None, method=GET):
        if self.archive:
            return self.archive.retrieve(url, payload)
        return self._fetch_from_remote(url, payload, method)

    def _fetch_from_remote(self, url, payload, method):
        if method == self.GET:
            response = self.session.get(url, params=payload)
        else:
            response = self.session.post(url, data=payload)
        return response


class ArchivedConfluence(Archived):
    def page(self, page):
        return self.fetch(f"{self.base}/rest/api/content/{page}")  # => GET /wiki/rest/api/content/{id}
