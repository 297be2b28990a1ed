import requests
BASE = "https://confluence.example.com"
def use_cloud():
    global BASE
    BASE = "https://acme.atlassian.net/wiki"
def spaces():
    return requests.get(BASE + "/rest/api/space")
