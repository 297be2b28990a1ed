import requests
class Client:
    def __init__(self):
        self.base = ""
    def get(self, path):
        return requests.get(self.base + path)
def fetch(base, path):
    c = Client()
    c.base = base
    return c.get(path)
def one():
    return fetch("https://acme.atlassian.net/wiki", "/rest/api/space")
def two():
    return fetch("https://confluence.example.com", "/rest/api/content")
