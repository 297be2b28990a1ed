"""Version 5 for a Server host has the method: nothing to say at all."""
# needs: --client-versions atlassian-python-api=5.0.5
from atlassian import Confluence

wiki = Confluence(url="https://wiki.corp.example", token="pat", cloud=False)
wiki.get_page_by_id("12")  #: !AAR404 !AAR101 !AAR201 !AAR202
wiki.create_page("ENG", "t", "b")  #: !AAR404 !AAR101 !AAR201 !AAR202
