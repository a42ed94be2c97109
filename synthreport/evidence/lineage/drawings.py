"""A chain as a drawing: Mermaid, and SVG, with the oldest dataset on the left."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from synthreport.evidence.lineage.chain import Chain
from synthreport.evidence.lineage.chain_report import named
from synthreport.evidence.lineage.depths import depths
from synthreport.files.printable import printable

_WIDE, _HIGH, _ACROSS, _DOWN, _EDGE = 190, 52, 60, 20, 8
_LETTERS = 26
_STYLE = (
    "text{font:13px sans-serif;fill:#1b1b1b}.box{fill:#fff;stroke:#555}.lost{stroke-dasharray:4}"
    "path{fill:none;stroke:#555}.wrong{stroke:#b00020;stroke-width:2}"
)


def mermaid(chain: Chain) -> Iterator[str]:
    """Lines of a Mermaid flow chart."""
    yield "flowchart LR"
    for generation in chain.generations:
        yield f'  g{generation.number}["{_plain(named(generation))}"]'
    for generation, edge in chain.edges():
        if edge.to is None:
            lost = f"g{generation.number}_{_word(edge.link.id)}"
            yield f'  {lost}["{_plain(edge.link.title or edge.link.id)}, not followed"] -.-> g{generation.number}'
        else:
            label = "|changed|" if edge.is_altered else "|circle|" if edge.closes_circle else ""
            yield f"  g{edge.to} -->{label} g{generation.number}"


def _plain(text: str) -> str:
    """Text that is inert in a quoted label of Mermaid: what could be markup becomes an entity of its own."""
    return "".join(
        letter if letter.isalnum() or letter in " .,-_()/" else f"#{ord(letter)};" for letter in printable(text)
    )


def _word(text: str) -> str:
    return "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in text)


def svg(chain: Chain) -> str:
    """A drawing in SVG, without a script, in which all text is escaped."""
    places = _places(chain)
    wide = max(x for x, _ in places.values()) + _WIDE + _EDGE
    high = max(y for _, y in places.values()) + _HIGH + _EDGE
    body = "".join((*_arrows(chain, places), *_boxes(chain, places)))
    title = f"<title>Lineage of {escape(printable(named(chain.generations[0])))}</title>"
    size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">{title}<style>{_STYLE}</style>{body}</svg>\n'


def _places(chain: Chain) -> dict[int, tuple[int, int]]:
    """The upper left corner of each box: the deeper a dataset lies, the further to the left."""
    levels = _levels(chain)
    deepest = max(levels.values())
    rows: dict[int, int] = {}
    places = {}
    for number, level in levels.items():
        row = rows[level] = rows.get(level, -1) + 1
        places[number] = (_EDGE + (deepest - level) * (_WIDE + _ACROSS), _EDGE + row * (_HIGH + _DOWN))
    return places


def _levels(chain: Chain) -> dict[int, int]:
    """How many links lie between each manifest and the newest, at most."""
    levels = {generation.number: 0 for generation in chain.generations}
    for _ in chain.generations:
        changed = False
        for generation, edge in chain.edges():
            if edge.to is not None and not edge.closes_circle and levels[edge.to] <= levels[generation.number]:
                levels[edge.to], changed = levels[generation.number] + 1, True
        if not changed:
            break
    return levels


def _arrows(chain: Chain, places: dict[int, tuple[int, int]]) -> Iterator[str]:
    for generation, edge in chain.edges():
        if edge.to is not None:
            (x1, y1), (x2, y2) = places[edge.to], places[generation.number]
            kind = ' class="wrong"' if edge.is_altered or edge.closes_circle else ""
            start, end, middle = x1 + _WIDE, x2, (x1 + _WIDE + x2) // 2
            up, down = y1 + _HIGH // 2, y2 + _HIGH // 2
            yield f'<path{kind} d="M{start} {up}C{middle} {up} {middle} {down} {end} {down}"/>'


def _boxes(chain: Chain, places: dict[int, tuple[int, int]]) -> Iterator[str]:
    deep = depths(chain)
    for number, (x, y) in places.items():
        generation = chain.generations[number]
        lost = sum(edge.to is None for edge in generation.edges)
        below = f"{deep[number].words} generations" if number in deep else ""
        yield f'<rect class="box{" lost" if lost else ""}" x="{x}" y="{y}" width="{_WIDE}" height="{_HIGH}" rx="4"/>'
        yield f'<text x="{x + 8}" y="{y + 21}">{escape(_cut(named(generation)))}</text>'
        yield f'<text x="{x + 8}" y="{y + 41}">{escape(below + (f", {lost} unknown" if lost else ""))}</text>'


def _cut(text: str) -> str:
    plain = printable(text)
    return plain if len(plain) <= _LETTERS else plain[: _LETTERS - 1] + "…"
