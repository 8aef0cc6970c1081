"""Who says it: sentences and passages with the chain that a careful reader gives each marked word."""

from __future__ import annotations

import pytest

from rashomon.documents.document import Document
from rashomon.reading.pipeline import parse
from rashomon.reading.statements import Attribution, Source, statements

# text, the word asked about (its last occurrence), the chain outermost first, the effect
CASES: list[tuple[str, str, list[str], str]] = [
    # --- the article's own voice
    ("Rebels shelled Kot on Monday.", "shelled", [], "asserted"),
    ("Russian forces did not attack Ukraine.", "attack", [], "asserted"),
    ("The general, who says little, left the town after the attack.", "attack", [], "asserted"),
    ("A man called Omar Zia shot two guards.", "shot", [], "asserted"),
    # --- indirect speech, with and without "that", in every order
    ("Ukraine said Russian troops killed five civilians.", "killed", ["Ukraine"], "asserted"),
    ("Russian troops killed five civilians, Ukraine said.", "killed", ["Ukraine"], "asserted"),
    ("The mayor said that two shells hit the school.", "hit", ["mayor"], "asserted"),
    ("Two shells, the mayor said, hit the school.", "hit", ["mayor"], "asserted"),
    ("The town fell overnight, officials said.", "fell", ["officials"], "asserted"),
    ("The town fell overnight, said Ada Noor, a teacher there.", "fell", ["Noor"], "asserted"),
    ("Wars may be unlikely, adds Noor, but both sides may shell the port.", "shell", ["Noor"], "asserted"),
    ("If it goes on, aid workers warn, thousands will flee.", "flee", ["aid workers"], "asserted"),
    ("Local leaders insist the army bombed two villages and burned a third.",
     "burned", ["leaders"], "asserted"),
    ("The coalition estimates there are 1,500 militants in the valley.",
     "militants", ["coalition"], "asserted"),
    ("An elder agrees that the alliance was made.", "alliance", ["elder"], "asserted"),
    ("Residents share that the gunmen still hold the market.", "hold", ["Residents"], "asserted"),
    ("A bomb went off near the gate, killing 12 people, officials said.",
     "killing", ["officials"], "asserted"),
    ("The army said rebels attacked the post, killing 12 soldiers.", "killing", ["army"], "asserted"),
    ("An officer confirmed that the pact had been signed, although the rebels deny that they signed it.",
     "pact", ["officer"], "asserted"),
    ("An officer confirmed that the pact had been signed, although the rebels deny that they signed it.",
     "it", ["rebels"], "denied"),
    ("Officials denied that it was a defeat, saying the army had taken the hill.", "taken",
     ["Officials"], "asserted"),
    ("Gangs tried to buy rockets, including old ones, The Associated Press reported Wednesday.",
     "buy", ["Associated Press"], "asserted"),
    ("As the envoy noted, the truce was broken twice.", "broken", ["envoy"], "asserted"),
    ("The raid failed, as suggested by General Omar Zia.", "failed", ["Zia"], "asserted"),
    # --- adding, saying, citing: what leans on a clause has its speaker
    ("The army denied the raid, saying the rebels had burned the village.", "burned", ["army"], "asserted"),
    ("The offensive is over, officials said, adding that ten people died.",
     "died", ["officials"], "asserted"),
    ("The minister rose and announced that the port had been retaken.", "retaken", ["minister"], "asserted"),
    ("Reuters, citing two diplomats, reported that the envoy was shot.",
     "shot", ["Reuters", "diplomats"], "asserted"),
    ("The governor issued a statement saying his guards were ambushed.",
     "ambushed", ["governor"], "asserted"),
    # --- denial
    ("Russia denied that it had attacked Ukraine.", "attacked", ["Russia"], "denied"),
    ("The Taliban, who themselves deny that they burned the school, met elders.",
     "burned", ["Taliban"], "denied"),
    ("The general dismissed reports of a mutiny.", "mutiny", ["general"], "denied"),
    ("The militia denied responsibility for the ambush.", "ambush", ["militia"], "denied"),
    ("The movement has denied any links with the kidnapping.", "kidnapping", ["movement"], "denied"),
    ("The minister did not believe the rebels shot the pilot.", "shot", ["minister"], "denied"),
    ("Diplomats doubt that the gunmen left the valley.", "left", ["Diplomats"], "denied"),
    # --- fear, suspicion, plan, order
    ("Residents fear that Boko Haram will attack Nigeria.", "attack", ["Residents"], "possible"),
    ("Police suspect that smugglers killed the ranger.", "killed", ["Police"], "possible"),
    ("Elders are worried that the militia will return.", "return", ["Elders"], "possible"),
    ("There was fear among villagers, and the rebels vowed to recapture the hill.",
     "recapture", ["rebels"], "planned"),
    ("The union called for an end to the siege.", "siege", ["union"], "planned"),
    ("The mediator called for both armies to withdraw.", "withdraw", ["mediator"], "planned"),
    ("The council urged both sides to stop fighting.", "fighting", ["council"], "planned"),
    ("The gang threatened to kill the hostages.", "kill", ["gang"], "planned"),
    ("Analysts predict that the army will storm the port.", "storm", ["Analysts"], "planned"),
    ("The bishop demanded that the troops leave the mission.", "leave", ["bishop"], "planned"),
    ("The general ordered his men to burn the bridge.", "burn", [], "planned"),
    # --- nobody says so
    ("The general was reportedly wounded near Kot.", "wounded", [], "possible"),
    ("It was reported that the convoy had been ambushed.", "ambushed", [], "possible"),
    ("The group is believed to have left the valley.", "left", [], "possible"),
    ("The guard was accused of beating two prisoners.", "beating", [], "possible"),
    # --- "according to" and its like
    ("According to the Red Cross, sixty people drowned.", "drowned", ["Red Cross"], "asserted"),
    ("Sixty people drowned, according to Ada Noor of the Coast Institute.", "drowned", ["Noor"], "asserted"),
    ("Sixty people, according to a coast guard officer, drowned off the cape.",
     "drowned", ["officer"], "asserted"),
    ("In the words of one colonel, the front had collapsed.", "collapsed", ["colonel"], "asserted"),
    ("In the view of many officers, the war was lost.", "lost", ["officers"], "asserted"),
    # --- documents, their owners, and unnamed sources
    ("A report by Amnesty International found that soldiers shot the miners.", "shot",
     ["Amnesty International"], "asserted"),
    ("The ministry's statement said that rebels had mined the road.", "mined", ["ministry"], "asserted"),
    ("Footage showed that guards opened fire.", "opened", ["Footage"], "asserted"),
    ("State media reported that the army had taken the bridge.", "taken", ["State media"], "asserted"),
    ("A source close to the palace said the king had fled.", "fled", ["source"], "asserted"),
    ("Officials who asked not to be named said the envoy was seized.", "seized", ["Officials"], "asserted"),
    # --- chains
    ("AFP quoted a tribal leader as saying the rebels had left.", "left", ["AFP", "leader"], "asserted"),
    ("A tribal leader was quoted by AFP as saying the rebels had left.",
     "left", ["AFP", "leader"], "asserted"),
    ("A pilot was quoted as saying that the plane was hit.", "hit", ["pilot"], "asserted"),
    ("The minister told AFP on Friday that two people died.", "died", ["AFP", "minister"], "asserted"),
    ("In an interview with CNN, the premier said his guards shot the men.",
     "shot", ["CNN", "premier"], "asserted"),
    ("State television reported that the army said it had shot down a drone.", "drone",
     ["State television", "army"], "asserted"),
    ("The envoy told the council that the rebels had said the town fell.",
     "fell", ["envoy", "rebels"], "asserted"),
    ("The army said the captain believed that the ridge was lost.", "lost", ["army", "captain"], "possible"),
    ("The premier said he feared that the gunmen would return.", "return", ["premier"], "possible"),
    ("A clerk told a neighbor that gunmen had taken the bank.", "taken", ["clerk"], "asserted"),
    # --- accusation, blame, responsibility
    ("The opposition accused the police of shooting two students.", "shooting", ["opposition"], "asserted"),
    ("Officials blamed the rebels for the blast.", "blast", ["Officials"], "asserted"),
    ("The ministry blamed the blast on smugglers.", "blast", ["ministry"], "asserted"),
    ("Boko Haram claimed responsibility for the attack on Nigeria.", "attack", ["Boko Haram"], "asserted"),
    ("The attack was claimed by the Northern Front.", "attack", ["Front"], "asserted"),
    ("The Northern Front said it carried out the bombing.", "carried", ["Front"], "asserted"),
    # --- nouns of saying and the objects of cues
    ("Turkey's claim that the plane had crossed the border angered Moscow.",
     "crossed", ["Turkey"], "asserted"),
    ("The villagers' fear that the gunmen would return was real.", "return", ["villagers"], "possible"),
    ("Aid groups voiced concern about the shelling of the camp.", "shelling", ["Aid groups"], "asserted"),
    ("Monitors reported clashes near the airport.", "clashes", ["Monitors"], "asserted"),
    ("The army announced a ceasefire in the valley.", "ceasefire", ["army"], "asserted"),
    ("The death of the leader was reported on Friday by the Pentagon.", "death", ["Pentagon"], "asserted"),
    ("The senator described the raid as a massacre.", "massacre", ["senator"], "asserted"),
    # --- direct quotes
    ('"They burned the mill," the miller said.', "burned", ["miller"], "asserted"),
    ('The miller said: "They burned the mill."', "burned", ["miller"], "asserted"),
    ('"They burned the mill," the miller said, "and took the flour."', "took", ["miller"], "asserted"),
    ("“They burned the mill,” said Ada Noor, the miller's wife.", "burned", ["Noor"], "asserted"),
    ("'They burned the mill,' the miller said.", "burned", ["miller"], "asserted"),
    ('"They burned the mill. They took the flour," the miller said. "They shot my dog."', "shot",
     ["miller"], "asserted"),
    ('"We are ready," he said, referring to the attacks on rebels.', "attacks", [], "asserted"),
    ('"Did they burn it?" asked the judge.', "burn", ["judge"], "asserted"),
    ('The judge told Reuters: "The army shelled the court."', "shelled", ["Reuters", "judge"], "asserted"),
    ('"The Saudis say they bombed a depot," the analyst said.', "bombed", ["analyst", "Saudis"], "asserted"),
    ('"I fear they will come back," the miller said.', "come", ["miller"], "possible"),
    ("The word “liberated” hardly fits; the army burned the town.", "burned", [], "asserted"),
]  # fmt: skip


