"""Methods of the client that go outside of the REST API."""
# needs: --client-versions atlassian-python-api=3.41.16
from atlassian import Confluence

wiki = Confluence(url="https://acme.atlassian.net/wiki", username="u", password="t", cloud=True)
wiki.get_page_as_pdf("12")  #: any
wiki.move_page("ENG", "12", target_id="13")  #: any
wiki.get_space_permissions("ENG")  #: any
wiki.reindex()  #: any
