# fix: --content-type page_id=page --content-type post*=blogpost
"""Two calls of one function, one of them of a blog post: both or none."""

import requests


def report(site, page_id, post_id):
    page = requests.get(f"{site}/wiki/rest/api/content/{page_id}", timeout=9).json()
    post = requests.get(f"{site}/wiki/rest/api/content/{post_id}", timeout=9).json()
    print(page["title"], page["version"]["number"])
    print(post["title"], post["_links"]["webui"])


def main(site):
    report(site, 100, 200)
