"""A CI script for a Data Center: constants by environment, %-format, urllib and curl."""
import json
import os
import subprocess
import urllib.request

HOSTS = {"test": "https://wiki-test.bank.example", "prod": "https://wiki.bank.example"}
STAGE = os.environ.get("STAGE", "test")
HOST = HOSTS.get(STAGE, HOSTS["test"])
API = "%s/rest/api" % HOST


def get(path):
    req = urllib.request.Request(API + path, headers={"Authorization": "Bearer " + os.environ["PAT"]})
    with urllib.request.urlopen(req, timeout=10) as resp:
        return json.loads(resp.read())


def page(number):
    return get("/content/%s?expand=version" % number)  #: !AAR101 !AAR102 !AAR201 !AAR202


def update(number, body):
    req = urllib.request.Request(  #: !AAR101 !AAR102 !AAR201 !AAR202
        "%s/content/%s" % (API, number), data=json.dumps(body).encode(), method="PUT"
    )
    return urllib.request.urlopen(req).status  #: !AAR101 !AAR102 !AAR201 !AAR202


def upload(number, name):
    url = f"{HOST}/rest/api/content/{number}/child/attachment"  #: !AAR101 !AAR103 !AAR201
    subprocess.check_call(["curl", "-s", "-H", "X-Atlassian-Token: nocheck", "-F", f"file=@{name}", url])  #: !AAR101 !AAR201


SITES = {"old": "https://wiki.bank.example", "new": "https://bank.atlassian.net/wiki"}


def chosen(number):
    base = HOSTS[os.environ.get("STAGE", "test")]
    urllib.request.urlopen(f"{base}/rest/api/content/{number}")  #: !AAR101 !AAR201
    base = HOSTS[os.environ["STAGE"]]
    urllib.request.urlopen(f"{base}/rest/api/content/{number}")  #: !AAR101 !AAR201
    base = SITES[os.environ.get("SITE", "old")]
    urllib.request.urlopen(f"{base}/rest/api/content/{number}")  #: AAR101 AAR201