def chain_at(text: str, word: str, title: str = "", publisher: str = "") -> tuple[list[str], str, Attribution]:
    parsed = parse(Document("t", text, title=title, publisher=publisher))
    said = statements(parsed)
    at = max(i for i, w in enumerate(parsed.words) if w == word)
    names = [parsed.span(s.first, s.last).quote for s in said.chain_of(at)]
    return names, said.effect_of(at), said


def fits(names: list[str], expected: list[str]) -> bool:
    return len(names) == len(expected) and all(e in n for n, e in zip(names, expected, strict=True))


@pytest.mark.parametrize(("text", "word", "chain", "effect"), CASES, ids=[c[0][:60] for c in CASES])
def test_sentence(text: str, word: str, chain: list[str], effect: str) -> None:
    names, found, _ = chain_at(text, word)
    assert fits(names, chain), names
    assert found == effect


PASSAGES: list[tuple[str, str, str, list[str]]] = [
    (
        "a pronoun is the last person who spoke",
        "Defence Minister Omar Zia said the port was safe. He said rebels had shelled the ridge.",
        "shelled",
        ["Zia"],
    ),
    (
        "they are the last people who spoke",
        "Analysts say the truce is over. If it goes on, they add, the port will fall.",
        "fall",
        ["Analysts"],
    ),
    (
        "quote introduced by the sentence before",
        "A tribal leader in Kot, spoke to AFP on the fighting.\n\n“The gunmen come every night.”",
        "come",
        ["AFP", "tribal leader"],
    ),
    (
        "each paragraph opens a mark, only the last closes",
        "“They came at dawn,” said Ada Noor.\n\n“They shot the guard.\n\n“Then they burned the barn.”",
        "burned",
        ["Noor"],
    ),
    (
        "speaker named once, after the second sentence",
        '"The town is lost. The army fled," said Ada Noor. "We buried nine men."',
        "buried",
        ["Noor"],
    ),
    (
        "a mark that was never closed, a line in the first person",
        '"They came at dawn," said Ada Noor.\n"They shot the guard.\nWe buried nine men.',
        "buried",
        ["Noor"],
    ),
    (
        "a colon and the words below it",
        "Foreign Secretary Ada Noor said:\n\nWe are shocked. The army shelled the camp.\n\nIt must stop.",
        "shelled",
        ["Noor"],
    ),
    (
        "after the quotation the writer speaks",
        '"They came at dawn," said Ada Noor.\n\nThe army shelled the town again on Monday.',
        "shelled",
        [],
    ),
    (
        "what was told an outlet goes on",
        'Ada Noor told CNN the port was safe.\n"The army shelled the ridge," Noor added.',
        "shelled",
        ["CNN", "Noor"],
    ),
    (
        "another occasion ends it",
        "Ada Noor told CNN the port was safe.\nNoor said at a news conference that the army shelled the ridge.",
        "shelled",
        ["Noor"],
    ),
    (
        "the statement is whose it was",
        "The Interior Ministry condemned the raid in a statement. The ministry said in a statement that two "
        "guards died. The statement said that rebels had burned the post.",
        "burned",
        ["ministry"],
    ),
    (
        "interview labels",
        "Q: What did you see?\n\nNoor: The army shelled the ridge.\n\nQ: And then?\n\nNoor: Rebels took the town.",
        "took",
        ["Noor"],
    ),
]


