"""v2 only reads labels: v1 adds and removes them, for OAuth apps too."""
import httpx
GATEWAY = "https://api.atlassian.com/ex/confluence/{}"
class Labels:
    def __init__(self, cloud_id, token):
        self.http = httpx.Client(base_url=GATEWAY.format(cloud_id), headers={"Authorization": "Bearer " + token})
    def add(self, page_id, names):
        return self.http.post(f"/wiki/rest/api/content/{page_id}/label", json=[{"prefix": "global", "name": n} for n in names])  #: !AAR201 !AAR202 POST /wiki/rest/api/content/{}/label
    def remove(self, page_id, name):
        return self.http.delete(f"/wiki/rest/api/content/{page_id}/label", params={"name": name})  #: !AAR201 !AAR202 DELETE /wiki/rest/api/content/{}/label
    def list(self, page_id):
        return self.http.get(f"/wiki/rest/api/content/{page_id}/label")  #: AAR202
    def add_v2(self, page_id, names):
        return self.http.post(f"/wiki/api/v2/pages/{page_id}/labels", json=names)  #: AAR402
