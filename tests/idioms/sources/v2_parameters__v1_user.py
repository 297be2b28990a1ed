"""Users by name or key: no parameters since 2019."""
import requests

API = "https://acme.atlassian.net/wiki/rest/api"
requests.get(f"{API}/user", params={"username": "me"}, timeout=9)  #: AAR403
requests.get(f"{API}/user?key=abc", timeout=9)  #: AAR403
requests.get(f"{API}/user?accountId=abc&expand=email", timeout=9)  #: !AAR403 GET /wiki/rest/api/user
requests.get(f"{API}/user/memberof", params={"username": "me"}, timeout=9)  #: AAR403
