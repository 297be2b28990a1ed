"""Values that are empty unless the environment or argparse gives them."""
import argparse
import os

import requests

SITE = os.getenv("SITE", "acme")
ROOT = os.environ.get("CONFLUENCE_PAGE", "")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--space", default="")
    parser.add_argument("--page", default=ROOT)
    arguments = parser.parse_args()
    base = f"https://{SITE}.atlassian.net/wiki/rest/api"
    print(requests.get(f"{base}/space/{arguments.space}", timeout=9).json())  #: GET /wiki/rest/api/space/{}
    print(requests.get(f"{base}/content/{arguments.page}/child/attachment", timeout=9).json())  #: GET /wiki/rest/api/content/{}/child/attachment
