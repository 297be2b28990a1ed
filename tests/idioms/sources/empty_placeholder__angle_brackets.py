"""Placeholders to be replaced by hand: <page>, YOUR_…, TODO, xxx."""
import requests

DOMAIN = "your-domain"
PAGE = "<page-id>"
SPACE = "YOUR_SPACE_KEY"
ACCOUNT = "TODO"

base = f"https://{DOMAIN}.atlassian.net/wiki/rest/api"
requests.get(base + "/content/" + PAGE, timeout=9)  #: GET /wiki/rest/api/content/{}
requests.get(base + "/space/" + SPACE + "/label", timeout=9)  #: GET /wiki/rest/api/space/{}/label
requests.get(f"{base}/user?accountId={ACCOUNT}", timeout=9)  #: GET /wiki/rest/api/user
requests.get("https://<your-site>.atlassian.net/wiki/api/v2/pages/<id>/labels", timeout=9)  #: GET /wiki/api/v2/pages/{}/labels
