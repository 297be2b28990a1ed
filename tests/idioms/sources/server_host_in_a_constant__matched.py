"""The deployment is matched, or compared with several words."""
import enum

import requests


class Hosting(enum.Enum):
    CLOUD = "cloud"
    DATA_CENTER = "data center"


def space(deployment, host, key):
    match deployment:
        case "server" | "datacenter":
            return requests.get(f"https://{host}/rest/api/space/{key}", timeout=9)  #: !AAR101 !AAR201
        case "cloud":
            return requests.get(f"https://{host}/wiki/rest/api/space/{key}", timeout=9)  #: AAR201 GET /wiki/rest/api/space/{}


def labels(kind, host, page):
    if kind is Hosting.DATA_CENTER:
        return requests.get(f"https://{host}/rest/api/content/{page}/label", timeout=9)  #: !AAR101 !AAR201
    return requests.get(f"https://{host}/rest/api/content/{page}/label", timeout=9)  #: AAR201 GET /wiki/rest/api/content/{}/label


def history(settings, host, page):
    if settings.deployment in ("server", "dc"):
        return requests.get(f"https://{host}/rest/api/content/{page}/history", timeout=9)  #: !AAR101 !AAR201
    return requests.get(f"https://{host}/rest/api/content/{page}/history", timeout=9)  #: AAR201 GET /wiki/rest/api/content/{}/history
