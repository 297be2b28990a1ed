import requests
class Client:
    def __init__(self):
        self.base = "https://confluence.example.com"
    def spaces(self):
        return requests.get(self.base + "/rest/api/space")
def configure(client: Client):
    client.base = "https://acme.atlassian.net/wiki"
def other(client: Client):
    return requests.get(client.base + "/rest/api/content")
