"""Modality of single propositions; the word between asterisks heads the proposition."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.documents.document import Document
from rashomon.reading.modality import Finding, modality_of
from rashomon.reading.parse import Parsed
from rashomon.reading.pipeline import parse, parse_many
from rashomon.vocabulary.load import entries
from rashomon.vocabulary.modality import ModalCue

ASSERTED = """
The army *attacked* the village at dawn.
Rebels *seized* two towns and burned the mill.
Gunmen who had hidden in the mill *killed* a guard.
A car bomb exploded in the market, *killing* nine shoppers.
The bombs *launched* by the guerrillas hit a school.
The brigade managed to *retake* the hill.
The army was able to *storm* the fort.
The militia began *shelling* the suburb on Sunday.
The tanks continued to *shell* the suburb.
Elders persuaded the gunmen to *surrender*.
Police foiled a *plot* to kill the king.
Police *foiled* an attack on the station.
The rebels used a stolen truck to *attack* the barracks.
Thousands gathered to *protest* against the new law.
The gunman went on to *kill* two guards.
He was the first officer to *defect* to the rebels.
The rebels not only *attacked* the convoy but burned the trucks.
The army carried out an *attack* on the camp.
The militia did not fail to *attack* the convoy.
The gang tried to *rob* the bank.
The *attack* killed nobody.
The offensive, which began in May, *displaced* thousands.
After *attacking* the post, the rebels fled.
The chief condemned the *attack* and vowed revenge.
The villagers did not condemn the *attack*.
The *massacre* will never be forgotten.
The *attack* on the depot is likely to anger neighbours.
Eventually thousands, perhaps 9000, *marched* to the palace.
The men *killed* in the raid were shepherds.
The militia *attacked* the bus because its leader refused to pay.
""".strip().splitlines()

DENIED = """
Sorland's forces did not *attack* the island.
The army didn't *shell* the suburb.
The militia has never *attacked* the port.
No *attack* was reported on Sunday.
There was no *massacre* in the valley.
None of the soldiers were *killed*.
Nobody was *killed* in the raid.
No suspects were *arrested* after the raid.
Neither side *attacked* the other.
The army failed to *retake* the hill.
The garrison refused to *surrender*.
Police prevented the mob from *storming* the embassy.
Police foiled a *bombing* at the station.
The *offensive* was called off.
The *attack* that was thwarted by guards alarmed the town.
The raiders left without *killing* anyone.
Inspectors found no evidence of a missile *attack*.
The clan was not behind the *attack*.
The clan had no role in the *massacre*.
The clan is not responsible for the *bombing*.
The front has no plans to *attack* the capital.
The king does not intend to *send* troops.
The rebels will not *lay* down their arms.
The rebels won't *surrender* the fort.
The army could not *retake* the hill.
The garrison can't *retake* the bridge.
The front pledged not to *attack* the capital.
The emir ordered his men not to *kill* prisoners.
Foreign powers must not *send* weapons to the region.
The militia would not *attack* civilians.
An *alliance* between the two sects is unlikely.
The two clans are unlikely to *clash* again.
It is impossible that the monks *attacked* the ship.
The rebels stopped short of *signing* the truce.
Instead of *attacking* the fort, the rebels fled.
The police have not yet *arrested* the gunman.
The army did not carry out the *attack*.
The militia did not launch an *attack* on the port.
His refusal to *negotiate* angered the elders.
The two sides did not *sign* a truce.
The ban on *attacks* held for a week.
The army was unable to *protect* the village.
The planned *talks* were cancelled.
No one *claimed* the raid.
Guards thwarted a *bombing* at the gate.
The militia has yet to *surrender*.
The front has no intention of *attacking* the port.
The army did not order the *attack*.
""".strip().splitlines()

POSSIBLE = """
The rebels may *attack* the airport.
The rebels may not *attack* the airport.
The militia might have *planted* the mine.
The gunmen could have *fled* across the river.
The gunmen must have *fled* across the river.
Soldiers allegedly *killed* two farmers.
A drone reportedly *struck* the convoy.
Perhaps the guerrillas *attacked* the barracks.
The *attack* reportedly was in the old market.
If Sorland *attacks* the island, its neighbour will send ships.
Unless the rebels *withdraw*, the army will storm the town.
Should the rebels *attack* the port, the fleet would sail.
If the rebels attacked, the army would *storm* the town.
The group is believed to have *attacked* the mine.
Thousands are thought to have *fled* the city.
The man is suspected of *planting* the bomb.
Two men were charged with *killing* the priest.
The men are accused of *attacking* a church.
The *bombing* was blamed on smugglers.
The *attack* was attributed to the northern sect.
The rebels appear to have *withdrawn*.
The brigade seems to *control* the ridge.
The two militias are likely to *clash* again.
An *attack* on the port is possible.
It is possible that the rebels *shot* the pilot.
Fears of an *attack* emptied the market.
Reports of *clashes* reached the capital.
The threat of *attack* emptied the market.
The town faces the risk of an *attack*.
Villagers spoke of allegations of *torture*.
He was held on suspicion of *murder*.
Police looked into the alleged *attack* on the shrine.
The apparent *assassination* shook the palace.
Was the minister *killed* by his own guards?
Did the rebels *attack* the convoy?
It is not clear whether the army *shelled* the mill.
Paris does not rule out *sending* troops.
The cabinet is considering *sending* ships.
An *attack* could occur at any time.
Any *attack* would break the truce.
The militia could launch an *attack* on the port.
The group is believed to be planning an *attack* on the port.
The gang is capable of *attacking* ships.
The emir is said to have *fled* to the hills.
Villagers fear that the gang will *loot* the market.
Shopkeepers worry that militiamen will *burn* the mill.
Residents feared an *attack* by the militia.
The *attack* is believed to be the work of the sect.
The *attack* may have been the work of the sect.
""".strip().splitlines()

PLANNED = """
Rebels plan to *attack* the port.
Rebels are planning an *attack* on the port.
Sorland will *send* troops to the island.
The army is going to *storm* the town.
Troops are about to *storm* the city.
Both sides are set to *sign* a truce.
Talks are due to *resume* on Monday.
The president is to *meet* rebel leaders in Geneva.
Sorland to *send* troops to the island
The general ordered troops to *storm* the town.
The front threatened to *kill* the hostages.
The front vowed to *avenge* the raid.
Protesters demanded that the army *withdraw*.
The bishop called on both sides to *negotiate*.
The bishop called for a *ceasefire*.
He called for the army to *withdraw* from the town.
The envoy urged the rebels to *release* the hostages.
Parliament decided to *expel* the envoy.
The army wants to *retake* the hill.
All foreign troops must *withdraw* by June.
The government should *release* the prisoners.
Both armies need to *negotiate* soon.
Troops were sent to *combat* the smugglers.
The force came in order to *protect* the port.
The plan is aimed at *retaking* the port.
Aid groups condemned the planned *offensive*.
The *offensive* planned by the army worries aid groups.
The threatened *strikes* worried neighbours.
The plan to *bomb* the station was found on a phone.
The decision to *withdraw* pleased the town.
Calls for a *truce* grew louder.
Preparations for the *assault* are under way.
It is vital that both sides *respect* the truce.
Thousands are expected to *flee* the city.
Thousands will flee when the army *attacks* the city.
He said the brigade would *deploy* in May.
The generals agreed to *withdraw* their guns.
The brigade is ready to *storm* the town.
The clan is willing to *negotiate* with the army.
The army will attack and *burn* the camp.
Rebels plan to attack and *burn* the camp.
The army will launch an *offensive* next week.
Troops massed ahead of an *assault* on the city.
An *offensive* is imminent.
Sorland is preparing an *offensive* against the rebels.
Preparing the *assault* took a month.
The king asked the army to *storm* the fort.
The envoy called for *releasing* the hostages.
The cabinet approved *sending* troops.
The talks will take place in Oslo, and both clans will *send* envoys.
""".strip().splitlines()

WORDS = [
    "army",
    "will",
    "not",
    "may",
    "attack",
    "to",
    "from",
    "stop",
    "plan",
    "if",
    "the",
    "unless",
    "?",
    "no",
    "fear",
]

CEASED = """
The two clans stopped *fighting* each other in May.
The army ended its *offensive* in the valley.
The sect is no longer *allied* with the emir.
The clan no longer *supports* the government.
The clan used to *support* the government.
Both sides called for an end to the *fighting*.
The emirate halted its *support* for the rebels.
The militia ceased to *cooperate* with the army.
The former *commander* of the brigade fled.
""".strip().splitlines()

CASES = [
    *[(s, "asserted") for s in ASSERTED],
    *[(s, "denied") for s in DENIED],
    *[(s, "possible") for s in POSSIBLE],
    *[(s, "planned") for s in PLANNED],
]


def token_at(parsed: Parsed, offset: int) -> int:
    return next(
        i for i in range(len(parsed.words)) if parsed.start[i] - parsed.body <= offset < parsed.end[i] - parsed.body
    )


def finding(marked: str) -> Finding:
    parsed = parse(Document("d", marked.replace("*", "")))
    return modality_of(parsed, token_at(parsed, marked.index("*")))


@pytest.mark.parametrize(("marked", "modality"), CASES)
def test_sentence(marked: str, modality: str) -> None:
    found = finding(marked)
    assert found.modality == modality, found.reason


@pytest.mark.parametrize("marked", CEASED)
def test_cessation(marked: str) -> None:
    assert finding(marked).cessation


@pytest.mark.parametrize("marked", ASSERTED)
def test_what_is_asserted_has_not_ceased(marked: str) -> None:
    assert not finding(marked).cessation


def test_refusing_to_stop_goes_on() -> None:
    found = finding("The militia refused to stop *shelling* the suburb.")
    assert (found.modality, found.cessation) == ("asserted", False)


def test_a_vow_to_stop_is_a_planned_end() -> None:
    found = finding("The militia vowed to stop *shelling* the suburb.")
    assert (found.modality, found.cessation) == ("planned", True)


def test_a_verb_of_saying_is_not_read() -> None:
    assert finding("The army denied that it had *shelled* the suburb.").modality == "asserted"
    assert finding("The army may say that rebels *shelled* the suburb.").modality == "asserted"


def test_cues_are_the_words_and_the_reason_their_sort() -> None:
    parsed = parse(Document("d", "Rebels plan to attack the port."))
    found = modality_of(parsed, 3)
    assert [parsed.words[i] for i in found.cue_tokens] == ["plan"]
    assert found.reason == "governing verb: planned"


def test_reasons_are_few() -> None:
    assert len({finding(marked).reason for marked, _ in CASES}) <= 60


@pytest.mark.parametrize(
    ("claim_type", "marked", "modality"),
    [
        ("hostile", "He spoke of efforts to *defeat* the sect.", "asserted"),
        ("hostile", "Sorland sent jets to *combat* the sect.", "asserted"),
        ("hostile", "The army aims to *defeat* the sect.", "asserted"),
        ("hostile", "The army will *fight* the sect.", "planned"),
        ("offensive", "He spoke of efforts to *attack* the sect.", "planned"),
        ("disrupted", "Police foiled an *attack* on the station.", "asserted"),
        ("attack", "Police foiled an *attack* on the station.", "denied"),
    ],
)
def test_modality_for_a_type_of_claim(claim_type: str, marked: str, modality: str) -> None:
    parsed = parse(Document("d", marked.replace("*", "")))
    assert modality_of(parsed, token_at(parsed, marked.index("*")), claim_type).modality == modality


def test_examples_of_the_word_list() -> None:
    cues = entries("modality", ModalCue)
    texts = [Document("d", cue.example.replace("*", "")) for cue in cues]
    wrong = []
    for cue, parsed in zip(cues, parse_many(texts), strict=True):
        found = modality_of(parsed, token_at(parsed, cue.example.index("*")))
        if cue.effect == "ceases":
            right = found.cessation
        elif cue.effect == "open":
            right = found.modality != "asserted"
        else:
            right = found.modality in (cue.effect, cue.negated, cue.perfect)
        if not right:
            wrong.append((cue.cue, cue.example, found.reason))
    assert not wrong


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=14,
    )
)
def test_any_words_get_a_modality(words: list[str]) -> None:
    parsed = parse(Document("d", " ".join([*words, "end"])))
    for i in range(len(parsed.words)):
        found = modality_of(parsed, i)
        assert found.modality in ("asserted", "denied", "possible", "planned")
        assert all(0 <= cue < len(parsed.words) for cue in found.cue_tokens)
