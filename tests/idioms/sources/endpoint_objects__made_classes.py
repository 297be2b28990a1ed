"""Classes that are made or changed by calls: by ``type``, by a decorator, by ``Api["path"]``."""
import requests

ROOT = "https://acme.atlassian.net/wiki/api/v2"


class Resource:
    path = ""

    def get(self, ident):
        return requests.get(f"{ROOT}/{self.path}/{ident}", timeout=3)


Pages = type("Pages", (Resource,), {"path": "pages"})
Blogs = type("Blogs", (Resource,), dict(path="blogposts"))


def resource(path):
    def decorate(cls):
        cls.path = path
        return cls

    return decorate


@resource("spaces")
class Spaces(Resource):
    pass


def logged(cls):
    print(cls.__name__)
    return cls


@logged
class Tasks(Resource):
    path = "tasks"


class Api:
    def __class_getitem__(cls, path):
        return f"{ROOT}/{path}"


def page(ident):
    return Pages().get(ident)  #: GET /wiki/api/v2/pages/{}


def blog(ident):
    return Blogs().get(ident)  #: GET /wiki/api/v2/blogposts/{}


def space(ident):
    return Spaces().get(ident)  #: GET /wiki/api/v2/spaces/{}


def task(ident):
    return Tasks().get(ident)  #: GET /wiki/api/v2/tasks/{}


def tasks():
    return requests.get(Api["tasks"], timeout=4)  #: GET /wiki/api/v2/tasks
