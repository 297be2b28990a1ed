"""A script as from a notebook: cells with globals, a loop, an f-string within a loop variable's dict."""
# %%
import os
import pandas as pd
import requests

os.environ.setdefault("ATLASSIAN_SITE", "acme")
# %%
url = f"https://{os.environ['ATLASSIAN_SITE']}.atlassian.net/wiki/rest/api/content"
params = {"type": "page", "spaceKey": "ENG", "expand": "history,version"}
frames = []
while url:
    r = requests.get(url, params=params, auth=(os.environ["U"], os.environ["T"])).json()  #: AAR201 GET /wiki/rest/api/content > GET /wiki/api/v2/pages
    frames.append(pd.json_normalize(r["results"]))
    nxt = r["_links"].get("next")
    url = r["_links"]["base"] + nxt if nxt else None
# %%
df = pd.concat(frames)
for i in df["id"]:
    views = requests.get(f"https://acme.atlassian.net/wiki/rest/api/analytics/content/{i}/views").json()  #: AAR101 GET /wiki/rest/api/analytics/content/{}/views
    df.loc[df["id"] == i, "views"] = views["count"]
df.to_html("https_acme.html")
