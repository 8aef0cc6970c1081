from __future__ import annotations

import pytest

from rashomon.errors import DataError, PrerequisiteError, RashomonError, UserError


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ({}, "bad"),
        ({"file": "a.json"}, "a.json: bad"),
        ({"row": 0}, "row 0: bad"),
        ({"file": "a.json", "row": 2}, "a.json, row 2: bad"),
        ({"field": "text"}, "field text: bad"),
        ({"file": "a.json", "row": 2, "field": "text"}, "a.json, row 2, field text: bad"),
    ],
)
def test_data_error_names_the_place_it_knows(where: dict[str, object], line: str) -> None:
    error = DataError("bad", **where)  # type: ignore[arg-type]
    assert str(error) == line
    assert error.reason == "bad"


def test_prerequisite_error_says_how_to_install() -> None:
    error = PrerequisiteError("no language model", "pip install a-model")
    assert str(error) == "no language model; install it with: pip install a-model"
    assert error.install == "pip install a-model"


def test_each_kind_ends_with_a_code_of_its_own() -> None:
    codes = {kind: kind.exit_code for kind in (UserError, DataError, PrerequisiteError)}
    assert codes == {UserError: 1, DataError: 2, PrerequisiteError: 3}
    assert all(issubclass(kind, RashomonError) for kind in codes)
