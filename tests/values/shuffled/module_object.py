import requests
class Client:
    def __init__(self):
        self.base = "https://confluence.example.com"
    def get(self, path):
        return requests.get(self.base + path)
client = Client()
def setup():
    client.base = "https://acme.atlassian.net/wiki"
def spaces():
    return client.get("/rest/api/space")
def pages():
    return client.get("/rest/api/content")
