from __future__ import annotations

import pytest

from rashomon.documents import english, language
from rashomon.documents.language import SAMPLE
from rashomon.errors import DataError

REPORT = "Three soldiers were wounded on Monday when a mine went off under their lorry near Gao."


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        REPORT.upper(),
        "SAN MIGUEL, 4 JUN (VOZ LIBRE) -- [TEXT] TROOPS CLASHED WITH FIGHTERS NEAR THE LEMPA RIVER.",
        "Abu Bakr al-Shishani, Omar al-Farouq and Yusuf Ould Sidi were named as commanders of the front.",
        "“¡No pasarán!” the crowd shouted as the police moved towards the square in the old town.",
    ],
)
def test_english_is_let_through(text: str) -> None:
    assert english(text) == "en"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Trois soldats ont été blessés lundi par l'explosion d'une mine près de Gao."),
        ("es", "TRES SOLDADOS RESULTARON HERIDOS EL LUNES POR LA EXPLOSIÓN DE UNA MINA CERCA DE GAO."),
        ("de", "Drei Soldaten wurden am Montag verletzt, als bei Gao eine Mine unter ihrem Wagen hochging."),
        ("ru", "Трое солдат были ранены в понедельник при взрыве мины под их грузовиком."),
        ("so", "Saddex askari ayaa ku dhaawacmay miino ka dhacday meel u dhow magaalada maanta."),
    ],
)
def test_other_languages_are_named(code: str, text: str) -> None:
    assert language(text) == code
    with pytest.raises(DataError, match=f"not English: looks like '{code}'"):
        english(text)


@pytest.mark.parametrize("short", ["Myanmar Fashion.", "Trois morts à Gao.", "IceCube Laboratory"])
def test_texts_too_short_to_tell_pass(short: str) -> None:
    assert english(short) == "en"


def test_what_the_record_says_counts_only_for_short_texts() -> None:
    assert english(REPORT, said="fr") == "en"
    assert english("Dead in Gao.", said="en-GB") == "en"
    with pytest.raises(DataError, match="the record says 'fr'") as caught:
        english("Trois morts à Gao.", said="fr")
    assert caught.value.field == "language"


def test_only_the_beginning_is_looked_at() -> None:
    assert language(REPORT * (SAMPLE // len(REPORT) + 1) + "Мины под грузовиком. " * 500) == "en"
