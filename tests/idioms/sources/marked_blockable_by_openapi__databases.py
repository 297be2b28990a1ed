"""Operations newer than the page: databases, embeds, redaction, classification."""
import httpx

API = httpx.URL("https://acme.atlassian.net/wiki/api/v2/")
client = httpx.Client(base_url=API, auth=("u", "t"))
client.get("databases/1/properties")  #: AAR101 GET /wiki/api/v2/databases/{}/properties
client.delete("embeds/1")  #: AAR101 DELETE /wiki/api/v2/embeds/{}
client.post("pages/1/redact", json={})  #: AAR101 POST /wiki/api/v2/pages/{}/redact
client.get("classification-levels")  #: !AAR101 GET /wiki/api/v2/classification-levels
client.get("space-roles")  #: !AAR101 GET /wiki/api/v2/space-roles
