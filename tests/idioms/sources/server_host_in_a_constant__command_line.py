"""Options of argparse, optparse, click and typer whose defaults are hosts of a company and of a Cloud site."""
import argparse
import optparse
from typing import Annotated

import click
import requests
import typer

HOST = "https://docs.intranet.example"
app = typer.Typer()


def build() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    parser.add_argument("-u", "--url", default=HOST)
    parser.add_argument("--cloud-url", default="https://acme.atlassian.net/wiki")
    parser.add_argument("--base", dest="root", default=HOST)
    parser.add_argument("--page", required=True)
    parser.add_argument("--other", default=None)
    return parser


def main():
    args = build().parse_args()
    requests.get(args.url + "/rest/api/content/1/label", timeout=9)  #: !AAR101 !AAR201
    requests.get(args.cloud_url + "/rest/api/content/1/label", timeout=9)  #: AAR101 AAR201
    requests.get(f"{args.root}/rest/api/content/{args.page}", timeout=9)  #: !AAR101 !AAR201
    requests.get(f"{args.other}/rest/api/content/{args.page}", timeout=9)  #: AAR101 AAR201
    requests.get(vars(args)["url"] + "/rest/api/content/1/state", timeout=9)  #: !AAR101
    passed(args)
    known, _rest = build().parse_known_args()
    requests.get(known.url + "/rest/api/content/1/state", timeout=9)  #: !AAR101


def passed(options):
    requests.get(options.url + "/rest/api/content/1/state", timeout=9)  #: !AAR101
    requests.get(options.undeclared + "/rest/api/content/1/state", timeout=9)  #: AAR101


def old():
    parser = optparse.OptionParser()
    parser.add_option("-s", "--server", help="host", default=HOST)
    options, args = parser.parse_args()
    requests.get(options.server + "/rest/api/content/" + args[0], timeout=9)  #: !AAR101 !AAR201


@click.command()
@click.option("--host", "-h", default=HOST, show_default=True)
@click.option("--site-url", "site", default="https://acme.atlassian.net/wiki")
@click.argument("page")
def show(host, site, page):
    requests.get(f"{host}/rest/api/content/{page}", timeout=9)  #: !AAR101 !AAR201
    requests.get(f"{site}/rest/api/content/{page}", timeout=9)  #: AAR101 AAR201


@app.command()
def load(page: str, url: str = typer.Option(HOST, "--url"), site: Annotated[str, typer.Option()] = HOST):
    requests.get(f"{url}/rest/api/content/{page}", timeout=9)  #: !AAR101 !AAR201
    requests.get(f"{site}/rest/api/content/{page}", timeout=9)  #: !AAR101 !AAR201


def dispatch(args):
    args.function(args)
