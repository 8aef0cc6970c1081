"""Reviewing: the queue with one claim or event at hand, decisions, undoing, many at once, agreement."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, HTTPException, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from pydantic import BaseModel

from rashomon.comparing.alpha import Agreement
from rashomon.errors import UserError
from rashomon.exchange import agreement_text
from rashomon.exchange.csv_text import csv_lines
from rashomon.record.bulk_review import DECISIONS as MANY
from rashomon.record.bulk_review import MOST
from rashomon.record.editing import FIELDS, MODALITIES
from rashomon.record.queue import WAITING, Kind, Queue
from rashomon.record.record import Record
from rashomon.record.rows import ClaimRow, EventRow
from rashomon.record.statuses import COMMENT, Role
from rashomon.vocabulary.schema import TYPES
from rashomon.web.depends import Kept
from rashomon.web.looking import Looking
from rashomon.web.rendering import page, part
from rashomon.web.review_query import PLAIN, ReviewQuery
from rashomon.web.review_view import REASONS, SUGGESTED, card_view
from rashomon.web.security import Coder, Person, Viewer

router = APIRouter(tags=["review"])
Sought = Annotated[ReviewQuery, Depends()]
ItemId = Annotated[str, Path(description="The id of the claim or event", pattern=r"^[ce][0-9a-f]{16}$")]
At = Annotated[
    str,
    Query(description="The claim or event at hand; the first that waits without it", pattern=r"^([ce][0-9a-f]{16})?$"),
]
LONGEST = 2000
"""Characters of a field of a form."""
Words = Annotated[str, Form(max_length=LONGEST, pattern=PLAIN)]
JUDGEMENT = r"^(j[0-9a-f]{1,16})?$"
SITTING = timedelta(hours=12)
"""How long ago decisions are that one goes back through."""
CANDIDATES = 8
"""Events that are offered for a merge."""


class QueueOut(BaseModel):
    """A review queue: `left` wait out of `total` that pass the filters; `ids` are the first of those that wait."""

    kind: str
    status: str
    order: str
    total: int
    left: int
    ids: list[str]


class AgreementOut(BaseModel):
    """How far people agree on a field over items judged blind; `share` from 0 to 1, `alpha` is Krippendorff's."""

    field: str
    people: list[str]
    items: int
    share: float | None
    alpha: float | None


def looking(request: Request) -> Looking:
    """Who looks at what, on all servers of the record."""
    found: Looking = request.app.state.looking
    return found


Seen = Annotated[Looking, Depends(looking)]


async def fields_of(request: Request) -> dict[str, list[str]]:
    """Every field of a form with its values; those that are files are left out."""
    form = await request.form()
    found = {name: [value.replace("\0", "") for value in form.getlist(name) if isinstance(value, str)] for name in form}
    if long := next((name for name, values in found.items() if any(len(value) > LONGEST for value in values)), None):
        raise HTTPException(422, f"{long}: at most {LONGEST:,} characters")
    return found


Fields = Annotated[dict[str, list[str]], Depends(fields_of)]


@router.get("/review.json", summary="A review queue")
def queue_json(
    record: Kept, person: Viewer, sought: Sought, limit: Annotated[int, Query(ge=1, le=1000)] = 100
) -> QueueOut:
    """What waits for a decision, in order."""
    queue = record.queue(sought.wanted(person.name))
    return QueueOut(
        kind=sought.kind, status=sought.status, order=sought.order, total=queue.total, left=queue.left,
        ids=queue.waiting()[:limit],
    )  # fmt: skip


@router.get(
    "/review.csv",
    summary="A review queue as a table",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/csv": {}}}},
)
def queue_csv(record: Kept, person: Viewer, sought: Sought) -> StreamingResponse:
    """All that waits for a decision, in order."""
    rows = [{"kind": sought.kind, "id": id} for id in record.queue(sought.wanted(person.name)).waiting()]
    return StreamingResponse(csv_lines(rows, ["kind", "id"]), media_type="text/csv; charset=utf-8")


@router.get("/review", summary="The review queue, with one claim or event at hand", response_class=HTMLResponse)
def review(
    request: Request,
    record: Kept,
    person: Viewer,
    sought: Sought,
    seen: Seen,
    at: At = "",
    done: Annotated[str, Query(description="The judgement made last", pattern=JUDGEMENT)] = "",
    find: Annotated[
        str, Query(description="Events: words to look for another one by", max_length=200, pattern=PLAIN)
    ] = "",
) -> HTMLResponse:
    """The report's words on the left, what is decided about on the right; a key for every decision."""
    return _page(request, record, person, sought, seen, at, done=done, find=find)


@router.get("/review/agreement.json", summary="How far people agree who judged blind")
def agreement_json(record: Kept, person: Viewer, kind: Literal["claim", "event"] = "claim") -> list[AgreementOut]:
    """By field and pair of people, and for all together where they are more than two."""
    return [_agreement(one) for one in record.agreement(kind)]


