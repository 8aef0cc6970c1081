"""The derived tables: what follows from the append-only ones, kept at hand so that pages open at once.

Every row here can be made again from the log; `Record.rebuild` does so.
These are the only tables in which rows are replaced; `versions` keeps what they once said of an event.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Float, Index, Integer, Table

from rashomon.record.tables import CLAIMS, METADATA
from rashomon.record.tables_comparing import VERSIONS, summed_up
from rashomon.record.types import TEXT, Plain

VIEW_READINGS = Table(
    "view_readings",
    METADATA,
    Column("document", TEXT, primary_key=True),
    Column("run", TEXT, nullable=False),
    Column("outlet", TEXT, nullable=False),
    Column("credited", TEXT, nullable=False),
    Column("published", Date),
)
Index("view_readings_outlet", VIEW_READINGS.c.outlet, VIEW_READINGS.c.published)
Index("view_readings_credited", VIEW_READINGS.c.credited, VIEW_READINGS.c.published)
Index("view_readings_published", VIEW_READINGS.c.published, VIEW_READINGS.c.document)
"""The reading of each document that counts now: that of its latest run; `credited` is the agency it names."""

VIEW_TELLINGS = Table(
    "view_tellings",
    METADATA,
    Column("telling", TEXT, primary_key=True),
    Column("document", TEXT, nullable=False, index=True),
    Column("event", TEXT, nullable=False, index=True),
    Column("published", Date),
    Column("sketch", Plain, nullable=False),
)
"""The tellings that count now, each with its event and the sketch of it that is compared."""

VIEW_BLOCKS = Table(
    "view_blocks",
    METADATA,
    Column("key", TEXT, primary_key=True),
    Column("telling", TEXT, primary_key=True),
    sqlite_with_rowid=False,
)
"""The keys of `comparing.blocking` under which each telling is found."""

VIEW_LINKS = Table(
    "view_links",
    METADATA,
    Column("a", TEXT, primary_key=True),
    Column("b", TEXT, primary_key=True),
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)
Index("view_links_b", VIEW_LINKS.c.b)
"""Pairs of tellings that may be one event, `a` before `b`; score in log-odds. A pair that is not here was never
compared, or speaks no louder for one event than such a pair does (`comparing.clustering.UNKNOWN`). What spoke for and
against is `comparing.weighing.compare` of the two sketches."""

VIEW_SIGNATURES = Table(
    "view_signatures",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("document", TEXT, primary_key=True),
    sqlite_with_rowid=False,
)
Index("view_signatures_document", VIEW_SIGNATURES.c.document)
"""Reports by the bands of their signature: near copies share a key (64 bits, signed)."""

VIEW_PASSAGES = Table(
    "view_passages",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("document", TEXT, primary_key=True),
    sqlite_with_rowid=False,
)
"""Reports by their passages: two that share a passage share a key (64 bits, signed)."""

VIEW_COPIES = Table(
    "view_copies",
    METADATA,
    Column("document", TEXT, primary_key=True),
    Column("of", TEXT, primary_key=True),
    Column("kind", TEXT, nullable=False),
    Column("share", Float, nullable=False),
    Column("words", TEXT, nullable=False),
    Column("spans", Plain, nullable=False),
)
Index("view_copies_of", VIEW_COPIES.c.of)
"""Which report repeats which, whole or in part: the share of its words, the words that show it."""

VIEW_CLAIMS = Table(
    "view_claims",
    METADATA,
    Column("claim", TEXT, primary_key=True),
    Column("document", TEXT, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("telling", TEXT, nullable=False, index=True),
    Column("origin", TEXT, nullable=False, index=True),
    Column("origin_name", TEXT, nullable=False),
    Column("origin_rule", TEXT, nullable=False),
    Column("origin_document", TEXT, nullable=False),
    Column("origin_words", TEXT, nullable=False),
    Column("speaker", TEXT, nullable=False, index=True),
    Column("speaker_name", TEXT, nullable=False),
    Column("speaker_kind", TEXT, nullable=False),
    Column("stake", TEXT, nullable=False),
    Column("self_interested", Boolean, nullable=False),
)
"""The claims of the readings that count now; `telling` is empty for claims about no event."""

Index(
    "ix_claims_listed",
    *(CLAIMS.c[name] for name in ("number", "kind", "type", "modality", "when_start", "when_end", "id", "document")),
)
"""All that lists of claims ask of each: a list goes through this, and not through the claims with their bodies."""
Index(
    "ix_claims_found",
    *(CLAIMS.c[name] for name in ("id", "number", "kind", "type", "modality", "when_start", "when_end", "document")),
)
"""The same for claims that are known by their ids."""
Index("ix_versions_listed", VERSIONS.c.seq, VERSIONS.c.event)

VIEW_SUBJECTS = Table(
    "view_subjects",
    METADATA,
    Column("subject", TEXT, primary_key=True),
    Column("claim", TEXT, primary_key=True),
    Column("kind", TEXT, nullable=False),
    Column("words", TEXT, nullable=False),
    sqlite_with_rowid=False,
)
Index("view_subjects_claim", VIEW_SUBJECTS.c.claim)
"""What relation, control, leadership and strength claims are about (`comparing.subjects`)."""

VIEW_SPELLS = Table(
    "view_spells",
    METADATA,
    Column("subject", TEXT, primary_key=True),
    Column("kind", TEXT, nullable=False),
    Column("spells", Plain, nullable=False),
)
"""The history of each subject as it is told today (`comparing.spell_rows`)."""

VIEW_STATE = Table(
    "view_state",
    METADATA,
    Column("name", TEXT, primary_key=True),
    Column("value", TEXT, nullable=False),
)
"""By which rules of comparing these tables were made; others than today's, and they are made again."""

