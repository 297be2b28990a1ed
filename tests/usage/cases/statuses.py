"""How a call's own function looks at the status of its answer."""

HANDLED = {
    "the status is compared in the next round": """
def page(url):
    r = None
    while url:
        if r is not None and r.status_code == 404:
            return None
        r = requests.get(URL)
""",
    "the status is compared where another answer is likely": """
def page(url, other):
    r = requests.get(URL)
    while other:
        if other.first:
            r = other.pop()
        if r.status_code == 404:
            return None
""",
    "the status is compared": """
def page():
    r = requests.get(URL)
    if r.status_code == 404:
        return None
    return r.json()
""",
    "success is asked for": """
def page():
    r = requests.get(URL)
    return r.json() if r.status_code == 200 else None
""",
    "ok": """
def page():
    r = requests.get(URL)
    if not r.ok:
        return None
    return r.json()
""",
    "the answer's truth": """
def page():
    if r := requests.get(URL):
        return r.json()
""",
    "one of several statuses": """
def page():
    r = requests.get(URL)
    if r.status_code in (403, 404):
        return {}
    return r.json()
""",
    "a range of statuses": """
def page():
    r = requests.get(URL)
    if 200 <= r.status_code < 300:
        return r.json()
""",
    "hundreds": """
def page():
    r = requests.get(URL)
    if r.status_code // 100 == 2:
        return r.json()
""",
    "match": """
def page():
    r = requests.get(URL)
    match r.status_code:
        case 200:
            return r.json()
        case 404:
            return None
""",
    "constants of the library": """
def page():
    r = requests.get(URL)
    if r.status_code != requests.codes.ok:
        return None
    return r.json()
""",
    "an error's key": """
def page():
    data = requests.get(URL).json()
    if "errors" in data:
        return None
    return data["title"]
""",
    "a message for people": """
import sys
def page():
    try:
        r = requests.get(URL)
        r.raise_for_status()
    except requests.HTTPError as error:
        raise SystemExit(f"no such page: {error}")
    return r.json()
""",
    "a key that a refusal doesn't have": """
def page():
    try:
        return requests.get(URL).json()["title"]
    except KeyError:
        return None
""",
    "the status is kept": """
class Client:
    def fetch(self):
        self.response = requests.get(URL)
        return self.failed()

    def failed(self):
        return self.response.status_code != 200

def page():
    return Client().fetch()
""",
    "a dictionary by status": """
def page():
    r = requests.get(URL)
    return {200: r.json, 404: dict}[r.status_code]()
""",
    "a status as text": """
def page():
    r = requests.get(URL)
    if str(r.status_code).startswith("2"):
        return r.json()
""",
    "another success": """
def page():
    r = requests.delete(URL)
    return r.status_code == 204
""",
    "an assertion": """
def page():
    r = requests.get(URL)
    assert r.status_code == 200
    return r.json()
""",
    "an enumeration": """
from http import HTTPStatus
def page():
    r = requests.get(URL)
    if r.status_code == HTTPStatus.NOT_FOUND:
        return None
    return r.json()
""",
}

UNHANDLED = {
    "the status of another variable of this name, in a later loop": """
def page(url, other):
    while url:
        r = requests.get(URL)
        url = r.json().get("next")
    while other:
        r = other.pop()
        if r.status_code == 404:
            return None
""",
    "the status of another variable of this name, before the loop": """
def page(url, other):
    for r in other:
        if r.status_code == 404:
            return None
    while url:
        r = requests.get(URL)
        url = r.json().get("next")
""",
    "nothing at all": """
def page():
    return requests.get(URL).json()
""",
    "a statement of its own": """
def page():
    requests.delete(URL)
""",
    "another status": """
def page():
    r = requests.get(URL)
    if r.status_code == 429:
        return None
    return r.json()
""",
    "an empty list by default": """
def page():
    return [each["id"] for each in requests.get(URL).json().get("results", [])]
""",
    "the status is only printed": """
def page():
    r = requests.get(URL)
    print(r.status_code)
    return r.json()
""",
}

UNKNOWN = {
    "a status behind the check": """
def page():
    r = requests.get(URL)
    r.raise_for_status()
    if r.status_code == 200:
        return r.json()
    return None
""",
}
