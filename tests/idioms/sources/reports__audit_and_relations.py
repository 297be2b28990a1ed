"""What v1 still documents: audit, relations, long tasks."""
import requests
B = "https://acme.atlassian.net/wiki/rest/api"
def misc(tid, acc, s):
    s.get(f"{B}/audit", params={"startDate": "1700000000000"})  #: !AAR201 GET /wiki/rest/api/audit
    s.get(f"{B}/audit/since?number=3&units=MONTHS")  #: !AAR201 GET /wiki/rest/api/audit/since
    s.put(f"{B}/relation/favourite/from/user/{acc}/to/content/12")  #: !AAR201 PUT /wiki/rest/api/relation/{}/from/{}/{}/to/{}/{}
    s.get(f"{B}/longtask/{tid}")  #: !AAR201 GET /wiki/rest/api/longtask/{}
    s.get(f"{B}/longtask/{tid}/progress")  #: AAR401
