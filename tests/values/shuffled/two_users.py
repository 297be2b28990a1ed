import requests
class Client:
    def __init__(self):
        self.base = "https://acme.atlassian.net/wiki"
    def get(self, path):
        return requests.get(self.base + path)
def one():
    c = Client()
    c.base = "https://confluence.example.com"
    return c.get("/rest/api/space")
def two():
    c = Client()
    return c.get("/rest/api/content")
