import requests
class Client:
    def __init__(self):
        self.session = None
    def __enter__(self):
        self.session = requests.Session()
        self.session.auth = ("a", "b")
        return self
    def __exit__(self, *args):
        self.session = None
    def reset(self):
        self.session = requests.Session()
    def pages(self):
        return self.session.get("https://acme.atlassian.net/wiki/rest/api/content")
