"""Repairs the HTML of the theme for screen readers, for keyboards and for browsers without
JavaScript.

What can be added to a page stands in templates/layout.html; here is what must be changed.
"""

from lib.text import Text

ICON = ":is(.fa, .fas, .far, .fab, .theme-switch, [class^='fa-'])"
# Selector: the attributes that its elements get.
ATTRIBUTES = {
    # The side bar contains the logo and the search button, which would otherwise be outside of all
    # landmarks.
    ".bd-sidebar-primary": {"role": "complementary", "aria-label": Text("Sidebar")},
    "dialog#pst-search-dialog": {"aria-label": Text("Search")},
    "dialog#pst-primary-sidebar-modal": {"aria-label": Text("Site navigation")},
    "dialog#pst-secondary-sidebar-modal": {"aria-label": Text("On this page")},
    "nav.bd-docs-nav": {"aria-label": Text("Main")},
    'nav[aria-label="Page"]': {"aria-label": Text("Page")},
    # A font draws the icons. Without aria-hidden a screen reader would try to read them as letters.
    f"i{ICON}, span{ICON}": {"aria-hidden": "true"},
    # Without JavaScript the theme has no colours at all, so the page starts light;
    # templates/layout.html goes on.
    'html[data-theme="auto"]': {"data-theme": "light"},
    # A page that opens in a new window must not be able to control this one.
    'a[target="_blank"]:not([rel])': {"rel": "noopener"},
    # The theme's own hint stays over the text after a click, and is American in both editions.
    ".theme-switch-button": {
        "aria-label": Text("Light or dark"),
        "title": Text("Light or dark"),
        "data-bs-toggle": "",
    },
}
NEEDS_JAVASCRIPT = "button[onclick], button.sidebar-toggle"
CLOSED_CELL = 'summary[aria-label="Toggle hidden content"]'


def repair(page, site):
    """Give elements of the theme the names and roles that they lack."""
    for selector, attributes in ATTRIBUTES.items():
        for element in page.tree.select(selector):
            element.attrs.update({name: str(value) for name, value in attributes.items()})
    for button in page.tree.select(NEEDS_JAVASCRIPT):
        if "pst-js-only" not in button["class"]:
            button["class"].append("pst-js-only")  # hidden without JavaScript
    for summary in page.tree.select(CLOSED_CELL):
        del summary["aria-label"]  # its name is the text that it shows