VIEW_VOICES = Table(
    "view_voices",
    METADATA,
    Column("side", TEXT, primary_key=True),
    Column("id", TEXT, primary_key=True),
    Column("name", TEXT, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("stake", TEXT, nullable=False),
    Column("claims", Integer, nullable=False, index=True),
    Column("documents", Integer, nullable=False),
    Column("self_interested", Integer, nullable=False),
    Column("first", Date),
    Column("last", Date),
    sqlite_with_rowid=False,
)
"""Origins and speakers with what they said; `side` is one of these words."""

VIEW_DIRTY = Table(
    "view_dirty",
    METADATA,
    Column("topic", TEXT, nullable=False, index=True),
)
"""Events and subjects whose rows below have yet to be made again; one may be here several times."""

VIEW_EVENTS = Table("view_events", METADATA, Column("event", TEXT, primary_key=True), *summed_up())
for _name in ("start", "type", "killed_best", "killed_lowest", "killed_highest", "killed_latest", "country"):
    Index(f"view_events_{_name}", VIEW_EVENTS.c[_name])

VIEW_KEYS = Table(
    "view_keys",
    METADATA,
    Column("what", TEXT, primary_key=True),
    Column("key", TEXT, primary_key=True),
    Column("topic", TEXT, primary_key=True),
    sqlite_with_rowid=False,
)
Index("view_keys_topic", VIEW_KEYS.c.topic)
"""Under which names an event or a subject is found: what = place (and all that contains it), actor, type."""

VIEW_DISAGREEMENTS = Table(
    "view_disagreements",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("topic", TEXT, nullable=False, index=True),
    Column("type", TEXT, nullable=False),
    Column("slot", TEXT, nullable=False),
    Column("weight", Float, nullable=False),
    Column("last", Date),
    Column("a", TEXT, nullable=False),
    Column("b", TEXT, nullable=False),
    Column("value_a", TEXT, nullable=False),
    Column("value_b", TEXT, nullable=False),
    Column("words_a", TEXT, nullable=False),
    Column("words_b", TEXT, nullable=False),
    Column("rule", TEXT, nullable=False),
    Column("also_a", Plain, nullable=False),
    Column("also_b", Plain, nullable=False),
    Column("ranked_by", Plain, nullable=False),
    Column("single_origin", Boolean, nullable=False),
    Column("self_interested", Boolean, nullable=False),
)
_RANK = (VIEW_DISAGREEMENTS.c.weight.desc(), VIEW_DISAGREEMENTS.c.last.desc(), VIEW_DISAGREEMENTS.c.id)
for _name in ("single_origin", "self_interested", "type", "slot"):
    Index(f"view_disagreements_{_name}", VIEW_DISAGREEMENTS.c[_name], *_RANK)
Index("view_disagreements_rank", *_RANK)

VIEW_EDITS = Table(
    "view_edits",
    METADATA,
    Column("claim", TEXT, primary_key=True),
    Column("body", TEXT, nullable=False),
    Column("by", TEXT, nullable=False),
    sqlite_with_rowid=False,
)
"""Claims that people edited, as they are with the edit that holds; the claim as it was read stays in `claims`."""

VIEW_VERDICTS = Table(
    "view_verdicts",
    METADATA,
    Column("kind", TEXT, primary_key=True),
    Column("topic", TEXT, primary_key=True),
    Column("by", TEXT, primary_key=True),
    Column("role", TEXT, primary_key=True),
    Column("decision", TEXT, nullable=False),
    sqlite_with_rowid=False,
)
"""What each person last decided about a claim or an event, as coder and as reviewer."""

VIEW_STATUSES = Table(
    "view_statuses",
    METADATA,
    Column("kind", TEXT, primary_key=True),
    Column("topic", TEXT, primary_key=True),
    Column("coder", TEXT, nullable=False),
    Column("reviewer", TEXT, nullable=False),
    Column("coder_by", TEXT, nullable=False),
    Column("reviewer_by", TEXT, nullable=False),
    Column("word", TEXT, nullable=False),
    Column("disputed", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
"""The two statuses of each claim and event that somebody decided about, empty where nobody of that role did."""
