"""`synthreport metrics`: list the metrics of the registry, or show one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import click

from synthreport.cli.shared.echo import echo, paragraph
from synthreport.cli.shared.output import docs_option
from synthreport.files.serialise import as_json
from synthreport.files.standard_streams import deliver
from synthreport.standard.documentation import page
from synthreport.standard.metrics.metric_names import called
from synthreport.standard.metrics.metric_words import best_in_words, facts_in_words, versions_in_words
from synthreport.standard.metrics.metrics import FAMILIES, Entry, registry, worded
from synthreport.standard.versions import NEWEST

_format = click.option(
    "--format", "kind", type=click.Choice(["text", "json"]), default="text", help="Format of the output."
)

_paragraph = partial(paragraph, room=15)


@click.group(name="metrics", invoke_without_command=True)
@click.option("--family", type=click.Choice(list(FAMILIES)), help="List only this family.")
@_format
@click.pass_context
def command(context: click.Context, family: str | None, kind: str) -> None:
    """List the metrics that a result may name: id, status, best value, title."""
    if context.invoked_subcommand:
        return
    metrics = {name: metric for name, metric in worded(NEWEST).items() if family in (None, name.partition(".")[0])}
    _show(metrics, kind, _listed(metrics))


@command.command(name="show")
@click.argument("name", metavar="NAME")
@_format
@docs_option
def show(name: str, kind: str, docs: str) -> None:
    """Show one metric, by its id or its common name: definition, range, required context, and misuse."""
    name = found(name)
    _show({name: worded(NEWEST)[name]}, kind, shown(name, docs))


def _show(metrics: dict[str, Entry], kind: str, lines: Iterator[str]) -> None:
    if kind == "json":
        deliver(as_json({"standard": NEWEST, "metrics": metrics}))
    else:
        echo(lines)


def shown(name: str, docs: str) -> Iterator[str]:
    """A metric, line by line."""
    metric = worded(NEWEST)[name]
    yield f"{name} {metric['title']}"
    yield f"metric · {metric['status']} · {' or '.join(metric['kinds'])} · {FAMILIES[name.partition('.')[0]]}"
    yield ""
    yield _paragraph("What", metric["definition"])
    yield _paragraph("Formula", metric["formula"])
    for head, text in facts_in_words(metric).items():
        yield _paragraph(head, text)
    for defect in registry(NEWEST).defects:
        if name in defect["metrics"]:
            yield _paragraph("Known wrong", f"{defect['tool']} {versions_in_words(defect)}: {defect['what']}")
    for source in metric["sources"]:
        yield _paragraph("Source", f"{source['citation']} {source['url']}")
    if address := page(name, NEWEST, docs):
        yield _paragraph("Page", address)


def found(name: str) -> str:
    """The id of the one metric with a name. Raises UsageError if there is none, or several."""
    named = called(name)
    if len(named) > 1:
        raise click.UsageError(f'"{name}" may be {", ".join(named)}; name one of them')
    if not named:
        stem, known = name.strip().lower().partition("@")[0], registry(NEWEST)
        near = [f"{stem}@{version}" for version in known.versions.get(stem, ())] or known.nearest(stem)
        hint = f"did you mean {', '.join(near)}?" if near else "list them with `synthreport metrics`"
        raise click.UsageError(f'unknown metric "{name}"; {hint}')
    return named[0]


def _listed(metrics: dict[str, Entry]) -> Iterator[str]:
    width = max(map(len, metrics))
    for name, metric in metrics.items():
        best = best_in_words(metric["direction"])
        yield f"{name:<{width}}  {metric['status']:<11}  {best:<24}  {metric['title']}"
