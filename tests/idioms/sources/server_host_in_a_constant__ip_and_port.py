"""localhost, an address and a port: a Server in a container."""
import http.client
import os

import requests

LOCAL = "http://localhost:8090"
HOST, PORT = "10.0.4.7", 8090


def search(cql: str):
    return requests.get(LOCAL + "/rest/api/content/search", params={"cql": cql}, auth=("admin", "admin"), timeout=9)  #: !AAR101 !AAR201


def space(key: str):
    connection = http.client.HTTPConnection(HOST, PORT)
    connection.request("GET", f"/rest/api/space/{key}")  #: !AAR101 !AAR201
    return connection.getresponse().read()


def page(page_id: str):
    base = os.environ.get("WIKI", f"http://{HOST}:{PORT}/confluence")
    return requests.get(f"{base}/rest/api/content/{page_id}", timeout=9)  #: maybe
