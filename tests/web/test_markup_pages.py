"""Whatever stands in reports, names and reasons: nothing of it becomes markup here, nor turns letters round."""

from __future__ import annotations

import tempfile
from pathlib import Path

from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from told_pages import elements, token

from rashomon.documents.factory import document
from rashomon.reading.claim import Claim, Number, Party, Span
from rashomon.reading.result import Reading
from rashomon.record.record import Record
from rashomon.web.adding_jobs import Jobs
from rashomon.web.app import create_app
from rashomon.web.settings import Settings
from rashomon.web.topics import place_href

PIECES = (
    "<x-evil onclick=alert(1)>", '"><x-evil>', "'><x-evil x='", "</title><x-evil>", "</textarea><x-evil>", "{{ 7*7 }}",
    "{% raw %}", "&lt;x-evil&gt;", "]]><x-evil>", "<!--", "-->", "javascript:alert(1)", "\u202e", "\x1b[31m", "é",
    "كوت", " ", "Kot", "\u2028", "%00", "<svg/onload=x>", "\n",
)  # fmt: skip
letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
words = st.lists(st.sampled_from(PIECES) | st.text(letters, max_size=6), min_size=1, max_size=6).map("".join)
names = words.map(lambda said: f"Column {said}")


def reading(number: int, name: str, publisher: str, place: str, quote: str, killed: int) -> Reading:
    text = f"{quote} {number} and more of the same on {'un' * number}day."
    group, town = Party(name, "armed_group", (name,)), Party(place, "place", (place,), "", "AF", place)
    speaker = Party(f"{name} spokesman", "person", (name,))
    span = (Span(0, len(quote), quote),)
    taliban = Party("Taliban", "armed_group", ref="taliban")
    claims = [
        Claim("event", "shelling", (group,), (), (town,), None, {"killed": Number(killed, killed, killed)}, (speaker,),
              id="c1", event="e1", evidence=span),
        Claim("relation", "allied" if number % 2 else "hostile", (group,), (taliban,),
              id="c2", evidence=span),
        Claim("control", "controls", (group,), (), (town,), id="c3", evidence=span),
        Claim("leadership", "leads", (Party(name, "person"),), (taliban,),
              role=name, id="c4", evidence=span),
    ]  # fmt: skip
    made = document(text, id=f"{number} {name}"[:60], title=f"{quote} {number}", publisher=f"{publisher} {number}",
                    url=quote, published=f"2031-05-1{number}")  # fmt: skip
    return Reading(made, claims)


def looked_at(client: TestClient, path: str) -> set[str]:
    """Asks for a page, checks it; gives the addresses on it."""
    answer = client.get(path)
    if not answer.headers["content-type"].startswith("text/html"):
        return set()
    page = answer.text
    found = elements(page)
    assert "x-evil" not in found.tags, path
    assert [name for name in found.attributes if name.partition(" ")[2].startswith("on")] == [], path
    assert [link for link in found.links if link.strip().lower().startswith("javascript")] == [], path
    assert "\u202e" not in "".join(found.words), path
    return set(found.links)


# To make a failure smaller would take minutes: each try is a record.
@settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)
@given(names, words, names, words.map(lambda said: f"a{said}"), words.map(lambda said: f"r{said}"))
def test_no_stored_text_becomes_markup(name: str, publisher: str, place: str, quote: str, reason: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "r.db")
        with Record(file) as record:
            record.add_readings([reading(n, name, publisher, place, quote, killed) for n, killed in ((1, 4), (2, 90))])
        with TestClient(create_app(Settings(file)), base_url="http://localhost") as client:
            source = client.get("/sources.json").json()["rows"][0]["id"]
            (page,) = [link for link in looked_at(client, "/sources") if link.startswith("/source/")][:1]
            sent = client.post(f"{page}/letter", data={"csrf": token(client, page), "letter": "D", "because": reason})
            assert sent.status_code == 200 and source
            state = client.app.state  # type: ignore[attr-defined]
            state.jobs = Jobs(state.own, lambda task: iter([
                {"id": name, "title": quote, "key": "", "claims": 0, "new": True, "problem": reason, "empty": True},
                {"failed": reason},
            ]))  # fmt: skip
            made = client.post("/add/text", data={"csrf": token(client, "/add"), "text": quote, "title": name[:900]},
                               follow_redirects=False)  # fmt: skip
            assert client.get("/actor/taliban").status_code == 200
            paths = {
                "/actor/taliban",
                place_href(place),
                "/disagreements",
                "/sources",
                "/changes",
                "/methodology",
                "/add",
                made.headers["location"],
            }
            for path in sorted(paths):
                paths |= {
                    link for link in looked_at(client, path) if link.startswith(("/source/", "/actor/", "/place/"))
                }
            for path in sorted(paths):
                looked_at(client, path)
