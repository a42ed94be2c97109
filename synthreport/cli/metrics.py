"""`synthreport metrics`: the metrics that a result may name, all or some, or one of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import click

from synthreport.cli.echo import echo, paragraph
from synthreport.files.serialise import as_json
from synthreport.files.standard_streams import deliver
from synthreport.standard.metric_names import called
from synthreport.standard.metric_words import best_in_words, facts_in_words, versions_in_words
from synthreport.standard.metrics import FAMILIES, Entry, registry, worded
from synthreport.standard.versions import NEWEST

_format = click.option("--format", "kind", type=click.Choice(["text", "json"]), default="text", help="How it is shown.")

_paragraph = partial(paragraph, room=15)


@click.group(name="metrics", invoke_without_command=True)
@click.option("--family", type=click.Choice(list(FAMILIES)), help="Of one family alone.")
@_format
@click.pass_context
def command(context: click.Context, family: str | None, kind: str) -> None:
    """List the metrics that a result may name: id, status, which values are good, title."""
    if context.invoked_subcommand:
        return
    metrics = {name: metric for name, metric in worded(NEWEST).items() if family in (None, name.partition(".")[0])}
    _show(metrics, kind, _listed(metrics))


@command.command(name="show")
@click.argument("name", metavar="NAME")
@_format
def show(name: str, kind: str) -> None:
    """Show one metric, by its id or by what people call it: what it is, its range, and how it is misused."""
    name = found(name)
    _show({name: worded(NEWEST)[name]}, kind, shown(name))


def _show(metrics: dict[str, Entry], kind: str, lines: Iterator[str]) -> None:
    if kind == "json":
        deliver(as_json({"standard": NEWEST, "metrics": metrics}))
    else:
        echo(lines)


def shown(name: str) -> Iterator[str]:
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
    yield _paragraph("Page", metric["page"])


def found(name: str) -> str:
    """The id of the one metric that goes by a name. Raises UsageError where none does, or several."""
    named = called(name)
    if len(named) > 1:
        raise click.UsageError(f'"{name}" may be {", ".join(named)}; name one of them')
    if not named:
        stem, known = name.strip().lower().partition("@")[0], registry(NEWEST)
        near = [f"{stem}@{version}" for version in known.versions.get(stem, ())] or known.nearest(stem)
        hint = f"the nearest are {', '.join(near)}" if near else "`synthreport metrics` lists them"
        raise click.UsageError(f'no metric is called "{name}"; {hint}')
    return named[0]


def _listed(metrics: dict[str, Entry]) -> Iterator[str]:
    width = max(map(len, metrics))
    for name, metric in metrics.items():
        best = best_in_words(metric["direction"])
        yield f"{name:<{width}}  {metric['status']:<11}  {best:<24}  {metric['title']}"
