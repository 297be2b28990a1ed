"""Confluence: the address of a client decides, also where its class is unknown or another class sets it."""
from acme_http import Api, RestClient, Template
from authlib.integrations.flask_client import OAuth
from locust import FastHttpUser, HttpUser, TaskSet, task
from playwright.sync_api import APIRequestContext, sync_playwright
from requests_toolbelt.sessions import BaseUrlSession
from six.moves import http_client
from six.moves.urllib.request import Request, urlopen

SITE = "https://x.atlassian.net/wiki"
SERVER = "https://confluence.example.com"


class Own:
    def __init__(self, address=SERVER):
        self.api = RestClient(address)
        self.cloud = Api(host=SITE, timeout=3)
        self.template = Template("https://confluence.example.com/x")

    def page(self, i):
        self.api.get(f"/rest/api/content/{i}")  # => server: GET /wiki/rest/api/content/{id}
        self.cloud.get(f"/rest/api/content/{i}")  # => GET /wiki/rest/api/content/{id}
        self.cloud.raw.delete(f"/rest/api/content/{i}")  # => DELETE /wiki/rest/api/content/{id}


class Site(BaseUrlSession):
    base_url = SITE + "/"


class Server(BaseUrlSession):
    base_url = SERVER


class Derived(Server):
    pass


def sessions():
    Site().get("rest/api/space")  # => GET /wiki/rest/api/space
    Server().get("rest/api/space")  # => server: GET /wiki/rest/api/space
    Derived().post("rest/api/content")  # => server: POST /wiki/rest/api/content


class Reader(HttpUser):
    host = SITE

    @task
    def page(self):
        self.client.get("/rest/api/content/12", name="page")  # => GET /wiki/rest/api/content/{id}


class ServerReader(FastHttpUser):
    host = SERVER

    @task
    def page(self):
        self.client.get("/rest/api/content/12")  # => server: GET /wiki/rest/api/content/{id}


class Steps(TaskSet):
    @task
    def page(self):
        self.client.delete("/wiki/rest/api/content/12")  # => DELETE /wiki/rest/api/content/{id}


def browsers(page, api: APIRequestContext):
    with sync_playwright() as p:
        cloud = p.request.new_context(base_url="https://x.atlassian.net")
        cloud.get("/wiki/rest/api/space")  # => GET /wiki/rest/api/space
        server = p.request.new_context(base_url=SERVER)
        server.get("/rest/api/space")  # => server: GET /wiki/rest/api/space
    api.fetch(f"{SITE}/rest/api/content/12", method="PUT", data={})  # => PUT /wiki/rest/api/content/{id}
    page.goto("https://x.atlassian.net/wiki/spaces/ENG")


oauth = OAuth()
atlassian = oauth.register("atlassian", api_base_url="https://api.atlassian.com/ex/confluence/11aa/wiki/")
atlassian.get("rest/api/space")  # => GET /wiki/rest/api/space


def old_and_new():
    connection = http_client.HTTPSConnection("x.atlassian.net")
    connection.request("GET", "/wiki/rest/api/space")  # => GET /wiki/rest/api/space
    urlopen(Request(f"{SITE}/rest/api/content/12"))  # => GET /wiki/rest/api/content/{id}
