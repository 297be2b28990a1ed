import requests
class Http:
    def __init__(self):
        self.base = "https://confluence.example.com"
    def get(self, path):
        return requests.get(self.base + path)
class Client:
    def __init__(self):
        self.http = Http()
    def use_cloud(self):
        self.http.base = "https://acme.atlassian.net/wiki"
    def spaces(self):
        return self.http.get("/rest/api/space")
