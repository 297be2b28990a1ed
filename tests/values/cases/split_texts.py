"""What is certain of texts with holes that are split or sliced."""

import os

base = os.environ["BASE"]
key = settings.key

show(f"a/{key}?b".split("?")[0])  # => "a/«settings.key»"
show(f"a/{key}".split("?")[0])  # => "a/«settings.key»"
show(f"a/{key}".split("?")[1])  # => «»
show(f"{base}/a/{key}".split("/")[-2])  # => "a"
show(f"{base}/a/{key}".rsplit("/", 1)[0])  # => "«os.environ.BASE»/a"
show(f"{base}/a/{key}".rpartition("/")[0])  # => "«os.environ.BASE»/a"
show(f"a/{key}".partition("?")[0])  # => "a/«settings.key»"
show(f"a/{key}?b".partition("?")[2])  # => "b"
show("/".join(f"a/{key}/b".split("/")[:-1]))  # => "a/«settings.key»"
show("/".join(f"a/{key}/b".split("/")[1:]))  # => "«settings.key»/b"
show(f"a{key}/bc"[-2:])  # => "bc"
show(f"abc{key}"[1:3])  # => "bc"
show(["a", "b", "c"][1:])  # => ["b", "c"]
show(["a", "b", "c"][::2])  # => ["a", "c"]
show(["a", "b", "c"][::-1])  # => ["c", "b", "a"]
show("abc"[::-1])  # => "cba"
show(f"a/{key}?b".partition("?")[::2][0])  # => "a/«settings.key»"
show(["a", "b"][::step])  # => ["a", "b", ...]
show(f"a{key}"[::2])  # => «»