@router.get(
    "/review/agreement.csv",
    summary="How far people agree who judged blind, as a table",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/csv": {}}}},
)
def agreement_csv(record: Kept, person: Viewer, kind: Literal["claim", "event"] = "claim") -> StreamingResponse:
    """One row for each field and pair of people."""
    rows = [
        _agreement(one).model_dump() | {"people": "; ".join(one.people)} for one in record.agreement(kind)
    ]  # fmt: skip
    return StreamingResponse(csv_lines(rows, list(AgreementOut.model_fields)), media_type="text/csv; charset=utf-8")


@router.get("/review/agreement", summary="The page of agreement", response_class=HTMLResponse)
def agreement(
    request: Request, record: Kept, person: Viewer, kind: Literal["claim", "event"] = "claim"
) -> HTMLResponse:
    """Percent and Krippendorff's alpha, for each pair of people and each field."""
    return page(
        request, "agreement.html", rows=record.agreement(kind), kind=kind, percent=agreement_text.percent,
        alpha=agreement_text.alpha,
    )  # fmt: skip


@router.get("/review/bulk", summary="What a decision about many would touch", response_class=HTMLResponse)
def bulk(request: Request, record: Kept, person: Coder, sought: Sought) -> HTMLResponse:
    """Every one of them, with its words; nothing is decided yet."""
    return _bulk(request, record, person, sought)


@router.post(
    "/review/bulk", summary="Decide about many at once", response_class=RedirectResponse, status_code=303
)  # fmt: skip
def bulk_decide(
    request: Request,
    record: Kept,
    person: Coder,
    sought: Sought,
    fields: Fields,
    decision: Annotated[str, Form(max_length=20, pattern=PLAIN)],
    expected: Annotated[str, Form(max_length=64, pattern=PLAIN)],
    because: Words = "",
) -> Response:
    """About precisely those that were shown, but for the unticked; refused where something has changed since."""
    kept = set(fields.get("keep", ()))
    try:
        shown = record.preview(sought.wanted(person.name))
        made = record.review_waiting(
            sought.wanted(person.name), decision, expected, by=person.name,
            because=because.strip() or REASONS.get(decision, ""), role=_role(person),
            without=[id for id in shown.ids if id not in kept],
        )  # fmt: skip
    except UserError as error:
        return _bulk(request, record, person, sought, problem=str(error))
    return RedirectResponse(sought.link(done=made.id), 303)


@router.post("/review/undo", summary="Take a decision back", response_class=RedirectResponse, status_code=303)
def undo(
    request: Request,
    record: Kept,
    person: Coder,
    sought: Sought,
    seen: Seen,
    judgement: Annotated[str, Form(pattern=JUDGEMENT)],
    because: Words = "",
) -> Response:
    """By another one: both stay in the history. A coder takes back only what is their own.

    The page that follows offers to take back what was decided before it, one decision after the other.
    """
    try:
        made = record.undo(judgement, by=person.name, because=because.strip() or "taken back", role=_role(person))
    except UserError as error:
        return _page(request, record, person, sought, seen, "", problem=str(error))
    at = made.about if made.kind == sought.kind and made.about[:1] in "ce" else ""
    return RedirectResponse(sought.link(at=at, done=_before(record, made.undoes, person.name)), 303)


def _before(record: Record, judgement: str, by: str) -> str:
    """What the same person decided last before a judgement in the same sitting, if it stands; empty for nothing."""
    told = record.judgements()
    at = next(number for number, one in enumerate(told) if one.id == judgement)
    mine = (one for one in told[at + 1 :] if one.by == by and one.kind == told[at].kind and one.decision != COMMENT)
    found = next((one for one in mine if not one.undoes and not one.undone_by), None)
    return found.id if found and told[at].at - found.at < SITTING else ""


@router.post(
    "/review/{id}", summary="Decide about a claim or an event", response_class=RedirectResponse, status_code=303
)
def decide(
    request: Request,
    record: Kept,
    person: Coder,
    sought: Sought,
    seen: Seen,
    fields: Fields,
    id: ItemId,
    decision: Annotated[
        str, Form(description="accept, edit, reject, unverifiable, split …", max_length=20, pattern=PLAIN)
    ],
    because: Words = "",
) -> Response:
    """Keep a decision and go on to the next; an edit's fields are `set-FIELD`, a split's tellings `telling`."""
    kind: Kind = "event" if id.startswith("e") else "claim"
    wanted = sought.wanted(person.name)
    try:
        card = record.card(kind, id, blind_to=wanted.blind_to)
        changes = {name: fields[f"set-{name}"][-1] for name in FIELDS if fields.get(f"set-{name}")}
        others = [one for one in fields.get("other", ()) if one]
        if decision == "merge" and not others:
            raise UserError("merge: choose the other event first")
        if decision == "split" and not fields.get("telling"):
            raise UserError("split: tick the tellings that are another event first (keys 1 to 9)")
        made = record.review(
            kind,
            [id, *others] if decision == "merge" else [id],
            decision,
            by=person.name,
            because=because.strip() or _reason(decision),
            documents=fields.get("telling", ()),
            role=_role(person),
            blind=card is not None and card.hidden,
            changes=changes if decision == "edit" else None,
        )[0]
    except UserError as error:
        return _page(request, record, person, sought, seen, id, problem=str(error))
    if decision in (COMMENT, "merge", "split"):
        return RedirectResponse(sought.link(at=id, done=made.id), 303)
    return RedirectResponse(
        sought.link(at=_following(record.queue(wanted), id, person, sought, seen), done=made.id), 303
    )


