import requests
class Client:
    def __init__(self):
        self.headers = {}
        self.session = requests.Session()
    def login(self, token):
        self.headers["Authorization"] = f"Bearer {token}"
        self.session.headers.update(self.headers)
    def basic(self):
        self.session.auth = ("a", "b")
    def spaces(self):
        return requests.get("https://acme.atlassian.net/wiki/rest/api/space", headers=self.headers)
    def pages(self):
        return self.session.get("https://acme.atlassian.net/wiki/rest/api/content")
