import requests
class Base:
    def spaces(self):
        return requests.get(self.base + "/rest/api/space")
    def pages(self):
        return self.get("/rest/api/content")
class Cloud(Base):
    base = "https://acme.atlassian.net/wiki"
    def get(self, path):
        return requests.get(self.base + path)
class Server(Base):
    base = "https://confluence.example.com"
    def get(self, path):
        return requests.get(self.base + path)
