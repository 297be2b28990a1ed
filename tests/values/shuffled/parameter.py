import requests
class Client:
    def __init__(self, base):
        self.base = base
    def get(self, path):
        return requests.get(self.base + path)
    def move(self):
        self.base = "https://elsewhere.example.com"
def one():
    return Client("https://acme.atlassian.net/wiki").get("/rest/api/space")
def two():
    return Client("https://confluence.example.com").get("/rest/api/content")
