"""Texts that a parser of options shows."""
import argparse

import requests

ROOT = "https://acme.atlassian.net/wiki/rest/api"


def build() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(usage="wiki GET /wiki/rest/api/content/{id}")
    parser.add_argument("--url", metavar="https://acme.atlassian.net/wiki/rest/api/content/12")
    parser.add_argument("--page", help="see /wiki/rest/api/content/{id}")
    return parser


def main() -> None:
    options = build().parse_args()
    print(requests.get(f"{ROOT}/content/{options.page}/label", timeout=9).json())  #: GET /wiki/rest/api/content/{}/label
