"""A Django view with settings; the URL by urljoin, the token of the user's social account."""
from urllib.parse import urljoin

import requests
from django.conf import settings
from django.http import JsonResponse
from django.views import View


class PageView(View):
    api = "https://api.atlassian.com/ex/confluence/"

    def get(self, request, page_id):
        token = request.user.social_auth.get(provider="atlassian").access_token
        url = urljoin(self.api, f"{settings.CLOUD_ID}/wiki/rest/api/content/{page_id}")
        answer = requests.get(url, headers={"Authorization": f"Bearer {token}"}, params={"expand": "body.view,version"}, timeout=10)  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}
        return JsonResponse(answer.json(), status=answer.status_code)

    def put(self, request, page_id):
        token = request.user.social_auth.get(provider="atlassian").access_token
        url = urljoin(self.api, f"{settings.CLOUD_ID}/wiki/api/v2/pages/{page_id}")
        answer = requests.put(url, headers={"Authorization": f"Bearer {token}"}, data=request.body, timeout=10)  #: AAR101 !AAR202 PUT /wiki/api/v2/pages/{}
        return JsonResponse(answer.json(), status=answer.status_code)
