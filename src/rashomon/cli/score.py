"""`rashomon score`: figures against annotated reports."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.options import jobs_option

if TYPE_CHECKING:
    from rashomon.scoring.figures import Misses

PEOPLE = ("agents", "targets", "places", "sources")
NUMBERS = ("killed", "wounded", "abducted", "arrested", "displaced", "count")


@click.command(no_args_is_help=True)
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD_DIR")
@click.option(
    "--errors",
    is_flag=False,
    flag_value=1_000_000,
    type=click.IntRange(min=0),
    default=0,
    metavar="[N]",
    help="List what was missed and what was extra, up to N claims a report.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option(
    "--predictions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Score these claims (JSON lines) instead of reading the reports.",
)
@click.option("--per-document", is_flag=True, help="Add the slots F1 of each report.")
@jobs_option
def score(gold: Path, errors: int, as_json: bool, predictions: Path | None, per_document: bool, jobs: int) -> None:
    """Score claims against the annotated reports of a folder."""
    from rashomon.scoring.figures import score as scored
    from rashomon.scoring.load import load_gold, load_predictions

    documents = load_gold(gold)
    claims = load_predictions(predictions) if predictions else _read_again(documents, jobs)
    result = scored(documents, claims)
    figures = result.figures()
    each = {name: count.figures() for name, count in result.per_document.items()}
    if as_json:
        if per_document:
            figures["per_document"] = each
        if errors:
            figures["errors"] = [
                {"id": m.id, "missed": m.missed[:errors], "extra": m.extra[:errors]} for m in result.misses
            ]
        click.echo(json.dumps(figures, indent=1))
        return
    lines = _summary(figures)
    if per_document:
        lines += ["", *(f"  {figure['f1']:.3f}  {name}" for name, figure in each.items())]
    if errors:
        lines += _listed(result.misses, errors)
    click.echo("\n".join(lines))


def _read_again(documents: Sequence[Mapping[str, Any]], jobs: int) -> dict[str, list[dict[str, Any]]]:
    """What the reader finds in the annotated reports, as it would be written out."""
    from rashomon.cli.progress import NoProgress, Progress
    from rashomon.documents import document
    from rashomon.exchange.json_lines import to_json
    from rashomon.reading.reader import Reader

    reports = [
        document(
            row["text"],
            id=row["id"],
            title=row.get("title") or "",
            published=row.get("published"),
            publisher=row.get("publisher") or "",
        )
        for row in documents
    ]
    progress = Progress(len(reports)) if sys.stderr.isatty() else NoProgress()
    found = {}
    try:
        for reading in Reader().read_many(reports, jobs):
            found[reading.document.id] = to_json(reading)["claims"]
            progress.step()
    finally:
        progress.clear()
    return found


def _summary(figures: Mapping[str, Any]) -> list[str]:
    """The figures as lines for the eye."""
    lines = [f"{figures['documents']} reports", f"{'':16}     P      R     F1    right   found    gold"]
    lines += [_line(name, figures[name]) for name in ("claims", "slots", "events")]
    for group in ("by_kind", "by_slot"):
        lines += ["", *(_line(f"  {name}", figure) for name, figure in figures[group].items())]
    said, mode = figures["attribution"], figures["modality"]
    lines += [
        "",
        f"of {said['aligned']} aligned claims: exact chain {said['exact_chain']:.3f}, "
        f"last source {said['last_source']:.3f}, "
        f"modality {mode['accuracy']:.3f} (macro F1 {mode['macro_f1']:.3f})",
        f"whole claims right {figures['whole']:.3f} of gold; evidence located {figures['evidence_located']:.3f}",
    ]
    return lines


def _line(name: str, figure: Mapping[str, Any]) -> str:
    shares = " ".join(f"{figure[key]:6.3f}" for key in ("p", "r", "f1"))
    return f"{name:15} {shares}   {figure['hit']:6} {figure['predicted']:7} {figure['gold']:7}"


def _listed(misses: Iterable[Misses], most: int) -> list[str]:
    """Missed (−) and extra (+) claims, report by report."""
    lines = []
    for report in misses:
        if report.missed or report.extra:
            lines += ["", report.id]
            lines += [f"  − {claim_line(claim)}" for claim in report.missed[:most]]
            lines += [f"  + {claim_line(claim)}" for claim in report.extra[:most]]
    return lines


def claim_line(claim: Mapping[str, Any]) -> str:
    """An annotated or predicted claim on one line.

    Example:
        >>> claim_line({"type": "attack", "modality": "denied", "agents": ["is"], "evidence": ["no attack"]})
        'attack denied | agents: is | “no attack”'
    """
    parts = [f"{claim.get('type')} {claim.get('modality')}"]
    for slot in PEOPLE:
        names = [item if isinstance(item, str) else str(item.get("name")) for item in claim.get(slot) or []]
        if names:
            parts.append(f"{slot}: {', '.join(names)}")
    when = claim.get("when")
    if when:
        parts.append(f"{when.get('start')} – {when.get('end')}")
    parts += [f"{slot} {claim[slot]}" for slot in NUMBERS if claim.get(slot) is not None]
    if claim.get("rule"):
        parts.append(str(claim["rule"]))
    if claim.get("evidence"):
        quote = " ".join(str(claim["evidence"][0]).split())
        parts.append(f"“{quote[:140]}{'…' * (len(quote) > 140)}”")
    return " | ".join(parts)