@pytest.mark.parametrize(("why", "text", "word", "chain"), PASSAGES, ids=[p[0] for p in PASSAGES])
def test_passage(why: str, text: str, word: str, chain: list[str]) -> None:
    names, _, _ = chain_at(text, word)
    assert fits(names, chain), names


def test_the_publisher_is_in_no_chain() -> None:
    names, _, _ = chain_at("Ada Noor told VOA that the port fell.", "fell", publisher="VOA News")
    assert fits(names, ["Noor"])
    names, _, _ = chain_at("VOA reported that the port fell.", "fell", publisher="VOA News")
    assert names == []


def test_headline_speaker() -> None:
    names, _, _ = chain_at("The port is quiet.", "fell", title="Analysts: Port Fell After Siege")
    assert fits(names, ["Analysts"])
    names, _, _ = chain_at("The port is quiet.", "fell", title="Kot: How a Port Fell")
    assert names == []


@pytest.mark.parametrize(
    ("text", "publisher", "chain"),
    [
        ("KOT, 3 NOV 89 (EFE) -- [TEXT] The army shelled the ridge.", "Monitor", ["EFE"]),
        ("KOT, Nov. 3 (AP) — The army shelled the ridge.", "", []),
        ("KOT, Nov. 3 (AP) — The army shelled the ridge.", "AP", []),
        ("KOT, 3 NOV 89 (EFE) -- [COMMUNIQUE] [GENERAL STAFF] [TEXT] We shelled the ridge.", "Monitor",
         ["EFE", "GENERAL STAFF"]),
    ],
)  # fmt: skip
def test_credit_lines(text: str, publisher: str, chain: list[str]) -> None:
    names, _, _ = chain_at(text, "shelled", publisher=publisher)
    assert fits(names, chain), names


