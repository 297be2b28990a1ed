import requests
class Client:
    def __init__(self):
        self.base = "https://confluence.example.com"
    def use_cloud(self):
        self.base = "https://acme.atlassian.net/wiki"
    def spaces(self):
        return requests.get(self.base + "/rest/api/space")
