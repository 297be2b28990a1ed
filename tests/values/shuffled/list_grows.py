import requests
class Client:
    def __init__(self):
        self.paths = []
    def add(self):
        self.paths.append("/rest/api/space")
    def more(self):
        self.paths.append("/rest/api/content")
    def all(self):
        for path in self.paths:
            requests.get("https://acme.atlassian.net/wiki" + path)
