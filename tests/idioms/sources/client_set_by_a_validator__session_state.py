"""Streamlit keeps the client in the session's state, Home Assistant in its data; both by keys that are constants."""
# needs: --client-versions atlassian-python-api=3.41.16
from __future__ import annotations

import streamlit as st
from atlassian import Confluence, Jira

WIKI_KEY = "wiki_client"
JIRA_KEY = "jira_client"


@st.cache_resource(ttl=3600)
def connect(user: str, token: str) -> Confluence:
    return Confluence(url="https://acme.atlassian.net/wiki", username=user, password=token, cloud=True)


def login() -> None:
    with st.form("login"):
        user = st.text_input("E-mail")
        token = st.text_input("API token", type="password")
        if st.form_submit_button("Log in"):
            st.session_state[WIKI_KEY] = connect(user, token)
            st.session_state[JIRA_KEY] = Jira(url="https://acme.atlassian.net", username=user, password=token)


def show_page(page_id: str) -> None:
    client = st.session_state[WIKI_KEY]
    page = client.get_page_by_id(page_id, expand="body.view")  #: AAR201 GET /wiki/rest/api/content/{}
    st.html(page["body"]["view"]["value"])


def show_labels(page_id: str) -> None:
    found = st.session_state[WIKI_KEY].get_page_labels(page_id)  #: AAR201 GET /wiki/rest/api/content/{}/label
    st.write(", ".join(label["name"] for label in found["results"]))


def show_issue(key: str) -> None:
    st.json(st.session_state[JIRA_KEY].issue(key))


def main() -> None:
    if WIKI_KEY not in st.session_state:
        login()
        st.stop()
    page_id = st.text_input("Page")
    show_page(page_id)
    show_labels(page_id)
    show_issue(st.text_input("Issue"))


main()