def _reason(decision: str) -> str:
    if decision == COMMENT:
        raise UserError("a comment needs words: write them as the reason")
    return REASONS.get(decision, "")


def _role(person: Person) -> Role:
    return "reviewer" if person.may("reviewer") else "coder"


def _following(queue: Queue, id: str, person: Person, sought: ReviewQuery, seen: Looking) -> str:
    """The next that waits and nobody else looks at, from the beginning again after the last one."""
    # Who decides blind decides about what others decide about, too.
    held = () if sought.blind else seen.held(person.name)
    return queue.next(id, held) or queue.next("", held)


def _page(
    request: Request,
    record: Record,
    person: Person,
    sought: ReviewQuery,
    seen: Looking,
    at: str,
    *,
    done: str = "",
    find: str = "",
    problem: str = "",
) -> HTMLResponse:
    wanted = sought.wanted(person.name)
    queue = record.queue(wanted)
    note = ""
    card = record.card(sought.kind, at, blind_to=wanted.blind_to) if at else None
    if card is None:
        if at:
            note = f"{at} is not there any more"
        at = _following(queue, "", person, sought, seen)
        card = record.card(sought.kind, at, blind_to=wanted.blind_to) if at else None
    seen.at(person.name, at if card else "")
    deciding = person.may("coder") and not request.app.state.settings.read_only
    context: dict[str, Any] = {
        "sought": sought,
        "queue": queue,
        "view": card_view(card, person.name, own_only=not person.may("reviewer")) if card else None,
        "at": at,
        "next": _following(queue, at, person, sought, seen) if at else "",
        "previous": queue.previous(at),
        "others": seen.others(person.name, at) if at else (),
        "done": record.judgement(done) if done else None,
        "candidates": _candidates(record, card.event, find) if card and card.kind == "event" and card.event else (),
        "find": find,
        "deciding": deciding,
        "reviewing": deciding and person.may("reviewer"),
        "problem": problem,
        "note": note,
        "waiting": WAITING,
        "reasons": REASONS,
        "suggested": SUGGESTED,
        "types": TYPES,
        "choices": MODALITIES,
        "most": MOST,
    }
    if "hx-request" in request.headers:
        made = part(request, "review.html", "queue", **context)
        made.headers["HX-Push-Url"] = sought.link(at=at)
        return made
    return page(request, "review.html", status=400 if problem else 200, **context)


def _candidates(record: Record, event: EventRow, find: str) -> list[EventRow]:
    """Events that this one may be one with: those that were asked for, else those nearby about the same time."""
    if find.strip()[:1] == "e" and find.strip()[1:].isalnum() and len(find.strip()) >= len("e1234"):
        try:
            return [record.event(find.strip()).row]
        except UserError:
            pass
    if find.strip():
        rows = list(record.events(words=find, limit=CANDIDATES + 1))
    elif event.place:
        rows = list(record.events(place=event.place, since=event.start, until=event.end, limit=CANDIDATES + 1))
    else:
        rows = list(record.events(since=event.start, until=event.end, limit=CANDIDATES + 1)) if event.start else []
    return [row for row in rows if row.id != event.id][:CANDIDATES]


def _bulk(request: Request, record: Record, person: Person, sought: ReviewQuery, *, problem: str = "") -> HTMLResponse:
    wanted = sought.wanted(person.name)
    rows: list[ClaimRow] | list[EventRow] = []
    expected = ""
    try:
        shown = record.preview(wanted)
        expected, rows = shown.digest, record.listed(shown)
    except UserError as error:
        problem = problem or str(error)
    return page(
        request, "review_bulk.html", status=400 if problem else 200, sought=sought, rows=rows, expected=expected,
        problem=problem, decisions=MANY, reasons=REASONS, suggested=SUGGESTED, waiting=WAITING,
    )  # fmt: skip


def _agreement(one: Agreement) -> AgreementOut:
    return AgreementOut(
        field=one.field, people=list(one.people), items=one.items, share=one.share, alpha=one.alpha
    )  # fmt: skip
