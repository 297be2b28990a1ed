"""URLs built from parts: urlunsplit, yarl, posixpath."""
import posixpath
from urllib.parse import urlunsplit

import requests
from yarl import URL

HOST = "acme.atlassian.net"
requests.get(urlunsplit(("https", HOST, "/rest/api/content/3/label", "", "")), timeout=9)  #: AAR401
requests.get(urlunsplit(("https", HOST, "/wiki/rest/api/content/3/label", "", "")), timeout=9)  #: !AAR401 GET /wiki/rest/api/content/{}/label
requests.get(str(URL.build(scheme="https", host=HOST) / "rest" / "api" / "space"), timeout=9)  #: AAR401
requests.get("https://" + posixpath.join(HOST, "wiki", "rest/api/space"), timeout=9)  #: !AAR401 GET /wiki/rest/api/space
