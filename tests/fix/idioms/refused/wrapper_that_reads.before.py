# fix: --content-type page_id=page --unsafe-fixes
# refused: the function that makes the request looks at the answer
"""The program's own function looks into each answer."""

import requests


def get(site, path):
    data = requests.get(site + "/wiki" + path, timeout=9).json()
    print(data["type"])
    return data


def main(site):
    page_id = 100
    return get(site, f"/rest/api/content/{page_id}")["title"]
