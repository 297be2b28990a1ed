"""The HTML report in a real browser: what it shows, sorts and filters, and that it stays by itself."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from running import run

webdriver = pytest.importorskip("selenium.webdriver")
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402 - selenium may be missing

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")

if CHROMIUM is None or DRIVER is None:
    if os.environ.get("CI") and not os.environ.get("NO_BROWSER"):
        pytest.fail("chromium and chromedriver are needed; NO_BROWSER=1 does without", pytrace=False)
    pytest.skip("chromium and chromedriver aren't installed", allow_module_level=True)

FLAGS = (
    "headless no-sandbox disable-gpu disable-quic no-first-run disable-background-networking "
    "disable-component-update disable-sync disable-dev-shm-usage"
).split()
CALL = 'requests.get(f"https://{{site}}.atlassian.net/wiki/{path}")\n'
MANY = 260
PATHS = ("api/v2/pages/1", "rest/api/content/1", "rest/api/user/current", "rest/api/nonsense")
HOSTILE = "<img src=x onerror=document.title='owned'>.py"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("app")
    for name in ("b.py", "a.py", HOSTILE):
        source = "import requests\n" + "".join(CALL.format(path=path) for path in PATHS)
        (folder / name).write_text(source, encoding="utf-8")
    return _reported(folder)


@pytest.fixture(scope="module")
def long_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page about one operation, called at many places."""
    folder = tmp_path_factory.mktemp("large")
    for number in range(MANY // 10):
        source = "import requests\n" + CALL.format(path="api/v2/pages/1") * 10
        (folder / f"module_{number:02}.py").write_text(source, encoding="utf-8")
    return _reported(folder)


def _reported(folder: Path) -> Path:
    ran = run("report", "--format", "html", "--output-file", "r.html", ".", cwd=folder)
    assert (ran.status, ran.err) == (0, "")
    return folder / "r.html"


@pytest.fixture(scope="module")
def browser(page: Path) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in FLAGS:
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    try:
        driver.set_window_size(1200, 900)
        driver.get(page.as_uri())
        yield driver
    finally:
        driver.quit()


def _rows(browser: Any) -> list[list[str]]:
    return browser.execute_script(  # type: ignore[no-any-return]
        "return [...document.querySelectorAll('#calls tbody tr')].filter(r => !r.hidden)"
        ".map(r => [...r.cells].map(c => c.textContent.trim()))"
    )


def _set(browser: Any, name: str, value: str) -> None:
    browser.execute_script(
        "const e = document.getElementById(arguments[0]); e.value = arguments[1];"
        "e.dispatchEvent(new Event('input', {bubbles: true}))",
        name,
        value,
    )


def test_all_calls_are_shown(browser: Any) -> None:
    assert len(_rows(browser)) == 12
    assert browser.find_element("id", "shown").text == "12 of 12 calls"


def test_filters(browser: Any) -> None:
    _set(browser, "access", "allowed")
    assert {row[1] for row in _rows(browser)} == {"GET /wiki/rest/api/user/current"}
    _set(browser, "words", "A.PY")
    assert len(_rows(browser)) == 1
    _set(browser, "access", "")
    _set(browser, "words", "")
    _set(browser, "life", "deprecated")
    assert len(_rows(browser)) == 3
    _set(browser, "life", "")


def test_sorting_by_keyboard(browser: Any) -> None:
    button = browser.find_element("css selector", "#calls th button")
    button.send_keys("\n")
    places = [row[0] for row in _rows(browser)]
    head = browser.find_element("css selector", "#calls th")
    assert head.get_attribute("aria-sort") == "ascending"
    assert places.index("a.py:2") < places.index("a.py:5") < places.index("b.py:2")
    button.send_keys("\n")
    assert head.get_attribute("aria-sort") == "descending"
    assert [row[0] for row in _rows(browser)] == places[::-1]


def test_names_are_text(browser: Any) -> None:
    assert browser.title.startswith("App access:")
    assert not browser.find_elements("css selector", "img")
    assert any(row[0].startswith("<img") for row in _rows(browser))


def test_everything_has_a_name(browser: Any) -> None:
    for control in browser.find_elements(
        "css selector", "input, select, button:not([hidden]), svg[role=img]"
    ):
        assert control.accessible_name
    assert not browser.find_elements("css selector", "table:not(:has(caption))")
    assert not browser.find_elements("css selector", "thead th:not([scope])")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out(browser: Any, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    weakest = browser.execute_script(CONTRAST)
    assert weakest["ratio"] >= 4.5, weakest


CONTRAST = """
const parse = c => c.match(/[\\d.]+/g).map(Number);
const light = c => { const [r, g, b] = parse(c).slice(0, 3).map(v => { v /= 255;
  return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
  if (parse(c)[3] !== 0) return c; } return 'rgb(255, 255, 255)'; };
let weakest = { ratio: 99 };
const shown = 'h1, h2, h3, p, dt, dd, li, td, th, code, a, button, summary, label, span';
for (const e of document.querySelectorAll(shown)) {
  if (!e.textContent.trim() || !e.getClientRects().length) continue;
  const [a, b] = [light(getComputedStyle(e).color), light(behind(e))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < weakest.ratio) weakest = { ratio, tag: e.outerHTML.slice(0, 80) };
}
return weakest;
"""


@pytest.mark.parametrize("width", [1200, 500])
def test_nothing_is_wider_than_the_window(browser: Any, width: int) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 360 if width == 500 else width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )
    overflow = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert browser.execute_script(overflow) == 0
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_phone_shows_rows_as_cards_that_still_sort(browser: Any, page: Path) -> None:
    browser.get(page.as_uri())
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True},
    )
    sideways = (
        "return [...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth).length"
    )
    assert browser.execute_script(sideways) == 0
    cell = browser.find_element("css selector", "#calls tbody td:nth-child(2)")
    label = "return getComputedStyle(arguments[0], '::before').content"
    assert browser.execute_script(label, cell) == '"operation"'
    button = browser.find_element("css selector", "#calls th button")
    assert button.is_displayed()
    button.click()
    assert browser.find_element("css selector", "#calls th").get_attribute("aria-sort") == "ascending"
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_findings_lead_to_rules_and_operations_to_their_documentation(browser: Any, page: Path) -> None:
    browser.get(page.as_uri())
    links = {a.text: a.get_attribute("href") for a in browser.find_elements("css selector", "#calls td a")}
    assert links["AAR101"].rstrip("/").endswith("/rules/AAR101")
    assert links["GET /wiki/api/v2/pages/{id}"].startswith("https://developer.atlassian.com/")


