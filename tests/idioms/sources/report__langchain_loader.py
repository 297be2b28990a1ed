"""LangChain's loader on Cloud: the calls are the library's own."""
import os

from langchain_community.document_loaders import ConfluenceLoader
from langchain_community.document_loaders.confluence import ContentFormat


def documents(space: str):
    loader = ConfluenceLoader(
        url="https://acme.atlassian.net/wiki",
        username=os.environ["CONFLUENCE_USER"],
        api_key=os.environ["CONFLUENCE_TOKEN"],
        cloud=True,
        space_key=space,
        content_format=ContentFormat.STORAGE,
        include_attachments=True,
    )
    return loader.load()  #: maybe
