"""The base URL of a client is the bare site; one path brings /wiki, one doesn't, one is Jira's."""
import httpx

client = httpx.Client(base_url="https://acme.atlassian.net", auth=("u", "t"))
client.get("/rest/api/content/search", params={"cql": "type=page"})  #: AAR401
client.get("/wiki/rest/api/content/search", params={"cql": "type=page"})  #: !AAR401 AAR101 GET /wiki/rest/api/content/search
client.get("/rest/api/3/search/jql", params={"jql": "project=X"})
client.get("/rest/agile/1.0/board")
client.get("/rest/servicedeskapi/servicedesk")
