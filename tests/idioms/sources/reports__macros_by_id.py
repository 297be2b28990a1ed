"""The body of a macro by its ID, and by its hash as of old."""
import requests
B = "https://acme.atlassian.net/wiki/rest/api/content"
def macro(pid, v, mid, s):
    s.get(f"{B}/{pid}/history/{v}/macro/id/{mid}")  #: !AAR201 GET /wiki/rest/api/content/{}/history/{}/macro/id/{}
    s.get(f"{B}/{pid}/history/{v}/macro/id/{mid}/convert/export_view")  #: !AAR201 GET /wiki/rest/api/content/{}/history/{}/macro/id/{}/convert/{}
    s.get(f"{B}/{pid}/history/{v}/macro/hash/{mid}")  #: AAR401
    s.get(f"{B}/{pid}/history")  #: AAR201
