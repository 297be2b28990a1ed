"""Python 3.14: except without parentheses, beside calls that must still be found."""
import requests

SITE = "https://acme.atlassian.net"


def labels(page: str):
    try:
        return requests.get(f"{SITE}/wiki/rest/api/content/{page}/label", timeout=9)  #: GET /wiki/rest/api/content/{}/label
    except requests.HTTPError, requests.Timeout:
        return requests.get(f"{SITE}/wiki/api/v2/pages/{page}/labels", timeout=9)  #: GET /wiki/api/v2/pages/{}/labels
