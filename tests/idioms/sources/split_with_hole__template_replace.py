"""A template with :name, <name> or {{name}} whose pieces are replaced."""
from string import Template

import requests

BASE = "https://acme.atlassian.net/wiki"
LABEL = "/rest/api/content/:id/label/:name"
STATE = Template("$base/rest/api/content/$page/state")


def drop(page: str, name: str):
    return requests.delete(BASE + LABEL.replace(":id", page).replace(":name", name), timeout=9)  #: DELETE /wiki/rest/api/content/{}/label/{}


def state(page: str):
    return requests.get(STATE.substitute(base=BASE, page=page), timeout=9)  #: GET /wiki/rest/api/content/{}/state
