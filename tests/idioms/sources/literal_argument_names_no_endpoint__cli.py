"""A click command: options are ids; the helper is called with them."""
import click
import requests


def copy_page(site: str, page_id: str, destination: str) -> dict:
    url = f"https://{site}.atlassian.net/wiki/rest/api/content/{page_id}/copy"
    return requests.post(url, json={"destination": {"type": "parent_page", "value": destination}}, timeout=30).json()  #: POST /wiki/rest/api/content/{}/copy


@click.command()
@click.argument("page_id")
@click.option("--to", default="99")
def main(page_id: str, to: str) -> None:
    """Copy https://acme.atlassian.net/wiki/rest/api/content/{id} to another parent."""
    click.echo(copy_page("acme", page_id, to))
    copy_page("acme", "1", destination="2")
