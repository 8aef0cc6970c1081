"""Views in plain SQL for whoever opens a record with another program: reports and claims in one row each."""

from __future__ import annotations

from sqlalchemy import Connection, text

_LATEST = """CREATE VIEW latest_readings AS
SELECT document, run, note, claims, seq FROM readings
WHERE NOT EXISTS
      (SELECT 1 FROM readings AS later WHERE later.document = readings.document AND later.seq > readings.seq)"""

_REPORTS = """CREATE VIEW readable_reports AS
SELECT documents.key, documents.id, documents.publisher, documents.published, documents.title, documents.url,
       latest_readings.claims, latest_readings.note, log.at AS recorded
FROM documents
JOIN log ON log.seq = documents.seq
LEFT JOIN latest_readings ON latest_readings.document = documents.key"""

_CLAIMS = """CREATE VIEW readable_claims AS
SELECT claims.id, documents.publisher, documents.published, {sources} AS said_by, claims.modality, claims.kind,
       claims.type, {agents} AS who, {targets} AS whom, {places} AS place, claims.when_start, claims.when_end,
       claims.killed, claims.wounded, claims.abducted, claims.arrested, claims.displaced, claims.count,
       claims.change, claims.role, claims.evidence, claims.document, reading_claims.event, log.at AS recorded
FROM latest_readings
JOIN reading_claims ON reading_claims.document = latest_readings.document AND reading_claims.run = latest_readings.run
JOIN claims ON claims.id = reading_claims.claim
JOIN documents ON documents.key = claims.document
JOIN log ON log.seq = claims.seq"""

_LISTED = {
    "sqlite": "(SELECT group_concat(name, '; ') FROM"
    " (SELECT name FROM participants WHERE claim = claims.id AND slot = '{slot}' ORDER BY position))",
    "postgresql": "(SELECT string_agg(name, '; ' ORDER BY position) FROM participants"
    " WHERE claim = claims.id AND slot = '{slot}')",
}


def make_readable(connection: Connection) -> None:
    """Makes the views: the reading of each report that came last, reports, and claims with their report."""
    listed = _LISTED[connection.dialect.name]
    slots = {slot: listed.format(slot=slot) for slot in ("sources", "agents", "targets", "places")}
    for view in (_LATEST, _REPORTS, _CLAIMS.format(**slots)):
        connection.execute(text(view))
