"""requests_oauthlib's and authlib's sessions sign by OAuth."""
from authlib.integrations.requests_client import OAuth2Session as AuthlibSession
from requests_oauthlib import OAuth2Session

BASE = "https://acme.atlassian.net/wiki/rest/api"


def by_requests_oauthlib(token: dict):
    oauth = OAuth2Session("client-id", token=token)
    return oauth.get(f"{BASE}/content/77", params={"expand": "version"}).json()  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}


def by_authlib(token: dict):
    client = AuthlibSession("client-id", "secret", token=token)
    return client.get(f"{BASE}/space").json()  #: AAR202 !AAR201 GET /wiki/rest/api/space
