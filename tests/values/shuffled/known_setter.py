import requests
class Client:
    def __init__(self):
        self.base = None
    def set_base(self, base):
        self.base = base
    def get(self, path):
        return requests.get(self.base + path)
def one():
    c = Client()
    c.set_base("https://acme.atlassian.net/wiki")
    return c.get("/rest/api/space")
def two():
    c = Client()
    c.set_base("https://confluence.example.com")
    return c.get("/rest/api/content")
