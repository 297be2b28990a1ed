"""A loop stops at the row with the name that the caller states."""
import httpx

BASE = "https://acme.atlassian.net/wiki/api/v2"
OPERATIONS = [
    ("blog", "GET", "/blogposts/{id}"),
    ("blog_new", "POST", "/blogposts"),
    ("tasks", "GET", "/tasks"),
]

class Client:
    def __init__(self, token):
        self.http = httpx.Client(headers={"Authorization": "Bearer " + token})

    def run(self, op, **path):
        method = url = None
        for name, verb, template in OPERATIONS:
            if name == op:
                method, url = verb, template
                break
        if url is None:
            raise LookupError(op)
        return self.http.request(method, BASE + url.format(**path))

    def tasks(self):
        return self.run("tasks")  #: GET /wiki/api/v2/tasks

    def blog(self, post):
        return self.run("blog", id=post)  #: GET /wiki/api/v2/blogposts/{}
