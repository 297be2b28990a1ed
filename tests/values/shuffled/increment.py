import requests
class Client:
    def __init__(self):
        self.base = "https://acme.atlassian.net/wiki/"
    def trim(self):
        self.base = self.base.rstrip("/")
    def api(self):
        self.base = self.base + "/rest/api"
    def spaces(self):
        return requests.get(self.base + "/space")
