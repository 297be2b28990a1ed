"""Empty constants in join, a list of parts, filter(None), and replace."""
import requests

SPACE = ""
PAGE = ""
API = "https://acme.atlassian.net/wiki/rest/api"
requests.get("/".join([API, "space", SPACE, "settings"]), timeout=9)  #: GET /wiki/rest/api/space/{}/settings
requests.get("/".join((API, "content", PAGE)), timeout=9)  #: GET /wiki/rest/api/content/{}
requests.get(API + "/content/ID/restriction".replace("ID", PAGE), timeout=9)  #: GET /wiki/rest/api/content/{}/restriction
