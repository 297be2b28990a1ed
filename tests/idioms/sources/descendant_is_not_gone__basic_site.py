"""By basic authentication on the site: deprecated in the same words."""
import os

import requests

AUTH = (os.environ["EMAIL"], os.environ["API_TOKEN"])


def descendants(page_id):
    return requests.get(  #: AAR201 !AAR202 GET /wiki/rest/api/content/{}/descendant/{}
        "https://{site}.atlassian.net/wiki/rest/api/content/{page}/descendant/page".format(site="acme", page=page_id),
        auth=AUTH,
        timeout=10,
    ).json()["results"]


def short(page_id):
    return requests.get(f"https://acme.atlassian.net/wiki/rest/api/content/{page_id}/descendant/attachment", auth=AUTH, timeout=10)  #: AAR201 !AAR202 GET /wiki/rest/api/content/{}/descendant/{}
