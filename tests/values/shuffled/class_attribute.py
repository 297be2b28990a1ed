import requests
class Client:
    base = "https://confluence.example.com"
    @classmethod
    def use_cloud(cls):
        cls.base = "https://acme.atlassian.net/wiki"
    def spaces(self):
        return requests.get(self.base + "/rest/api/space")
    @classmethod
    def pages(cls):
        return requests.get(cls.base + "/rest/api/content")
