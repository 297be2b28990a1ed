"""Names that are left empty, and those that only begin so."""

import os

KEY = ""
URL = ""
URL += "/a"
OPTIONS = {"key": ""}

show(KEY)  # => "«KEY»"
show(URL)  # => "/a"
show(OPTIONS["key"])  # => "«key»"
show(os.getenv("KEY", ""))  # => "«os.environ.KEY»"
show(os.getenv("KEY", "x"))  # => "x" | «os.environ.KEY»


class Settings:
    key = ""
    kind = ""

    def __init__(self):
        self.kind = "page"
        show(self.key)  # => "«self.key»"


show(Settings.key)  # => "«Settings.key»"


def of_parameter(given, wanted):
    text = ""
    if wanted:
        text = "x"
    show(text)  # => "" | "x"
    copied = given
    return copied


show(of_parameter("", True))  # => «given»
