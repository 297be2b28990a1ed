"""Classification levels, the admin key, data policies."""
import requests
B = "https://acme.atlassian.net/wiki/api/v2"
def admin(pid, s):
    s.get(f"{B}/pages/{pid}/classification-level")  #: !AAR401 GET /wiki/api/v2/pages/{}/classification-level
    s.put(f"{B}/pages/{pid}/classification-level", json={"id": "x", "status": "current"})  #: !AAR403 PUT /wiki/api/v2/pages/{}/classification-level
    s.post(f"{B}/admin-key", json={"durationInMinutes": 30})  #: !AAR403 POST /wiki/api/v2/admin-key
    s.get(f"{B}/data-policies/metadata")  #: !AAR101 GET /wiki/api/v2/data-policies/metadata
    s.get(f"{B}/data-policies/spaces", params={"ids": [1]})  #: !AAR101 GET /wiki/api/v2/data-policies/spaces
    s.get(f"{B}/pages/{pid}/classification-levels")  #: AAR401
