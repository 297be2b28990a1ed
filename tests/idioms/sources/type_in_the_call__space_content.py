"""The type is a segment of the path or an argument of the client's method."""
import requests
from atlassian import Confluence

API = "https://acme.atlassian.net/wiki/rest/api"
requests.get(f"{API}/space/ENG/content/blogpost", timeout=9)  #: AAR301 > GET /wiki/api/v2/spaces/{}/blogposts
requests.get(f"{API}/content/12/child/attachment", timeout=9)  #: AAR201 !AAR301
wiki = Confluence(url="https://acme.atlassian.net/wiki", username="u", password="t", cloud=True)
wiki.create_page("ENG", "t", "b", type="blogpost")  #: AAR301 > POST /wiki/api/v2/blogposts
wiki.get_all_pages_from_space("ENG", content_type="page")  #: AAR301
