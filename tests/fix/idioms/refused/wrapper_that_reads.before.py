# fix: --content-type page_id=page --unsafe-fixes
# refused: the response's type isn't the same in v2
"""The program's own function reads a key of each answer that v2 lacks."""

import requests


def get(site, path):
    data = requests.get(site + "/wiki" + path, timeout=9).json()
    print(data["type"])
    return data


def main(site):
    page_id = 100
    return get(site, f"/rest/api/content/{page_id}")["title"]