def test_it_asks_for_nothing_and_complains_of_nothing(browser: Any, page: Path) -> None:
    assert browser.get_log("browser") == []
    requested = [entry["message"] for entry in browser.get_log("performance")]
    urls = [m for m in requested if '"Network.requestWillBeSent"' in m and page.as_uri() not in m]
    assert urls == []


def test_long_lists_are_cut_until_asked_for(browser: Any, long_page: Path) -> None:
    browser.get(long_page.as_uri())
    assert len(_rows(browser)) == 200
    assert browser.find_element("id", "shown").text == f"{MANY} of {MANY} calls, first 200 shown"
    _set(browser, "words", "module_25")
    assert [row[0] for row in _rows(browser)] == [f"module_25.py:{line}" for line in range(2, 12)]
    assert not browser.find_element("id", "more").is_displayed()
    _set(browser, "words", "")
    browser.find_element("css selector", "#calls th button").send_keys("\n\n")
    assert _rows(browser)[0][0] == "module_25.py:11"
    more = browser.find_element("id", "more")
    assert more.accessible_name == "Show all"
    more.click()
    assert len(_rows(browser)) == MANY


def test_the_places_of_an_operation_stand_file_by_file(browser: Any, long_page: Path) -> None:
    browser.get(long_page.as_uri())
    where = browser.find_element("css selector", ".plan .steps tbody td:last-child")
    lines = where.text.splitlines()
    assert lines[0] == "module_00.py:2, 3, 4, 5, 6, 7, 8, 9, 10, 11"
    assert lines[-1] == "22 more files"
    where.find_element("css selector", "summary").click()
    assert where.text.splitlines()[-1].startswith("module_25.py:2, 3")


def test_what_is_scrolled_sideways_is_reached_by_the_keyboard(browser: Any, long_page: Path) -> None:
    browser.get(long_page.as_uri())
    regions = "return document.querySelectorAll('.scroll[tabindex=\"0\"][role=region][aria-label]').length"
    assert browser.execute_script(regions) == 0
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 720, "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )
    WebDriverWait(browser, 20).until(lambda _: browser.execute_script(regions) >= 2)
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_all_of_it_is_printed(browser: Any, long_page: Path) -> None:
    browser.get(long_page.as_uri())
    assert len(_rows(browser)) == 200
    browser.print_page()
    assert len(_rows(browser)) == MANY
    assert not browser.find_elements("css selector", "details:not([open])")


def test_the_inventory_on_a_phone_has_a_card_for_each_call(browser: Any, page: Path) -> None:
    inventory = page.with_name("inventory.html")
    inventory.write_text(run("inventory", "--format", "html", cwd=page.parent).out, encoding="utf-8")
    phone = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    browser.get(inventory.as_uri())
    wide = "return [...document.querySelectorAll('body *')].filter(e => e.scrollWidth > 390).length"
    assert browser.execute_script(wide) == 0
    label = "return getComputedStyle(document.querySelector('td'), '::before').content"
    assert browser.execute_script(label) == '"place"'
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_inventory_breaks_no_word(browser: Any, page: Path) -> None:
    inventory = page.with_name("inventory.html")
    inventory.write_text(run("inventory", "--format", "html", cwd=page.parent).out, encoding="utf-8")
    browser.set_window_size(1200, 900)
    browser.get(inventory.as_uri())
    lines = "return [...document.querySelectorAll('td code')].filter(e => !/[ /-]/.test(e.textContent))"
    heights = browser.execute_script(f"{lines}.map(e => e.getBoundingClientRect().height)")
    assert heights
    assert max(heights) == min(heights)