def test_several_speakers_are_several_chains() -> None:
    parsed = parse(Document("t", "Police and witnesses said the gunmen fled."))
    said = statements(parsed)
    at = parsed.words.index("fled")
    assert [[parsed.words[s.head] for s in chain] for chain in said.chains_of(at)] == [
        ["Police"],
        ["witnesses"],
    ]


def test_a_denied_claim_keeps_the_claimant_beside_the_denier() -> None:
    parsed = parse(Document("t", "The army rejected the rebels' claim that it had burned the village."))
    said = statements(parsed)
    at = parsed.words.index("burned")
    assert [[parsed.words[s.head] for s in chain] for chain in said.chains_of(at)] == [["army"], ["rebels"]]
    assert said.effect_of(at) == "denied"


def test_a_statement_names_the_accused_and_the_doer() -> None:
    parsed = parse(Document("t", "The opposition accused the police of shooting two students."))
    statement = next(s for s in statements(parsed).statements if s.accused >= 0)
    assert parsed.words[statement.accused] == "police"
    parsed = parse(Document("t", "The cell claimed responsibility for the blast."))
    assert any(s.own_deed for s in statements(parsed).statements)


def test_names_in_indirect_speech_are_the_writers() -> None:
    parsed = parse(Document("t", 'The envoy said President Noor had fled. "President Noor fled," the envoy said.'))
    said = statements(parsed)
    first, second = (i for i, w in enumerate(parsed.words) if w == "Noor")
    assert said.chain_of(first) and not said.quoted_chain_of(first)
    assert said.quoted_chain_of(second)


