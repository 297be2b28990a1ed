import requests
class Client:
    def __init__(self):
        self.base = "https://confluence.example.com"
    def set_base(self, base):
        self.base = base
    def get(self, path):
        return requests.get(self.base + path)
client = Client()
def setup():
    client.set_base("https://acme.atlassian.net/wiki")
def spaces():
    return client.get("/rest/api/space")
def pages():
    return client.get("/rest/api/content")
