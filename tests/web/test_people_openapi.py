"""The routes about people, asked with all that their description allows: no answer is a 500."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from logging_in import Browser, quick_passwords, settle, small_app

from rashomon.record.passing import in_memory
from rashomon.web.ratelimit import LoginLimit
from rashomon.web.settings import Settings

__all__ = ["quick_passwords"]
pytestmark = pytest.mark.usefixtures("quick_passwords")


def test_no_request_about_people_is_too_odd_to_answer(tmp_path: Path) -> None:
    record = str(tmp_path / "r.db")
    settle(record)
    app = small_app(Settings(record, login=True))
    omar = Browser(app)
    omar.log_in("Omar")
    # A request may end the session that the next ones need.
    api = schemathesis.openapi.from_dict(app.openapi())
    failed: dict[str, str] = {}
    statuses: set[int] = set()
    for found in api.get_all_operations():
        operation = found.ok()
        if "people" not in (operation.tags or []):
            continue

        @settings(max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def answered(case: schemathesis.Case) -> None:
            if omar.get("/look").status_code != 200:
                app.state.presence.limit = LoginLimit(in_memory())
                assert omar.log_in("Omar").status_code == 303
            sent = case.as_transport_kwargs(base_url="http://localhost")
            sent["headers"] = {**(sent.get("headers") or {}), "x-csrf-token": omar.csrf()}
            sent["headers"].pop("Authorization", None)
            answer = omar.request(**{name: sent[name] for name in sent if name not in ("cookies", "timeout")})
            statuses.add(answer.status_code)
            if answer.status_code >= 500:
                failed[f"{sent['method']} {case.formatted_path}"] = str(sent)[:300]

        answered()
    assert failed == {}
    assert statuses >= {200, 303, 400, 422}
