"""Requests of Confluence by Airflow's HTTP provider: hooks, their sessions, triggers, notifiers, subclasses."""

from airflow.providers.http.hooks.http import HttpAsyncHook, HttpHook
from airflow.providers.http.notifications.http import HttpNotifier
from airflow.providers.http.operators.http import HttpOperator
from airflow.providers.http.sensors.http import HttpSensor
from airflow.providers.http.triggers.http import HttpEventTrigger, HttpSensorTrigger, HttpTrigger

CONTENT = "wiki/rest/api/content"


async def later():
    hook = HttpAsyncHook(method="GET", http_conn_id="confluence")
    async with hook.session() as session:
        await session.run(f"{CONTENT}/1")  # => GET /wiki/rest/api/content/{id}
    async with hook.session(method="DELETE") as session:
        await session.run(endpoint=f"{CONTENT}/1")  # => DELETE /wiki/rest/api/content/{id}
    await hook.run(endpoint="wiki/api/v2/pages")  # => GET /wiki/api/v2/pages


def now():
    hook = HttpHook("PUT", http_conn_id="confluence")
    hook.run_with_advanced_retry(endpoint=f"{CONTENT}/1", _retry_args={})  # => PUT /wiki/rest/api/content/{id}
    hook.get_conn().get(hook.base_url + "/wiki/rest/api/space")  # => GET /wiki/rest/api/space


HttpTrigger("confluence", endpoint=CONTENT)  # => POST /wiki/rest/api/content
HttpTrigger("confluence", method="DELETE", endpoint=f"{CONTENT}/1")  # => DELETE /wiki/rest/api/content/{id}
HttpEventTrigger("checks.changed", "confluence", endpoint=f"{CONTENT}/1")  # => GET /wiki/rest/api/content/{id}
HttpSensorTrigger(f"{CONTENT}/1", http_conn_id="confluence")  # => GET /wiki/rest/api/content/{id}
HttpNotifier(http_conn_id="confluence", endpoint=f"{CONTENT}/1/label")  # => POST /wiki/rest/api/content/{id}/label


class Delete(HttpOperator):
    def __init__(self, page_id, **kwargs):
        super().__init__(endpoint=f"{CONTENT}/{page_id}", method="DELETE", **kwargs)  # => DELETE /wiki/rest/api/content/{id}


Delete("1", task_id="e")


class Send(HttpOperator):
    """An operator that leaves all to its arguments."""


class Pages(HttpHook):
    def __init__(self):
        super().__init__(method="PUT", http_conn_id="confluence")

    def page(self, page_id):
        return self.run(f"{CONTENT}/{page_id}")  # => PUT /wiki/rest/api/content/{id}


Send(endpoint=CONTENT, http_conn_id="confluence")  # => POST /wiki/rest/api/content
