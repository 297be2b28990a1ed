"""The client of LangChain's loader and LlamaIndex's reader is an attribute, for subclasses and from outside."""
from langchain_community.document_loaders import ConfluenceLoader
from langchain_community.document_loaders.confluence import ConfluenceLoader as Loader
from llama_index.readers.confluence import ConfluenceReader


class WithImages(ConfluenceLoader):
    def process_attachment(self, page_id, ocr_languages=None):
        return self.confluence.get_attachments_from_content(page_id)["results"]  #: GET /wiki/rest/api/content/{}/child/attachment


class OfClient(Loader):
    def __init__(self, client, llm):
        self.llm = llm
        self.base_url = client.url
        self.confluence = client

    def comments(self, page_id):
        return self.confluence.get_page_comments(page_id)["results"]  #: GET /wiki/rest/api/content/{}/child/comment


class Reader(ConfluenceReader):
    confluence = None

    def children(self, page_id):
        return self.confluence.get_page_child_by_type(page_id, type="page")  #: GET /wiki/rest/api/content/{}/child/{}


loader = ConfluenceLoader(url="https://acme.atlassian.net/wiki", username="u", api_key="k")
page = loader.confluence.get_page_by_id("1")  #: GET /wiki/rest/api/content/{}
