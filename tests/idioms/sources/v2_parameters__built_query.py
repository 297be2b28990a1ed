"""v1's parameters in a query that is built by urlencode or a URL object."""
from urllib.parse import urlencode

import httpx
import requests

V2 = "https://acme.atlassian.net/wiki/api/v2"
requests.get(f"{V2}/pages?{urlencode({'spaceKey': 'ENG', 'limit': 5})}", timeout=9)  #: AAR403
httpx.get(httpx.URL(f"{V2}/blogposts/1", params={"expand": "body"}))  #: AAR403
requests.get(f"{V2}/spaces?" + "&".join(["keys=ENG", "limit=1"]), timeout=9)  #: !AAR403 GET /wiki/api/v2/spaces
