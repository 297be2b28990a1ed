"""A decorator calls its function with the API's root."""
from functools import wraps
import requests

def with_base(function):
    @wraps(function)
    def call(*args, **kw):
        return function("https://acme.atlassian.net/wiki/rest/api", *args, **kw)
    return call

@with_base
def space(base, key):
    return requests.get(f"{base}/space/{key}", timeout=4)  #: GET /wiki/rest/api/space/{}

@with_base
def content(base, key):
    return requests.get(base + "/content/" + key, timeout=4)  #: GET /wiki/rest/api/content/{}
