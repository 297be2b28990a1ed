"""v1: not marked (exempt) beside marked."""
import requests

R = "https://acme.atlassian.net/wiki/rest/api"
requests.get(R + "/search/user", params={"cql": "user.fullname~x"}, timeout=9)  #: !AAR101 GET /wiki/rest/api/search/user
requests.get(R + "/search", params={"cql": "type=page"}, timeout=9)  #: AAR101 GET /wiki/rest/api/search
requests.get(R + "/analytics/content/12/views", timeout=9)  #: AAR101 GET /wiki/rest/api/analytics/content/{}/views
requests.get(R + "/audit", timeout=9)  #: !AAR101 GET /wiki/rest/api/audit
requests.get(R + "/longtask/12", timeout=9)  #: !AAR101 GET /wiki/rest/api/longtask/{}
