"""An Airflow DAG: HttpHook and an operator, and a task with the client."""
from datetime import datetime

from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.http.hooks.http import HttpHook


@dag(schedule="@daily", start_date=datetime(2026, 1, 1), catchup=False)
def confluence_report():
    @task
    def collect() -> list:
        import requests

        base = Variable.get("confluence_url", default_var="https://acme.atlassian.net/wiki")
        answer = requests.get(f"{base}/rest/api/space?limit=100", auth=("u", Variable.get("token")), timeout=30)  #: AAR201 GET /wiki/rest/api/space
        return answer.json()["results"]

    @task
    def publish(spaces: list) -> None:
        from atlassian import Confluence

        wiki = Confluence(url="https://acme.atlassian.net/wiki", username="u", password=Variable.get("token"), cloud=True)
        if wiki.page_exists("OPS", "Report"):  #: GET /wiki/rest/api/content
            wiki.append_page(wiki.get_page_id("OPS", "Report"), "Report", "<p>x</p>")  #: any

    @task
    def hook() -> None:
        HttpHook(method="POST", http_conn_id="confluence").run("/wiki/rest/api/content", json={"type": "page"})  #: maybe

    publish(collect()) >> hook()


confluence_report()
