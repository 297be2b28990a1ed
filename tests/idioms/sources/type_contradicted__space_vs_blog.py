"""The names contradict each other: all types stay."""
from atlassian import Confluence


def remove(wiki: Confluence, attachment_id: str):
    return wiki.remove_page(page_id=attachment_id)  #: AAR302 !AAR301


def read(wiki: Confluence, blogpost_id: str):
    return wiki.get_page_by_id(blogpost_id)  #: AAR302 !AAR301


def page(wiki: Confluence, page_id: str):
    return wiki.get_page_by_id(page_id)  #: AAR201
