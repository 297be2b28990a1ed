"""Requests of Confluence whose URLs are bytes."""

import requests
from twisted.internet import reactor
from twisted.web.client import Agent, RedirectAgent

agent = Agent(reactor)
agent.request(b"DELETE", b"https://acme.atlassian.net/wiki/rest/api/content/1")  # => DELETE /wiki/rest/api/content/{id}
RedirectAgent(agent).request(b"GET", "https://acme.atlassian.net/wiki/rest/api/space".encode())  # => GET /wiki/rest/api/space
requests.get(b"https://acme.atlassian.net/wiki/rest/api/space")  # => GET /wiki/rest/api/space
requests.get(b"https://example.com/api")
