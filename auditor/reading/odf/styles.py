"""What the styles of an OpenDocument say of how text, cells and tables are shown."""

from __future__ import annotations

from lxml import etree

from auditor.reading.odf.names import FO, OFFICE, STYLE, TABLE, TEXT

_TEXT_PROPERTIES = STYLE + "text-properties"
_CELL_PROPERTIES = STYLE + "table-cell-properties"
_TABLE_PROPERTIES = STYLE + "table-properties"
# Longer lines of parents lead round in a circle.
_MOST_PARENTS = 50
_BORDERS = tuple(FO + name for name in ("border", "border-left", "border-right", "border-top", "border-bottom"))


class Styles:
    """The styles by family and name; a style has what it does not say itself from its parent."""

    def __init__(self, content: etree._Element, styles: etree._Element | None) -> None:
        """Gather the styles of the parts ``content.xml`` and ``styles.xml``."""
        common = styles.find(OFFICE + "styles") if styles is not None else None
        own = content.find(OFFICE + "automatic-styles")
        self.roots = [root for root in (common, own) if root is not None]
        self._styles = {
            (style.get(STYLE + "family"), style.get(STYLE + "name")): style
            for root in self.roots
            for style in root.iterchildren(STYLE + "style")
        }
        self._known: dict[tuple[str, str, str, str], str | None] = {}

    def is_hidden(self, family: str, name: str | None) -> bool:
        """Tell whether a style of text or paragraphs hides the text."""
        return self._get(family, name, _TEXT_PROPERTIES, TEXT + "display") == "none"

    def is_marked(self, name: str | None) -> bool:
        """Tell whether a style of text strikes out, raises or lowers."""
        for attribute in ("text-line-through-style", "text-line-through-type"):
            if self._get("text", name, _TEXT_PROPERTIES, STYLE + attribute) not in (None, "none"):
                return True
        position = self._get("text", name, _TEXT_PROPERTIES, STYLE + "text-position")
        return position is not None and not position.startswith("0%")

    def is_ruled(self, name: str | None) -> bool:
        """Tell whether a style of cells has lines around them."""
        return any(self._get("table-cell", name, _CELL_PROPERTIES, border) not in (None, "none") for border in _BORDERS)

    def is_struck(self, name: str | None) -> bool:
        """Tell whether a style of cells strikes their text out."""
        line = self._get("table-cell", name, _TEXT_PROPERTIES, STYLE + "text-line-through-style")
        return line not in (None, "none")

    def is_table_shown(self, name: str | None) -> bool:
        """Tell whether a style of tables shows them; a hidden sheet has one that does not."""
        return self._get("table", name, _TABLE_PROPERTIES, TABLE + "display") != "false"

    def list_style(self, name: str | None) -> str | None:
        """Return the list style that a style of paragraphs names; "" where it takes paragraphs out of every list."""
        return self._get("paragraph", name, "", STYLE + "list-style-name")

    def _get(self, family: str, name: str | None, properties: str, attribute: str) -> str | None:
        """Return an attribute of a style's ``properties`` ("" for the style itself), its own or inherited."""
        if name is None:
            return None
        key = (family, name, properties, attribute)
        if key not in self._known:
            self._known[key] = self._find(family, name, properties, attribute)
        return self._known[key]

    def _find(self, family: str, name: str, properties: str, attribute: str) -> str | None:
        current: str | None = name
        for _ in range(_MOST_PARENTS):
            style = self._styles.get((family, current))
            if style is None:
                return None
            for element in style.iterchildren(properties) if properties else (style,):
                value: str | None = element.get(attribute)
                if value is not None:
                    return value
            current = style.get(STYLE + "parent-style-name")
        return None
