"""The address is the gateway only if a cloud id is known: not sure, unless both ways are the gateway."""
from atlassian import Confluence


def either(cloud_id, site, token):
    url = f"https://api.atlassian.com/ex/confluence/{cloud_id}" if cloud_id else f"https://{site}.atlassian.net/wiki"
    wiki = Confluence(url=url, username="me", password=token, cloud=True)
    return wiki.get_all_spaces()  #: AAR201 !AAR202 GET /wiki/rest/api/space


class Gateway:
    HOST = "api.atlassian.com"

    def __init__(self, cloud_id, token, *, confluence=None):
        self.wiki = confluence or Confluence(url="https://" + "/".join([self.HOST, "ex", "confluence", cloud_id]), token=token, cloud=True)

    def __enter__(self):
        return self.wiki

    def __exit__(self, *exc):
        self.wiki.close()


def spaces(cloud_id, token):
    with Gateway(cloud_id, token) as wiki:
        return wiki.get_space("ENG")  #: AAR202 !AAR201 GET /wiki/rest/api/space/{}
