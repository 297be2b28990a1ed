"""One helper for both products of a site: Jira's root has no /wiki, Confluence's does."""
import requests


class Atlassian:
    ROOTS = {"jira": "/rest/api/3", "confluence": "/wiki/rest/api", "wrong": "/rest/api"}

    def __init__(self, site, auth):
        self.site = f"https://{site}.atlassian.net"
        self.auth = auth

    def get(self, product, path):
        return requests.get(self.site + self.ROOTS[product] + path, auth=self.auth, timeout=9)


def run(api: Atlassian):
    api.get("jira", "/issue/ABC-1")
    api.get("confluence", "/content/12")  #: AAR201 !AAR401 GET /wiki/rest/api/content/{}
    api.get("wrong", "/content/12")  #: AAR401
