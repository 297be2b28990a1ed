"""The plural segment is an Enum's value."""
from enum import Enum

import requests

V2 = "https://acme.atlassian.net/wiki/api/v2"


class Kind(str, Enum):
    FOLDER = "folders"
    WHITEBOARD = "whiteboards"
    DATABASE = "databases"


def get(kind: Kind, number: int):
    return requests.get(f"{V2}/{kind.value}/{number}", timeout=9)  #: GET /wiki/api/v2/folders/{} | GET /wiki/api/v2/whiteboards/{} | GET /wiki/api/v2/databases/{}


def folder(number: int):
    return requests.get(f"{V2}/{Kind.FOLDER.value}/{number}/ancestors", timeout=9)  #: AAR101 GET /wiki/api/v2/folders/{}/ancestors


def drop(number: int):
    return requests.delete(V2 + "/" + Kind.WHITEBOARD.value + "/" + str(number), timeout=9)  #: AAR101 DELETE /wiki/api/v2/whiteboards/{}
