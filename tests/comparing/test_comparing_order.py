"""Nothing depends on the order in which accounts come in."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from made_accounts import AFGHANISTAN, ARMY, CHILDREN, GUNMEN, KABUL, KOT, KUNDUZ, PEOPLE, STATE, TALIBAN, account, july

from rashomon.comparing.account import Account
from rashomon.comparing.corroboration import corroboration
from rashomon.comparing.disagreement import disagreements
from rashomon.comparing.estimates import estimates
from rashomon.comparing.facts import facts
from rashomon.comparing.histories import history
from rashomon.comparing.spells import on

_SPEAKERS = st.sampled_from(["", "police", "a doctor", "Taliban spokesman"])
_WHEN = st.one_of(st.none(), st.builds(july, st.integers(20, 23)), st.just(july(1, 31, "month")))
_SHARED = {
    "said_by": _SPEAKERS,
    "stake": st.booleans(),
    "origin": st.sampled_from(["", "wire"]),
    "document": st.sampled_from(["", "d1", "d2"]),
    "day": st.one_of(st.none(), st.integers(22, 27)),
    "modality": st.sampled_from(["asserted", "asserted", "asserted", "denied", "possible"]),
    "when": _WHEN,
}


@st.composite
def events(draw: st.DrawFn) -> list[Account]:
    number = draw(st.integers(0, 7))
    return [
        account(
            f"c{n}",
            type=draw(st.sampled_from(["bombing", "attack", "armed_clash", "disrupted"])),
            agents=draw(st.sampled_from([(), (STATE,), (TALIBAN,), (GUNMEN,), (ARMY,)])),
            targets=draw(st.sampled_from([(), (PEOPLE,), (CHILDREN,), (ARMY,)])),
            places=draw(st.sampled_from([(), (KABUL,), (KUNDUZ,), (AFGHANISTAN,)])),
            killed=draw(st.one_of(st.none(), st.sampled_from([5, 9, 80]))),
            **{key: draw(strategy) for key, strategy in _SHARED.items()},  # type: ignore[arg-type]
        )
        for n in range(number)
    ]


@st.composite
def lasting(draw: st.DrawFn) -> list[Account]:
    number = draw(st.integers(0, 7))
    found = []
    for n in range(number):
        given_ = {key: draw(strategy) for key, strategy in _SHARED.items()}
        given_["change"] = draw(st.sampled_from([None, None, "starts", "ends"]))
        if draw(st.booleans()):
            type_ = draw(st.sampled_from(["allied", "hostile", "supports"]))
            found.append(account(f"c{n}", kind="relation", type=type_, agents=(TALIBAN,), targets=(STATE,), **given_))  # type: ignore[arg-type]
        else:
            who = draw(st.sampled_from([STATE, ARMY]))
            found.append(account(f"c{n}", kind="control", type="controls", agents=(who,), places=(KOT,), **given_))  # type: ignore[arg-type]
    return found


@settings(max_examples=60, deadline=None)
@given(events().flatmap(lambda told: st.tuples(st.just(told), st.permutations(told))))
def test_an_event_comes_to_the_same_in_any_order(orders: tuple[list[Account], list[Account]]) -> None:
    one, other = orders
    assert facts(one) == facts(other)
    assert disagreements("e1", one) == disagreements("e1", other)
    assert corroboration(one) == corroboration(other)
    for slot in ("killed", "who", "when", "where"):
        assert estimates(one, slot) == estimates(other, slot)


@settings(max_examples=60, deadline=None)
@given(lasting().flatmap(lambda told: st.tuples(st.just(told), st.permutations(told))))
def test_a_history_comes_to_the_same_in_any_order(orders: tuple[list[Account], list[Account]]) -> None:
    one, other = orders
    assert history(one) == history(other)
    assert on(history(one), date(2016, 7, 23)) == on(history(other), date(2016, 7, 23))
    assert disagreements("", one) == disagreements("", other)


@settings(max_examples=60, deadline=None)
@given(events())
def test_what_an_estimate_uses_and_leaves_out_are_all_accounts_each_once(told: list[Account]) -> None:
    for slot in ("killed", "who", "when", "where", "what"):
        for found in estimates(told, slot):
            assert sorted([*found.used, *(id_ for id_, _ in found.left_out)]) == sorted(a.id for a in told)
            assert (found.value is None) == bool(found.missing)
            if found.low is not None and found.high is not None and isinstance(found.value, int):
                assert found.low <= found.value <= found.high


@settings(max_examples=60, deadline=None)
@given(lasting())
def test_every_sighting_is_in_a_spell_and_bounds_are_in_order(told: list[Account]) -> None:
    spells = history(told)
    assert {id_ for spell in spells for id_ in spell.accounts} == {a.id for a in told}
    for spell in spells:
        for bounds in (spell.start, spell.end):
            if bounds.earliest and bounds.latest:
                assert bounds.earliest <= bounds.latest


@settings(max_examples=60, deadline=None)
@given(events())
def test_rows_are_of_two_sides_and_of_one_pair_of_values_each(told: list[Account]) -> None:
    rows = disagreements("e1", told)
    assert len({(r.type, r.slot, r.value_a, r.value_b) for r in rows}) == len(rows)
    for row in rows:
        assert row.a != row.b and row.words_a and row.rule
        assert not {row.a, *row.also_a} & {row.b, *row.also_b}
