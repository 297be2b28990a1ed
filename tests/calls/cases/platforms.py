"""Integrations of Confluence in platforms that bring a client of their own, and one of Jira."""

import pandas
from airflow.providers.http.hooks.http import HttpHook
from airflow.providers.http.operators.http import HttpOperator
from ansible.module_utils.urls import Request, fetch_url, open_url
from CommonServerPython import *

URL_SUFFIX = {"GROUP": "/wiki/rest/api/group"}


class Client(BaseClient):
    def http_request(self, *args, **kwargs):
        kwargs["ok_codes"] = (200, 201, 204)
        return super()._http_request(*args, **kwargs)

    def events(self, limit):
        return self._http_request(  # => GET /wiki/rest/api/audit
            method="GET", url_suffix="/wiki/rest/api/audit/", params={"limit": limit}
        )

    def spaces(self):
        url = "https://acme.atlassian.net/wiki/rest/api/space"
        return self._http_request("GET", full_url=url)  # => GET /wiki/rest/api/space


def group_command(client: Client, args):
    return client.http_request(method="GET", url_suffix=URL_SUFFIX["GROUP"])  # => GET /wiki/rest/api/group


class ConfluenceClient(BaseClient):
    def page(self, page_id):
        return self._http_request("GET", f"content/{page_id}")  # => GET /wiki/rest/api/content/{id}


class FixedClient(BaseClient):
    def __init__(self, **options):
        super().__init__(base_url="https://acme.atlassian.net/wiki/rest/api", **options)

    def delete(self, page_id):
        return self._http_request("DELETE", f"content/{page_id}")  # => DELETE /wiki/rest/api/content/{id}


class JiraClient(BaseClient):
    def issue(self, key):
        return self._http_request("GET", f"rest/api/3/issue/{key}")

    def search(self, jql):
        return self._http_request("GET", "search", params={"jql": jql})


hook = HttpHook(method="GET", http_conn_id="confluence_default")
hook.run("/wiki/rest/api/content", data={"type": "page"})  # => GET /wiki/rest/api/content
HttpHook("DELETE", "confluence").run(endpoint="rest/api/content/12")  # => DELETE /wiki/rest/api/content/{id}
HttpHook(http_conn_id="confluence").run("rest/api/content")  # => POST /wiki/rest/api/content
HttpOperator(  # => PUT /wiki/rest/api/content/{id}
    task_id="publish", method="PUT", endpoint="/wiki/rest/api/content/{{ params.id }}", http_conn_id="wiki"
)
HttpOperator(task_id="issue", method="GET", endpoint="/rest/api/2/issue/12", http_conn_id="jira")
HttpOperator(task_id="other", method="GET", endpoint="content", http_conn_id="shop")


def main(module):
    url = module.params["url"]
    fetch_url(module, url + "/wiki/rest/api/space", method="POST", data="{}")  # => POST /wiki/rest/api/space
    open_url(url + "/wiki/rest/api/space")  # => GET /wiki/rest/api/space
    open_url(url + "/wiki/rest/api/space", data="{}")  # => POST /wiki/rest/api/space
    Request(headers={}).get(url + "/wiki/rest/api/space")  # => GET /wiki/rest/api/space
    open_url(url + "/rest/api/2/search")


def table(path):
    spaces = pandas.read_json("https://acme.atlassian.net/wiki/rest/api/space")  # => GET /wiki/rest/api/space
    return spaces, pandas.read_csv(path), pandas.read_csv("spaces.csv")
