# fix:
"""A task done."""

import requests


def done(site, task_id):
    response = requests.put(
        f"{site}/wiki/api/v2/tasks/{task_id}", json={"status": "complete"}, timeout=9
    )
    return response.json()["status"]


def main(site):
    return done(site, 701)
