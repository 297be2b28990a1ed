import requests
class Client:
    def connect(self):
        self.root = "https://acme.atlassian.net/wiki"
    def open(self):
        self.api = self.root + "/rest/api"
    def prepare(self):
        self.url = self.api + "/space"
    def spaces(self):
        return requests.get(self.url)
