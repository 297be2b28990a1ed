import requests
class Client:
    base = "https://confluence.example.com"
    def spaces(self):
        return requests.get(self.base + "/rest/api/space")
def use_cloud():
    Client.base = "https://acme.atlassian.net/wiki"
def pages():
    return requests.get(Client.base + "/rest/api/content")
