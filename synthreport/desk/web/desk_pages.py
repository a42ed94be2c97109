"""The desk's pages: templates in the look of all reports, in which every text is only a text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from synthreport import __version__
from synthreport.reporters.html import said
from synthreport.reporters.paper import body_of
from synthreport.result import Conclusion

if TYPE_CHECKING:
    from jinja2 import Environment

VERDICTS = tuple(each.value for each in Conclusion)


def page(template: str, **context: Any) -> str:
    """A page from a template."""
    return _environment().get_template(template).render(version=__version__, verdicts=VERDICTS, **context)


def style() -> str:
    """The styles of all reports, and those of the desk."""
    environment = _environment()
    return environment.get_template("style.css").render() + environment.get_template("desk.css").render()


def rendered(markdown: str) -> Markup:
    """Our own Markdown as HTML; HTML in it is text."""
    return Markup(body_of(markdown))


@cache
def _environment() -> Environment:
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    loader = ChoiceLoader([PackageLoader("synthreport.desk.web"), PackageLoader("synthreport.reporters")])
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters.update(said=said, moment=lambda text: text[:16].replace("T", " "))
    return made
