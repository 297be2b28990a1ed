import requests
class Client:
    def __init__(self):
        self.base = "https://confluence.example.com"
    def login(self):
        configure(self)
    def spaces(self):
        return requests.get(self.base + "/rest/api/space")
def configure(client):
    client.base = "https://acme.atlassian.net/wiki"
def run():
    c = Client()
    configure(c)
    return c.spaces()
def plain():
    return Client().spaces()
