"""Every picture under axe, an automated audit of accessibility.

It finds what a program can find: roles, names, contrast, the sizes of targets. Whether a picture
makes sense to somebody who does not see it, it cannot say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browser.test_every_picture import CASES

if TYPE_CHECKING:
    from conftest import Open
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# What axe cannot decide, and who does.
UNDECIDED = {
    "color-contrast",  # below an outline or in a drawing; test_every_picture.py measures contrast
    "target-size",  # cells on a phone have no room for 24 px; arrow keys show what pointing shows
}
# Beside what axe asks by default: targets of 24 px (WCAG 2.2), and names that hold the text shown.
MORE = {"target-size": {"enabled": True}, "label-content-name-mismatch": {"enabled": True}}


def problems(page: Page) -> list[str]:
    """Return what axe objects to in the pictures, and what it could not decide."""
    from axe_playwright_python.sync_playwright import Axe

    # The pictures alone: that a page has a title and a language is its page's business.
    found = Axe().run(page, "[data-lm-suppress-shortcuts]", {"rules": MORE}).response
    assert len(found["passes"]) > 10, "axe has looked at next to nothing"
    objections = [
        f"{rule['id']} ({rule['impact']}): {node['html'][:150]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
    undecided = {rule["id"] for rule in found["incomplete"]}
    return objections + sorted(undecided - UNDECIDED)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("scheme", "width"), [("light", 900), ("dark", 320)])
def test_axe_finds_nothing_wrong(open_page: Open, name: str, scheme: Any, width: int) -> None:
    """As it comes, and after a hand has acted and has clicked on a cell."""
    make, act, _ = CASES[name]
    page = open_page(make(), viewport={"width": width, "height": 900}, color_scheme=scheme)
    assert [] == problems(page)
    act(page)
    if page.get_by_role("gridcell").count():
        page.get_by_role("gridcell").first.click()
    assert [] == problems(page)
