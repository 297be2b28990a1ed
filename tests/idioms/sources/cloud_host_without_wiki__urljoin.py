"""urljoin with a leading slash drops the /wiki of the base."""
from urllib.parse import urljoin

import requests

BASE = "https://acme.atlassian.net/wiki/"
requests.get(urljoin(BASE, "/rest/api/space/ENG"), timeout=9)  #: AAR401
requests.get(urljoin(BASE, "rest/api/space/ENG"), timeout=9)  #: !AAR401 GET /wiki/rest/api/space/{}
