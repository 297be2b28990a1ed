"""Two clients in one module, one at the gateway, one at the site by an API token: each call by its own."""
from atlassian import Confluence


def clients(cloud_id, access, email, token):
    app = Confluence(url="https://api.atlassian.com/ex/confluence/%s/wiki" % cloud_id, token=access, cloud=True)
    person = Confluence(url="https://acme.atlassian.net/wiki", username=email, password=token, cloud=True)
    return app, person


def copy(cloud_id, access, email, token, page_id):
    app, person = clients(cloud_id, access, email, token)
    page = person.get_page_by_id(page_id, expand="body.storage")  #: AAR201 !AAR202 GET /wiki/rest/api/content/{}
    app.create_page("ENG", page["title"], page["body"]["storage"]["value"])  #: AAR202 !AAR201
    person.get_page_labels(page_id)  #: AAR201 !AAR202
    app.get_page_labels(page_id)  #: AAR202 !AAR201
