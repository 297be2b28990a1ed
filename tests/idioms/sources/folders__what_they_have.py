"""Folders have no attachments, comments or labels of v2; what they have is properties, operations, ancestors."""
import requests

V2 = "https://acme.atlassian.net/wiki/api/v2"
session = requests.Session()
session.get(f"{V2}/folders/12/properties")  #: AAR101 GET /wiki/api/v2/folders/{}/properties
session.get(f"{V2}/folders/12/ancestors")  #: AAR101 GET /wiki/api/v2/folders/{}/ancestors
session.get(f"{V2}/folders/12/operations")  #: AAR101 GET /wiki/api/v2/folders/{}/operations
session.delete(f"{V2}/folders/12")  #: AAR101 DELETE /wiki/api/v2/folders/{}
session.put(f"{V2}/folders/12", json={"title": "t"})  #: AAR402
session.get(f"{V2}/folders/12/attachments")  #: AAR401
session.get(f"{V2}/folders")  #: any
