"""Libraries that hide their calls of Confluence."""

from langchain_community.document_loaders import ConfluenceLoader, WebBaseLoader
from llama_hub.confluence.base import ConfluenceReader as HubReader
from llama_index.readers.confluence import ConfluenceReader
from md2cf.api import MinimalConfluence
from md2conf.api import ConfluenceAPI
from unstructured_ingest.processes.connectors.confluence import ConfluenceDownloaderConfig, ConfluenceIndexerConfig

SITE = "https://acme.atlassian.net/wiki"

loader = ConfluenceLoader(url=SITE, space_key="DOC", include_attachments=True, include_restricted_content=True)
loader.load()  # => GET /wiki/rest/api/content | GET /wiki/rest/api/content/{id}/child/attachment
ConfluenceLoader(SITE, cql="type=page", include_restricted_content=True).load()  # => GET /wiki/rest/api/content/search
ConfluenceLoader(url="https://wiki.example.com", space_key="A", include_restricted_content=True).load()  # => server: GET /wiki/rest/api/content
WebBaseLoader(SITE + "/spaces/DOC").load()

reader = ConfluenceReader(base_url=SITE)
reader.load_data(label="x")  # => GET /wiki/rest/api/content/search
HubReader(base_url=SITE).load_data(page_ids=["1"], include_children=True)  # => GET /wiki/rest/api/content/{id} | GET /wiki/rest/api/content/{id}/child/{type}
reader.load_data(space_key="DOC")  # => GET /wiki/rest/api/content
reader.load_data(space_key="DOC", page_ids=[], label="", cql=None)  # => GET /wiki/rest/api/content
reader.load_data(page_ids=["1"], space_key=None, folder_id=())  # => GET /wiki/rest/api/content/{id}
ConfluenceLoader(SITE, space_key="A", page_ids=list(), include_restricted_content=True).load()  # => GET /wiki/rest/api/content


def chosen(lines):
    page_ids = []
    for line in lines:
        page_ids.append(line)
    reader.load_data(page_ids=page_ids)  # => GET /wiki/rest/api/content/{id}



wiki = MinimalConfluence(host=SITE + "/rest/api", username="a", password="b")
wiki.get_page(page_id="1")  # => GET /wiki/rest/api/content/{id}
wiki.get_page(title="A", space_key="S")  # => GET /wiki/rest/api/content | GET /wiki/rest/api/content/{id}
wiki.create_page("S", "t", "b")  # => POST /wiki/rest/api/content
wiki.get_url(wiki)


def publish(properties):
    with ConfluenceAPI(properties) as api:
        api.get_page("1")  # => GET /wiki/api/v2/pages/{id}
        api.add_labels("1", [])  # => POST /wiki/rest/api/content/{id}/label


index = ConfluenceIndexerConfig(spaces=["A"])  # => GET /wiki/api/v2/pages | GET /wiki/api/v2/spaces | GET /wiki/rest/api/content/{id}/restriction/byOperation | GET /wiki/api/v2/spaces/{id}/permissions
download = ConfluenceDownloaderConfig()  # => GET /wiki/api/v2/pages/{id}
