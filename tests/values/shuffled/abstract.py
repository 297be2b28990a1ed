import requests
from abc import abstractmethod
class Base:
    @abstractmethod
    def root(self):
        ...
    def spaces(self):
        return requests.get(self.root() + "/rest/api/space")
class Cloud(Base):
    def root(self):
        return "https://acme.atlassian.net/wiki"
class Server(Base):
    def root(self):
        return "https://confluence.example.com"
