"""urllib3 and http.client with a host, paths by hand."""
import base64
import http.client
import json

import urllib3

HOST = "acme.atlassian.net"


def restrictions(page: str, user: str, token: str):
    pool = urllib3.HTTPSConnectionPool(HOST, headers=urllib3.make_headers(basic_auth=f"{user}:{token}"))
    return pool.request("GET", f"/wiki/rest/api/content/{page}/restriction").json()  #: AAR101 GET /wiki/rest/api/content/{}/restriction


def manager(page: str):
    http_ = urllib3.PoolManager()
    return json.loads(http_.request("DELETE", f"https://{HOST}/wiki/rest/api/content/{page}/label?name=x").data)  #: AAR101 DELETE /wiki/rest/api/content/{}/label


def convert(body: str, user: str, token: str):
    connection = http.client.HTTPSConnection(HOST, timeout=10)
    try:
        headers = {"Authorization": "Basic " + base64.b64encode(f"{user}:{token}".encode()).decode(), "Content-Type": "application/json"}
        connection.request("POST", "/wiki/rest/api/contentbody/convert/async/export_view", json.dumps({"value": body}), headers)  #: POST /wiki/rest/api/contentbody/convert/async/{}
        return json.load(connection.getresponse())
    finally:
        connection.close()
