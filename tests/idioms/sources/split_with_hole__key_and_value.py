"""What is split isn't the path: a reference of space and page, a list of ids, a pair in a text."""
import requests

V1 = "https://acme.atlassian.net/wiki/rest/api"
V2 = "https://acme.atlassian.net/wiki/api/v2"


def by_reference(reference: str):
    space, page = reference.split(":", maxsplit=1)
    requests.get(f"{V1}/space/{space}/property", timeout=9)  #: GET /wiki/rest/api/space/{}/property
    return requests.get(f"{V2}/pages/{page}", timeout=9)  #: GET /wiki/api/v2/pages/{}


def by_list(ids: str):
    for number in ids.replace(";", ",").split(","):
        yield requests.get(V1 + "/content/" + number.strip() + "/label", timeout=9)  #: GET /wiki/rest/api/content/{}/label


def by_file_name(name: str):
    number = name.rsplit(".", 1)[0].rpartition("-")[2]
    return requests.delete(f"{V2}/attachments/{number}", timeout=9)  #: DELETE /wiki/api/v2/attachments/{}


def lines(text: str):
    for line in text.splitlines():
        page, _, label = line.partition("\t")
        requests.delete(f"{V1}/content/{page}/label/{label}", timeout=9)  #: DELETE /wiki/rest/api/content/{}/label/{}
