import requests
class Client:
    def __init__(self):
        self.setup()
    def setup(self):
        self.base = "https://confluence.example.com"
        self.choose()
    def choose(self):
        self.base = "https://acme.atlassian.net/wiki"
    def spaces(self):
        return requests.get(self.base + "/rest/api/space")
