"""Only the site's name is a parameter."""
import requests


def api(site: str, path: str) -> str:
    return f"https://{site}.atlassian.net/{path}"


def wrong(site: str):
    return requests.get(api(site, "rest/api/content/12/restriction"), timeout=9)  #: AAR401


def right(site: str):
    return requests.get(api(site, "wiki/rest/api/content/12/restriction"), timeout=9)  #: !AAR401 GET /wiki/rest/api/content/{}/restriction
