"""walrus, except*, parenthesised context managers."""
import requests

API = "https://acme.atlassian.net/wiki/rest/api"


def labels(session: requests.Session, page: str):
    if (answer := session.get(API + "/content/" + page + "/label")).ok:  #: GET /wiki/rest/api/content/{}/label
        return answer.json()


def many(page: str):
    try:
        with (requests.Session() as session, open("out.json", "w") as out):
            out.write(session.get(f"{API}/content/{page}/state").text)  #: GET /wiki/rest/api/content/{}/state
    except* OSError as group:
        raise group
