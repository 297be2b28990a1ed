import requests
class Client:
    def __init__(self):
        self.a = "https://acme.atlassian.net/wiki"
        self.b = "/rest/api"
    def one(self):
        self.a = self.b + "/space"
    def two(self):
        self.b = self.a + "/rest/api/content"
    def spaces(self):
        return requests.get(self.a)
    def pages(self):
        return requests.get(self.b)
