"""The client's arguments are in a dict, chosen by the way of signing in."""
import os

from atlassian import Confluence

OPTIONS = {"url": "https://acme.atlassian.net/wiki", "cloud": True, "username": os.environ["USER"], "password": os.environ["TOKEN"]}
wiki = Confluence(**OPTIONS)
wiki.get_page_by_title("ENG", "Home")  #: AAR201 !AAR202 GET /wiki/rest/api/content


def oauth(token: dict):
    kwargs = dict(url="https://acme.atlassian.net/wiki", cloud=True)
    kwargs["oauth2"] = {"client_id": os.environ["CLIENT"], "token": token}
    client = Confluence(**kwargs)
    return client.get_page_comments("12")  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}/child/comment
