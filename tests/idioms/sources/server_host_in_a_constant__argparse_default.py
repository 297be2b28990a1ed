"""argparse and click defaults with a company host; the client library with these values."""
import argparse

import click
import requests
from atlassian import Confluence

DEFAULT_URL = "https://docs.intranet.local"


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("--url", default=DEFAULT_URL)
    p.add_argument("--token", required=True)
    return p.parse_args()


def main():
    args = parse()
    wiki = Confluence(url=args.url, token=args.token)
    for page in wiki.get_all_pages_from_space("ENG"):  #: !AAR101 !AAR201 !AAR202
        print(page["title"])
    r = requests.get(args.url + "/rest/api/space", headers={"Authorization": "Bearer " + args.token})  #: !AAR101 !AAR201 !AAR202
    print(r.json())


@click.command()
@click.option("--host", default="http://confluence.corp:8090", show_default=True, envvar="WIKI")
@click.argument("page")
def show(host, page):
    click.echo(requests.get(f"{host}/rest/api/content/{page}", timeout=10).text)  #: !AAR101 !AAR201 !AAR202
