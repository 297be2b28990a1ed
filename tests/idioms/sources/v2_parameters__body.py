"""v1's body keys on v2 operations."""
import httpx

client = httpx.Client(base_url="https://acme.atlassian.net/wiki/api/v2", auth=("u", "t"))
client.post("/pages", json={"type": "page", "space": {"key": "ENG"}, "title": "t", "body": {}})  #: AAR403
client.post("/pages", json={"spaceId": "12", "title": "t", "parentId": "3", "body": {"representation": "storage", "value": ""}})  #: !AAR403 POST /wiki/api/v2/pages
client.put("/pages/12", json={"id": "12", "status": "current", "title": "t", "version": {"number": 2}, "body": {}, "ancestors": [{"id": 1}]})  #: AAR403
