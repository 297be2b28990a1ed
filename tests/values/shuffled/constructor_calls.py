import requests
class Client:
    def __init__(self, api=None):
        if api:
            self.api = api
            self.who = self.get("/space")
        self.api = "https://api.atlassian.com/ex/confluence/1/wiki/rest/api"
        self.who = self.get("/content")
        if not self.who:
            self.api = self.fallback()
    def fallback(self):
        return "https://acme.atlassian.net/wiki/rest/api"
    def get(self, path):
        return requests.get(self.url(path))
    def url(self, path):
        return self.api + path
    def users(self):
        return self.get("/user/current")
