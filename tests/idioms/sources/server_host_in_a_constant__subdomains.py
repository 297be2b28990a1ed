"""Hosts that look alike: a company's domain with atlassian in it, an on-premises port, Jira's Cloud site, the gateway."""
import requests

A = "https://atlassian.corp.example/confluence"
B = "https://confluence.atlassian.corp.example"
C = "https://acme.atlassian.net.evil.example/wiki"
D = "https://acme.jira-dev.com/wiki"
E = "https://confluence.acme.example/wiki"


def labels(page: str):
    requests.get(f"{A}/rest/api/content/{page}/label", timeout=9)  #: !AAR101 !AAR201
    requests.get(f"{B}/rest/api/content/{page}/label", timeout=9)  #: !AAR101 !AAR201
    requests.get(f"{C}/rest/api/content/{page}/label", timeout=9)  #: !AAR101 !AAR201
    requests.get(f"{E}/rest/api/content/{page}/label", timeout=9)  #: maybe
    return requests.get(f"https://ACME.atlassian.net/wiki/rest/api/content/{page}/label", timeout=9)  #: AAR201