def test_an_inferred_speaker_is_marked() -> None:
    parsed = parse(Document("t", "Minister Omar Zia said the port was safe. He said rebels had shelled the ridge."))
    source: Source = statements(parsed).chain_of(parsed.words.index("shelled"))[0]
    assert source.inferred and parsed.words[source.token] == "He" and parsed.words[source.head] == "Zia"


@pytest.mark.parametrize("text", ["", "\n", '"', "“”", "said", '"said', "according to", "A: B: C:", ": : :\n\nsaid:"])
def test_scraps_do_no_harm(text: str) -> None:
    parsed = parse(Document("t", text))
    said = statements(parsed)
    for i in range(len(parsed.words)):
        for source in said.chain_of(i):
            assert 0 <= source.first <= source.head <= source.last < len(parsed.words)


def test_the_cost_is_linear() -> None:
    """Ten times the run-on line may not cost much more a word: no statement reaches without end."""
    from time import process_time

    def cost(times: int) -> float:
        parsed = parse(Document("t", "He said they said that we said " * times))
        best = float("inf")
        for _ in range(3):
            start = process_time()
            statements(parsed)
            best = min(best, process_time() - start)
        return best / len(parsed.words)

    assert cost(500) < 6 * cost(50)


FOUND: list[tuple[str, str, list[tuple[list[str], str]]]] = [
    # --- who denies a claim, and who made it
    ("The ministry said the jet was old and it denied a claim by the Northern Front that they shot it down.",
     "shot", [(["ministry"], "denied"), (["Northern Front"], "asserted")]),
    ("The Northern Front spoke. The ministry confirmed a crash, but it denied that rebels shot it.",
     "shot", [(["ministry"], "denied")]),
    ("The report by monitors that soldiers burned the mill was rejected by the army.",
     "burned", [(["army"], "denied"), (["monitors"], "asserted")]),
    ("Villagers' accounts of a massacre were dismissed by the government.",
     "massacre", [(["government"], "denied"), (["Villagers"], "asserted")]),
    ("The army denied allegations by the opposition of torturing prisoners.",
     "torturing", [(["army"], "denied"), (["opposition"], "asserted")]),
    ("The army rejected the allegations that it had used gas.", "used", [(["army"], "denied")]),
    ("After repeated claims by the rebels that the army used gas, inspectors arrived.",
     "used", [(["rebels"], "asserted")]),
    ("Kot's ministry denied a claim by IS that they shot the plane down.",
     "shot", [(["ministry"], "denied"), (["IS"], "asserted")]),
    # --- nobody
    ("No organisation claimed responsibility for the blast.", "blast", [([], "asserted")]),
    ("Nobody has claimed responsibility for the bombing.", "bombing", [([], "asserted")]),
    ("Neither side said that the truce was over.", "over", [([], "possible")]),
    ("None of the groups admitted that it fired the rocket.", "fired", [([], "possible")]),
    ("No one has been charged with the killing.", "killing", [([], "asserted")]),
    ("The army said no group had claimed responsibility for the blast.", "blast", [(["army"], "asserted")]),
    # --- talking is not yet saying
    ("The minister spoke about the shelling of the camp at a rally.", "camp", [([], "asserted")]),
    ("An official speaking on condition of anonymity told AFP the convoy was bombed.",
     "bombed", [(["AFP", "official"], "asserted")]),
    # --- names of the register, and names that look like other words
    ("The Committee to Protect Journalists said the police arrested two editors.",
     "arrested", [(["Committee to Protect Journalists"], "asserted")]),
    ("IS claimed the attack.", "attack", [(["IS"], "asserted")]),
    ("IS says it burned the camp.", "burned", [(["IS"], "asserted")]),
    ("The US-led coalition estimates there are around 900 militants in the valley.",
     "militants", [(["US-led coalition"], "asserted")]),
    # --- told those who publish what they are told
    ("A nurse told Human Rights Watch that soldiers shot two patients.",
     "shot", [(["Human Rights Watch", "nurse"], "asserted")]),
    ("A survivor told the commission that the guards burned the barracks.",
     "burned", [(["commission", "survivor"], "asserted")]),
    ("The court was told by the colonel that the prisoners had been shot.",
     "shot", [(["court", "colonel"], "asserted")]),
    ("The envoy told the UN Human Rights Council that soldiers burned the village.",
     "burned", [(["envoy"], "asserted")]),
    ("Omar Noor told a court official that soldiers burned the village.",
     "burned", [(["Noor"], "asserted")]),
    # --- speakers side by side, and those behind them
    ("Villagers and aid workers said soldiers burned the mill.",
     "burned", [(["Villagers"], "asserted"), (["aid workers"], "asserted")]),
    ("A leaked cable claims the army sold rifles to the rebels.", "sold", [(["cable"], "asserted")]),
    ("A leaked cable claims that Kot sent troops into Vale.", "sent", [(["cable"], "asserted")]),
    ("Court documents show that the clerk sold rifles.", "sold", [(["Court documents"], "asserted")]),
    ("The envoy confirmed a claim by the rebels that they shot it down.",
     "shot", [(["envoy", "rebels"], "asserted")]),
    ("Kot has long accused Vale of arming the rebels.", "arming", [(["Kot"], "asserted")]),
    ("The group is suspected by police of killing the ranger.", "killing", [(["police"], "possible")]),
    ("Human Rights Watch, based on accounts of survivors, said the army burned the mill.",
     "burned", [(["Human Rights Watch"], "asserted")]),
    # --- effects
    ("Russia disputed Turkey's claim that the plane had violated its airspace.",
     "violated", [(["Russia"], "denied"), (["Turkey"], "asserted")]),
    ("Residents believe that the militia shot the elder.", "shot", [(["Residents"], "possible")]),
    ("The commander vowed retaliation against the town.", "retaliation", [(["commander"], "planned")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "voices"), FOUND, ids=[c[0][:60] for c in FOUND])
def test_every_voice_and_what_it_does(text: str, word: str, voices: list[tuple[list[str], str]]) -> None:
    parsed = parse(Document("t", text))
    said = statements(parsed)
    at = max(i for i, w in enumerate(parsed.words) if w == word)
    names = [[parsed.span(s.first, s.last).quote for s in chain] for chain in said.chains_of(at)]
    assert len(names) == len(voices), names
    assert all(fits(mine, chain) for mine, (chain, _) in zip(names, voices, strict=True)), names
    assert list(said.effects_of(at)) == [effect for _, effect in voices]


@pytest.mark.parametrize(
    "text",
    [
        '"They came at dawn," said Ada Noor.\n\nThe US shelled the valley on Monday.',
        '"They came at dawn," said Ada Noor. "We fled."\n\nI met her in Kot, where they shelled a market.',
        '"They came at dawn,\n\nThe US shelled Kot," Ada Noor said.\n\nThe US shelled it in World War I.',
    ],
)
def test_the_writer_goes_on_behind_a_closed_quotation(text: str) -> None:
    names, _, _ = chain_at(text, "shelled")
    assert names == []


def test_who_spoke_with_an_outlet_is_quoted_by_it() -> None:
    text = 'An analyst spoke with AFP about the raid.\n\n"The rebels shelled the port," she said.'
    names, _, _ = chain_at(text, "shelled")
    assert fits(names, ["AFP", "analyst"]), names


@pytest.mark.parametrize("title", ["Army Shelled Two Villages: monitors", "Army shelled two villages – police"])
def test_the_speaker_behind_a_headline(title: str) -> None:
    parsed = parse(Document("t", "The south was quiet.", title=title))
    assert [parsed.words[s.head] for s in statements(parsed).chain_of(1)] == [title.split()[-1]]
    parsed = parse(Document("t", "The south was quiet.", title="Army shelled two villages: a history"))
    assert statements(parsed).chain_of(1) == ()


@pytest.mark.parametrize(
    ("text", "mere"),
    [
        ("Kot has long accused Vale of arming the rebels.", {"accused"}),
        ("The cell claimed responsibility for the blast.", {"claimed", "responsibility"}),
        ("The army denied the rebels' claim that it burned the mill.", {"denied", "claim"}),
        ("Prosecutors charged the warlord with burning three villages.", set()),
        ("The gang threatened to kill the hostages.", set()),
        ("The guards accused nobody.", set()),
    ],
)
def test_words_that_only_say_that_something_was_said(text: str, mere: set[str]) -> None:
    parsed = parse(Document("t", text))
    assert {parsed.words[i] for i in statements(parsed).mere_cues} == mere


def test_its_own_services_are_the_publisher() -> None:
    text = "Ada Noor told Voice of America's Persian service that the port fell."
    names, _, _ = chain_at(text, "fell", publisher="VOA News")
    assert fits(names, ["Noor"]), names
