"""Loops and helpers that try a request again."""

HANDLED = {
    "errors are gathered": """
errors = []
def page():
    try:
        r = requests.get(URL)
        r.raise_for_status()
        return r.json()
    except Exception as e:
        errors.append(e)
""",
    "tried again, but for what isn't found": """
def page():
    for attempt in range(3):
        try:
            r = requests.get(URL)
            r.raise_for_status()
            return r.json()
        except requests.HTTPError as error:
            if error.response.status_code == 404:
                return None
            if attempt == 2:
                raise
""",
    "each item by itself": """
def page():
    for url in (URL, URL):
        try:
            r = requests.get(URL)
            r.raise_for_status()
        except requests.HTTPError:
            continue
        print(r.json())
""",
    "a retry that gives something in the end": """
import tenacity
@tenacity.retry(stop=tenacity.stop_after_attempt(3), retry_error_callback=lambda state: None)
def page():
    r = requests.get(URL)
    r.raise_for_status()
    return r.json()
""",
    "attempts": """
import tenacity
def page():
    try:
        for attempt in tenacity.Retrying(stop=tenacity.stop_after_attempt(3)):
            with attempt:
                r = requests.get(URL)
                r.raise_for_status()
                return r.json()
    except tenacity.RetryError:
        return None
""",
}

UNHANDLED = {
    "a retry": """
import tenacity
@tenacity.retry(stop=tenacity.stop_after_attempt(3))
def page():
    r = requests.get(URL)
    r.raise_for_status()
    return r.json()
""",
    "tried again, and raised in the end": """
import time
def page():
    for attempt in range(3):
        try:
            r = requests.get(URL)
            r.raise_for_status()
            return r.json()
        except requests.HTTPError as error:
            if error.response.status_code != 429:
                raise
            time.sleep(attempt)
    raise RuntimeError("no")
""",
    "the last error is raised": """
def page():
    last = None
    for _ in range(3):
        try:
            r = requests.get(URL)
            r.raise_for_status()
            return r.json()
        except requests.HTTPError as error:
            last = error
            continue
    raise last
""",
}
