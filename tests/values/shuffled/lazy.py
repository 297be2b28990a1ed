import requests
class Client:
    _base = None
    @property
    def base(self):
        if self._base is None:
            self._base = self.discover()
        return self._base
    def discover(self):
        return "https://acme.atlassian.net/wiki"
    def reset(self):
        self._base = "https://confluence.example.com"
    def spaces(self):
        return requests.get(self.base + "/rest/api/space")
