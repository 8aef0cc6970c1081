"""Plain sentences of the field, each with what a careful reader takes from it."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.claim import Claim
from rashomon.reading.reader import Reader


def claim(text: str, type: str) -> Claim:
    (found,) = [c for c in Reader().read(document(text, id="d", published="2021-03-07")).claims if c.type == type]
    return found


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        ("The Taliban took Kunduz on Monday.", ["Taliban"], []),
        ("Kunduz was taken by the Taliban on Monday.", ["Taliban"], []),
        ("The Taliban won Kunduz from the army last week.", ["Taliban"], ["army"]),
        ("Government forces freed Kunduz on Monday.", ["Government forces"], []),
    ],
)
def test_a_town_is_taken_by_name(text: str, agents: list[str], targets: list[str]) -> None:
    found = claim(text, "territory_taken")
    assert [p.name for p in found.places] == ["Kunduz"]
    assert ([p.name for p in found.agents], [p.name for p in found.targets]) == (agents, targets)


def test_who_wins_a_state_in_a_vote_takes_no_ground() -> None:
    read = Reader().read(document("Obama won Ohio on Tuesday, and took Iowa as well.", id="d", published="2021-03-07"))
    assert [c for c in read.claims if c.type == "territory_taken"] == []


@pytest.mark.parametrize(
    ("text", "type", "doers"),
    [
        ("The Syrian air force bombed Idlib on Monday.", "air_strike", ["Syrian air force"]),
        ("Police foiled an attack on a mosque in Kunduz on Monday.", "disrupted", ["Police"]),
        ("Villagers found three bodies near Kunduz on Monday.", "toll", []),
        ("Omar Faruk, the Taliban's military chief, was killed on Monday.", "attack", []),
    ],
)
def test_who_did_it_and_who_did_not(text: str, type: str, doers: list[str]) -> None:
    assert [p.name for p in claim(text, type).agents] == doers


def test_who_finds_the_dead_is_none_of_them() -> None:
    assert claim("Villagers found three bodies near Kunduz on Monday.", "toll").targets == ()


@pytest.mark.parametrize(
    ("text", "type", "both"),
    [
        ("Fighting broke out in Kunduz between the Taliban and the army.", "armed_clash", {"Taliban", "army"}),
        ("Talks between Iran and the United States began in Oman.", "talks", {"Iran", "United States"}),
    ],
)
def test_what_takes_two_has_both(text: str, type: str, both: set[str]) -> None:
    found = claim(text, type)
    assert {p.name for p in (*found.agents, *found.targets)} == both


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The army said in a statement that 12 militants were killed in Kunduz.", ["army"]),
        ("The ministry said in a statement that rebels killed nine men in Kunduz.", ["ministry"]),
        ("Reuters reported, citing police, that ten people were killed in Kunduz on Monday.", ["Reuters", "police"]),
        ("Local media, quoting the governor, reported that nine people were killed.", ["Local media", "governor"]),
    ],
)
def test_who_says_so(text: str, sources: list[str]) -> None:
    found = claim(text, "attack")
    assert [p.name for p in found.sources] == sources
    assert not {p.name for p in found.agents} & set(sources)


def test_the_wounded_of_a_statement_are_told_by_its_speaker_too() -> None:
    told = "The army said in a statement that 12 militants were killed and five others wounded."
    claims = Reader().read(document(told, id="d", published="2021-03-07")).claims
    assert [[p.name for p in c.sources] for c in claims] == [["army"]] * len(claims)
    assert all(c.agents == () for c in claims) and {k for c in claims for k in c.numbers} == {"killed", "wounded"}


@pytest.mark.parametrize(
    "text",
    ["Police foiled a plot to bomb a stadium in Kunduz.", "Three men were arrested over a plot to bomb a stadium."],
)
def test_a_plot_is_no_bombing(text: str) -> None:
    claims = Reader().read(document(text, id="d", published="2021-03-07")).claims
    assert [c for c in claims if c.type == "bombing" and c.modality == "asserted"] == []


def test_all_the_dead_of_one_breath_are_targets() -> None:
    found = claim("Two soldiers and five militants were killed in Kunduz on Monday.", "attack")
    assert [p.name for p in found.targets] == ["Two soldiers", "five militants"]
    assert found.numbers["killed"].value == 7


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian Democratic Forces began the third phase of the effort to isolate the city of Raqqa.",
        "The army cut off Kunduz on Monday.",
    ],
)
def test_a_town_is_isolated_by_troops(text: str) -> None:
    found = claim(text, "offensive")
    assert len(found.agents) == 1 and len(found.places) == 1


def test_a_state_is_isolated_by_sanctions() -> None:
    claim("The United States wants to isolate Iran with sanctions.", "sanction")


def test_at_whose_hands_they_died_is_who_did_it() -> None:
    found = claim("Ten villagers were killed at the hands of the militia and the army in Herat.", "attack")
    assert {p.name for p in found.agents} == {"militia", "army"}
    assert [p.name for p in found.targets] == ["Ten villagers"]


def test_a_name_from_a_country_is_a_name() -> None:
    text = "Abu Jandal al-Kuwaiti, a leader of Islamic State in Raqqa, was killed by a coalition air strike."
    found = claim(text, "leads")
    assert [p.name for p in found.agents] == ["Abu Jandal al-Kuwaiti"]


def test_who_trains_a_bomber_has_not_done_the_deed() -> None:
    assert claim("The bomber had been trained by al-Shabab in Somalia.", "supports").agents


def test_a_province_of_a_country_is_a_place_and_that_of_a_group_is_none() -> None:
    found = claim(
        "Eighteen soldiers were killed in an attack on a base in Mali's Gao region, an officer said.", "attack"
    )
    assert "Gao" in " ".join(p.name for p in found.places)
    found = claim("The group said its Central Asia Province had attacked a mosque in Kabul on Monday.", "attack")
    assert [p.name for p in found.places] == ["Kabul"]


def read(text: str, title: str = "") -> list[Claim]:
    return Reader().read(document(text, id="d", title=title, published="2021-03-07")).claims


@pytest.mark.parametrize(
    ("text", "type", "modality", "sources"),
    [
        # Who vows, orders or asks: nothing has been done by that.
        ("The rebels vowed to attack Kunduz.", "attack", "planned", ["rebels"]),
        ("The Taliban vowed to attack government offices in Kunduz.", "attack", "planned", ["Taliban"]),
        ("Rebels vow to take Kunduz", "territory_taken", "planned", []),
        ("The president ordered the army to retake Kunduz.", "territory_taken", "planned", []),
        ("The rebels vowed to retaliate against the army.", "threat", "asserted", []),
        # Who tries to take a town fights for it.
        ("The army was trying to retake Kunduz from the Taliban.", "offensive", "asserted", []),
        ("The army launched a bid to retake Kunduz on Monday.", "offensive", "asserted", []),
        ("The army began an operation aimed at retaking Kunduz from the Taliban.", "offensive", "asserted", []),
        ("The army's attempt to retake Kunduz failed.", "territory_taken", "denied", []),
        ("The army failed to retake Kunduz.", "territory_taken", "denied", []),
        ("Contrary to reports, the Taliban did not take Kunduz.", "territory_taken", "denied", []),
        ("The army almost lost Kunduz to the Taliban.", "withdrawal", "denied", []),
        ("The army would have retaken Kunduz had it received help.", "territory_taken", "denied", []),
        ("It was impossible for the Taliban to take Kunduz.", "territory_taken", "denied", []),
        ("Unless the Taliban leave Kunduz, the army will bomb it.", "withdrawal", "possible", []),
        # What is called false.
        ("Reports that Kunduz had fallen to the Taliban are false.", "territory_taken", "denied", []),
        ("Reports that the Taliban had taken Kunduz were fabricated.", "territory_taken", "denied", []),
        ("The army said reports that the Taliban had taken Kunduz were untrue.", "territory_taken", "denied", ["army"]),
        ("The army called reports that the Taliban had taken Kunduz baseless.", "territory_taken", "denied", ["army"]),
        ("The army dismissed reports of an attack on Kunduz as propaganda.", "attack", "denied", ["army"]),
        ("The claim that the army shelled Kunduz is a lie, the ministry said.", "shelling", "denied", ["ministry"]),
        ("There is no truth to reports that the Taliban have taken Kunduz.", "territory_taken", "denied", []),
        ("The rebels' claim that they took Kunduz is false, the army said.", "territory_taken", "denied", ["army"]),
        # What nobody knows for certain.
        ("There were unconfirmed reports that the Taliban had taken Kunduz.", "territory_taken", "possible", []),
        ("Unconfirmed reports said that the Taliban had taken Kunduz.", "territory_taken", "possible", []),
        ("The army did not comment on reports that its jets had bombed Kunduz.", "air_strike", "possible", []),
        ("The army neither confirmed nor denied that it had bombed Kunduz.", "bombing", "possible", ["army"]),
        ("The army could not confirm the death of Omar Zia in Kunduz.", "attack", "possible", ["army"]),
        ("Dozens feared dead in Kunduz blast", "attack", "possible", []),
        ("Residents feared that the Taliban had taken Kunduz.", "territory_taken", "possible", ["Residents"]),
        # What is not in doubt for what it did or did not bring about.
        ("The army's offensive in Kunduz did not make the villages safer.", "offensive", "asserted", []),
        ("The army denied that the attack on Kunduz had changed anything.", "attack", "asserted", ["army"]),
        ("The army denied that the attack in Kunduz had killed civilians.", "attack", "denied", ["army"]),
        ("The bombing in Kunduz caused no casualties.", "bombing", "asserted", []),
        ("The agreement had nothing to do with the truce in Kunduz.", "agreement", "asserted", []),
    ],
)
def test_how_sure_it_is_and_who_says_so(text: str, type: str, modality: str, sources: list[str]) -> None:
    found = claim(text, type)
    assert (found.modality, [p.name for p in found.sources]) == (modality, sources)


def test_what_a_wrong_claim_denies_stays_the_claimant_s_word() -> None:
    told = read("The army rejected claims by the Taliban that they had shot down a helicopter in Kunduz.")
    assert [(c.modality, [p.name for p in c.sources]) for c in told if c.type == "destruction"] == [
        ("denied", ["army"]),
        ("asserted", ["Taliban"]),
    ]


def test_the_doubt_is_of_the_dead_and_not_of_the_attack() -> None:
    told = read("Ten soldiers may have been killed in the attack in Kunduz.")
    assert [(c.modality, c.numbers["killed"].value if c.numbers else None) for c in told] == [
        ("possible", 10),
        ("asserted", None),
    ]


@pytest.mark.parametrize(
    ("text", "type", "agents", "targets"),
    [
        ("The European Union called on the army to withdraw from Kunduz.", "withdrawal", ["army"], []),
        ("Turkey has no intention of withdrawing its troops from Syria.", "withdrawal", ["Turkey"], []),
        ("Omar Zia said his brother was killed in Kunduz.", "attack", [], ["his brother"]),
        ('"The army shelled our mothers," said Omar Zia, a farmer.', "shelling", ["army"], ["our mothers"]),
        ('"The rebels killed ten of our men," said Omar Zia.', "attack", ["rebels"], ["ten of our men"]),
        ("The army speaks of 62 dead rebels.", "attack", [], ["62 dead rebels"]),
        ("The army confirmed the deaths of 14 rebels and nine soldiers.", "attack", [], ["14 rebels", "nine soldiers"]),
        ("The military has announced the death of jihadist leaders.", "attack", [], ["jihadist leaders"]),
        ("The coalition supports Iraq in defeating Islamic State.", "supports", ["coalition"], ["Iraq"]),
    ],
)
def test_who_has_a_hand_in_it(text: str, type: str, agents: list[str], targets: list[str]) -> None:
    found = claim(text, type)
    assert ([p.name for p in found.agents], [p.name for p in found.targets]) == (agents, targets)


@pytest.mark.parametrize("place", ["a camp of the Taliban", "the base"])
def test_who_took_a_camp_was_not_there_before(place: str) -> None:
    found = [c.type for c in read(f"Soldiers took {place} in the Kunar valley.")]
    assert found == ["territory_taken"]


def test_who_is_with_links_to_others_has_them() -> None:
    found = claim("Gunmen with links to al-Qaida and the Islamic State group killed ten soldiers in Kunduz.", "allied")
    assert [p.name for p in found.agents] == ["Gunmen"]
    assert sorted(p.name for p in found.targets) == ["Islamic State", "al-Qaida"]


def test_who_did_not_do_it_is_no_doer() -> None:
    (found,) = read("The house was hit by a missile from a Russian warplane and not by artillery, doctors said.")
    assert [p.name for p in found.agents] == ["Russian warplane"]


def test_a_headline_s_thing_is_hit_and_hits_nobody() -> None:
    told = read("Oil reached the river on Monday.", title="Pipeline bombed in Saravena")
    assert [[p.name for p in c.agents] for c in told if c.type == "bombing"] == [[]]


@pytest.mark.parametrize("medium", ["Twitter", "Facebook", "Telegram", "social media"])
def test_a_medium_says_nothing(medium: str) -> None:
    found = claim(f"The army said on {medium} that ten soldiers were killed in Kunduz.", "attack")
    assert [p.name for p in found.sources] == ["army"]


def test_an_outlet_that_is_told_passes_it_on() -> None:
    found = claim("A doctor told state media that ten soldiers were killed in Kunduz.", "attack")
    assert [p.name for p in found.sources] == ["state media", "doctor"]


@pytest.mark.parametrize(
    "text",
    [
        "Four of the 13 dead were farmers.",
        "Both sides can recover their dead in Kunduz.",
        "Doctors treated the wounded in Kunduz.",
    ],
)
def test_the_dead_and_wounded_in_passing_are_no_attack(text: str) -> None:
    assert [c for c in read(text) if c.type in ("attack", "toll")] == []


def test_those_hurt_before_are_not_counted_with_those_who_died_of_it() -> None:
    (found,) = read("Two of those who had been wounded on Wednesday died in the night.")
    assert {slot: number.value for slot, number in found.numbers.items()} == {"killed": 2}


def test_what_it_did_the_bomb_did() -> None:
    told = read("A bomb went off in a market in Kunduz on Monday. It killed four people.")
    assert [c.type for c in told] == ["bombing", "bombing"]
    assert [p.name for p in told[1].places] == ["market", "Kunduz"] and told[1].numbers["killed"].value == 4


def test_the_town_is_the_one_named_before() -> None:
    found = claim("The army recaptured Kunduz on Monday. The Taliban had no presence in the town.", "present")
    assert [p.name for p in found.places] == ["Kunduz"]


def test_what_is_counted_since_a_killing_has_no_one_day() -> None:
    found = claim("Fifty people have died in Kashmir since the killing of a rebel leader on February 8.", "toll")
    assert found.when is not None and (str(found.when.start), str(found.when.end)) == ("2021-02-08", "2021-03-07")


def test_the_east_of_congo_is_not_in_the_congo_of_brazzaville() -> None:
    found = claim("Rebels killed ten villagers in the village of Halu in eastern Congo.", "attack")
    assert {p.country for p in found.places} == {"CD"}


def test_who_asks_who_killed_them_says_that_they_were_killed() -> None:
    (found,) = [c for c in read('"Who killed our people?" asked Omar Zia, a teacher.') if c.type == "attack"]
    assert (found.modality, [p.name for p in found.targets]) == ("asserted", ["our people"])


@pytest.mark.parametrize(
    "text",
    [
        "One attacker was shot dead and two others escaped on a motorcycle.",
        "The gunmen fled after they had killed two guards in Herat.",
    ],
)
def test_attackers_who_get_away_are_not_displaced(text: str) -> None:
    assert "displacement" not in {found.type for found in Reader().read(document(text)).claims}


def test_who_speaks_behind_a_name_for_people_is_none_of_the_victims() -> None:
    text = "They were not behind the blast in Herat and condemn the killing of people, the spokesman, Omar Zia, added."
    assert all("Omar Zia" not in {p.name for p in found.targets} for found in Reader().read(document(text)).claims)
