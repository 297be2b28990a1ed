"""requests.Request prepared and sent by the session."""
import requests

API = "https://acme.atlassian.net/wiki/rest/api"


def upload(session: requests.Session, page: str, file):
    prepared = session.prepare_request(requests.Request("POST", f"{API}/content/{page}/child/attachment", files={"file": file}))  #: maybe
    return session.send(prepared)  #: maybe


def direct(page: str):
    request = requests.Request(method="GET", url=f"{API}/content/{page}/label").prepare()  #: GET /wiki/rest/api/content/{}/label
    with requests.Session() as session:
        return session.send(request)  #: maybe
