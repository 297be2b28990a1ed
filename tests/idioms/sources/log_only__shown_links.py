"""A URL in a button of Streamlit, or in ``__repr__``."""
import requests
import streamlit as st

WIKI = "https://acme.atlassian.net/wiki"


class Page:
    def __init__(self, page_id):
        self.page_id = page_id

    def __repr__(self):
        return f"{WIKI}/rest/api/content/{self.page_id}"

    def load(self):
        return requests.get(f"{WIKI}/rest/api/content/{self.page_id}", timeout=9)  #: GET /wiki/rest/api/content/{}


page = Page(st.text_input("Page"))
st.link_button("Open", f"{WIKI}/rest/api/content/{page.page_id}")
st.sidebar.markdown(f"[source]({WIKI}/rest/api/content/{page.page_id})")
