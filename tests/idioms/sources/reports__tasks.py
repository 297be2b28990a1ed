"""Inline tasks by v1, by v2, and by paths that are made up."""
import requests
B = "https://acme.atlassian.net/wiki"
def tasks(s, cid):
    s.get(f"{B}/rest/api/inlinetasks/search", params={"assignee": "5b", "status": "incomplete"})  #: AAR201 > GET /wiki/api/v2/tasks
    s.put(f"{B}/rest/api/inlinetasks/77", json={"status": "complete"})  #: AAR201 > PUT /wiki/api/v2/tasks/{}
    s.get(f"{B}/api/v2/tasks", params={"assigned-to": "5b", "page-id": [1]})  #: !AAR403 GET /wiki/api/v2/tasks
    s.get(f"{B}/api/v2/pages/{cid}/tasks")  #: AAR401
    s.get(f"{B}/api/v2/inline-tasks")  #: AAR401
