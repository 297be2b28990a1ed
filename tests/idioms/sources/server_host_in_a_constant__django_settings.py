"""A Django app on Data Center: settings with a default host, a management command, a service."""
import os

import requests
from django.conf import settings
from django.core.management.base import BaseCommand

CONFLUENCE_HOST = os.environ.get("CONFLUENCE_HOST", "https://confluence.mycompany.com")
CONFLUENCE_API = CONFLUENCE_HOST + "/rest/api"


class WikiService:
    host = getattr(settings, "WIKI_HOST", "https://wiki.mycompany.com")

    def page(self, page_id):
        return requests.get("%s/rest/api/content/%s" % (self.host, page_id), timeout=9).json()  #: !AAR101 !AAR102 !AAR201 !AAR202

    def create(self, payload):
        return requests.post(CONFLUENCE_API + "/content", json=payload, timeout=9)  #: !AAR101 !AAR102 !AAR201 !AAR202


class Command(BaseCommand):
    help = "Sync pages"

    def add_arguments(self, parser):
        parser.add_argument("page")

    def handle(self, *args, **options):
        label_url = f"{CONFLUENCE_API}/content/{options['page']}/label"
        labels = requests.get(label_url, timeout=9).json()  #: !AAR101 !AAR102 !AAR103 !AAR201
        self.stdout.write(str(labels))
