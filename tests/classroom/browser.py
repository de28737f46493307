"""Debian's Chromium without a window, with one tab for each device of a class."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

MISSING: Final = "Chromium is not installed here (Debian: apt-get install chromium chromium-driver)"
PATIENCE: Final = 30.0
SWITCHES: Final = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-default-apps", "--disable-extensions", "--no-first-run", "--hide-scrollbars",
    "--disable-background-timer-throttling", "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
"""Nothing is looked up and nothing fetched but what this machine itself serves."""

PHONE: Final = (390, 780)
WALL: Final = (1280, 720)


def programs() -> tuple[str, str] | None:
    """Chromium and its driver, None where one of them is not installed."""
    found = shutil.which("chromium"), shutil.which("chromedriver")
    return (found[0], found[1]) if found[0] and found[1] else None


@contextmanager
def chromium(profile: Path) -> Iterator[webdriver.Chrome]:
    """A running browser with a profile of its own."""
    found = programs()
    assert found is not None, MISSING
    options = Options()
    options.binary_location = found[0]
    for switch in (*SWITCHES, f"--user-data-dir={profile}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(found[1]))
    try:
        yield driver
    finally:
        driver.quit()


class Tab:
    """One device: a tab of a certain size."""

    def __init__(self, driver: webdriver.Chrome, address: str, size: tuple[int, int] = PHONE) -> None:
        self.driver = driver
        driver.switch_to.new_window("tab")
        self.handle = driver.current_window_handle
        mobile = size == PHONE
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 2 if mobile else 1, "mobile": mobile}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        driver.get(address)

    def here(self) -> webdriver.Chrome:
        self.driver.switch_to.window(self.handle)
        return self.driver

    def text(self) -> str:
        return self.here().find_element(By.TAG_NAME, "body").text

    def sees(self, *wanted: str) -> str:
        """Waits until the page shows all of this; returns its text."""

        def all_there() -> str:
            text = self.text()
            return text if all(words in text for words in wanted) else ""

        seen: str = self._until(all_there, " and ".join(wanted))
        return seen

    def click(self, words: str) -> None:
        """Clicks the button with these words."""
        found = self._until(
            lambda: [one for one in self.here().find_elements(By.TAG_NAME, "button") if words in one.text], words
        )
        found[0].click()

    def type(self, field: str, text: str) -> None:
        line = self._until(lambda: self.here().find_elements(By.ID, field), field)[0]
        line.clear()
        line.send_keys(text, Keys.ENTER)

    def press(self, key: str) -> None:
        self.here().switch_to.active_element.send_keys(key)

    def focused(self) -> str:
        """The words of what has the focus."""
        return self.here().switch_to.active_element.text

    def pressed(self) -> list[str]:
        """The buttons that are pressed."""
        found = self.here().find_elements(By.CSS_SELECTOR, "[aria-pressed=true]")
        return [one.text.partition("\n")[2] or one.text for one in found]

    def options(self) -> list[str]:
        """The words of the options of a question, in their order."""
        return [one.text for one in self.here().find_elements(By.CSS_SELECTOR, "[data-index]")]

    def problems(self) -> list[str]:
        """What the page's console has to complain of."""
        lines: list[dict[str, str]] = self.here().get_log("browser")  # type: ignore[no-untyped-call]  # untyped in selenium
        return [line["message"] for line in lines if line["level"] == "SEVERE"]

    def reload(self) -> None:
        self.here().refresh()

    def picture(self, file: Path) -> None:
        self.here().save_screenshot(str(file))

    def _until(self, reached: Callable[[], Any], what: str) -> Any:
        wait = WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05)
        return wait.until(lambda _: reached(), f"{what!r} in {self.text()!r}")
