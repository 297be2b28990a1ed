"""A company's host is the default of a setting, whichever library reads the setting."""
import configparser
import os

import environ
import requests
from airflow.models import Variable
from decouple import config
from django.conf import settings

HOST = "https://wiki.intranet.example"
env = environ.Env()
ini = configparser.ConfigParser()
labels = "/rest/api/content/12/label"


def lookups(options, **kwargs):
    requests.get(options.get("url", HOST) + labels, timeout=9)  #: !AAR101 !AAR201
    requests.get(kwargs.pop("url", HOST) + labels, timeout=9)  #: !AAR101 !AAR201
    requests.get(config("WIKI_URL", default=HOST) + labels, timeout=9)  #: !AAR101 !AAR201
    requests.get(env("WIKI_URL", default=HOST) + labels, timeout=9)  #: !AAR101 !AAR201
    requests.get(env.str("WIKI_URL", HOST) + labels, timeout=9)  #: !AAR101 !AAR201
    requests.get(Variable.get("wiki_url", default_var=HOST) + labels, timeout=9)  #: !AAR101 !AAR201
    requests.get(ini.get("wiki", "url", fallback=HOST) + labels, timeout=9)  #: !AAR101 !AAR201
    requests.get(getattr(settings, "WIKI_URL", HOST) + labels, timeout=9)  #: !AAR101 !AAR201
    requests.get(os.environ.setdefault("WIKI_URL", HOST) + labels, timeout=9)  #: !AAR101 !AAR201


DEFAULTS = {"url": HOST, "cloud": "https://acme.atlassian.net/wiki", "empty": ""}


def merged(options, **kwargs):
    settings = {**DEFAULTS, **options}
    requests.get(settings["url"] + labels, timeout=9)  #: !AAR101 !AAR201
    requests.get(settings["cloud"] + labels, timeout=9)  #: AAR101 AAR201
    requests.get(settings["empty"] + labels, timeout=9)  #: AAR101 AAR201
    requests.get((DEFAULTS | kwargs)["url"] + labels, timeout=9)  #: !AAR101 !AAR201
    settings = dict(DEFAULTS)
    settings.update(options)
    requests.get(settings["url"] + labels, timeout=9)  #: !AAR101 !AAR201
    requests.get({**options, "url": HOST}["url"] + labels, timeout=9)  #: !AAR101 !AAR201
    requests.get({**DEFAULTS, **options}["other"] + labels, timeout=9)  #: AAR101 AAR201


def tested(url=None, site=None):
    if not url:
        url = HOST
    if site is None:
        site = "https://acme.atlassian.net/wiki"
    requests.get(url + labels, timeout=9)  #: !AAR101 !AAR201
    requests.get(site + labels, timeout=9)  #: AAR101 AAR201


def unrelated(url, name):
    if not name:
        name = HOST
    requests.get(url + labels, headers={"X-Name": name}, timeout=9)  #: AAR101 AAR201


def asked(section):
    requests.get(section.get("url") + labels, timeout=9)  #: AAR101 AAR201
    requests.get(ini.get("wiki", "url") + labels, timeout=9)  #: AAR101 AAR201
