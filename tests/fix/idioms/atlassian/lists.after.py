# fix: --content-type page_id=page --unsafe-fixes
"""Attachments, of which the method asks for 50; properties; and spaces."""

from atlassian import Confluence


def main(site):
    client = Confluence(url=site + "/wiki", cloud=True)
    page_id = 100
    attachments = client.get(f"api/v2/pages/{page_id}/attachments", params={"limit": 50, "status": "current"})["results"]
    properties = client.get("api/v2/pages/110/properties", params={"limit": "10"})["results"]
    spaces = client.get("api/v2/spaces", params={"limit": 30, "type": "global"})["results"]
    return (
        [entry["title"] for entry in attachments],
        [item["key"] for item in properties],
        [space["key"] for space in spaces],
    )
