"""Restrictions name groups by ID, and users by account ID."""
import requests
B = "https://acme.atlassian.net/wiki/rest/api/content"
def lock(pid, s):
    s.put(f"{B}/{pid}/restriction/byOperation/update/group/admins")  #: AAR201 > PUT /wiki/rest/api/content/{}/restriction/byOperation/{}/byGroupId/{}
    s.delete(f"{B}/{pid}/restriction/byOperation/update/group/admins")  #: AAR201 > DELETE /wiki/rest/api/content/{}/restriction/byOperation/{}/byGroupId/{}
    s.put(f"{B}/{pid}/restriction/byOperation/update/user?accountId=5b1")  #: !AAR201 !AAR403 PUT /wiki/rest/api/content/{}/restriction/byOperation/{}/user
    s.put(f"{B}/{pid}/restriction/byOperation/update/user?userName=bob")  #: AAR403
    s.get(f"{B}/{pid}/restriction")  #: !AAR201 GET /wiki/rest/api/content/{}/restriction
