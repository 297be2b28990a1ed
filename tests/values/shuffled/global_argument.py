import requests
BASE = None
def setup(base):
    global BASE
    BASE = base
def main():
    setup("https://acme.atlassian.net/wiki")
def spaces():
    return requests.get(BASE + "/rest/api/space")
def more():
    return requests.get(BASE + "/rest/api/content")
