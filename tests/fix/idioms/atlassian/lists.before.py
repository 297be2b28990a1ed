# fix: --content-type page_id=page --unsafe-fixes
"""Attachments, of which the method asks for 50; properties; and spaces."""

from atlassian import Confluence


def main(site):
    client = Confluence(url=site + "/wiki", cloud=True)
    page_id = 100
    attachments = client.get_attachments_from_content(page_id, start=0)["results"]
    properties = client.get_page_properties(110)["results"]
    spaces = client.get_all_spaces(0, 30, space_type="global")["results"]
    return (
        [entry["title"] for entry in attachments],
        [item["key"] for item in properties],
        [space["key"] for space in spaces],
    )
