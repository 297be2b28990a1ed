import requests
BASE = "https://acme.atlassian.net/wiki"
def root(n):
    if n:
        return base(n - 1)
    return BASE
def base(n):
    if n:
        return root(n - 1)
    return "https://acme.atlassian.net/wiki/"
def spaces():
    return requests.get(root(3) + "/rest/api/space")
def pages():
    return requests.get(base(3) + "/rest/api/content")
def get(path, again=True):
    r = requests.get(BASE + path)
    return retry(path) if again else r
def retry(path):
    return get(path, False)
def user():
    return retry("/rest/api/user/current")
def group():
    return get("/rest/api/group")
