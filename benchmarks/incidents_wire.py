"""The coverage of one incident: who reports it, when, in which form, and who copies whom."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from incidents_slots import Slots
from incidents_story import Story, add, later, report, sentence
from incidents_words import capital, data
from incidents_world import Incident

SIZES = {1: 12, 2: 4, 3: 10, 4: 10, 5: 10, 6: 10, 7: 9, 8: 8, 9: 7, 10: 7, 11: 5, 12: 5, 13: 4, 14: 4, 15: 5}
FORMS = ((0.34, "wire"), (0.58, "own"), (0.74, "rewrite"), (0.88, "follow"), (1.1, "claim"))
BRITISH = [
    ("neighbourhood", "neighborhood"),
    ("centre", "center"),
    ("armoured", "armored"),
    ("defence", "defense"),
    ("pickup truck", "pick-up truck"),
    ("policemen", "police officers"),
    ("kilometres", "kilometers"),
]
"""British forms and the American ones that an editor puts in their place."""

Neighbour = Callable[[Incident, random.Random], "Incident | None"]


def coverage(incident: Incident, past: Neighbour, beside: Neighbour, seed: int) -> list[Story]:
    """All reports of one incident, in the order of writing; `copy_of` counts within the list."""
    rng = random.Random(f"wire {seed} {incident.id}")
    wanted = rng.choices(list(SIZES), list(SIZES.values()))[0]
    common = data("incident_common")
    agencies = rng.sample(common["agencies"], 3)
    world = rng.sample(common["world_outlets"], len(common["world_outlets"]))
    local = list(incident.country["outlets"])
    stories: list[Story] = []
    late_night = incident.hour in ("evening", "night")
    while len(stories) < wanted:
        dice = rng.random()
        wires = [n for n, s in enumerate(stories) if s.kind == "wire"]
        if wires and dice < 0.24:
            of = rng.choice(wires)
            stories.append(copied(stories[of], of, rng.choice(world + local), rng))
            continue
        form = (
            "wire"
            if not wires or dice < 0.34
            else "own"
            if dice < 0.58
            else "rewrite"
            if dice < 0.74
            else "follow"
            if dice < 0.88
            else "claim"
        )
        if wanted == 1 and dice < 0.5:
            form = "own"
        if form == "claim" and not incident.claimed:
            form = "follow"
        lag = {"follow": rng.choice((1, 1, 2, 2, 3, 4)), "claim": rng.choice((0, 1, 1, 2))}.get(form)
        lag = rng.choice((0, 0, 0, 1, 1, 2) if not late_night else (0, 1, 1, 1, 2)) if lag is None else lag
        stage = 2 if form == "follow" else min(lag, 1) if rng.random() < 0.85 else 1
        if form == "rewrite":
            agency = rng.choice(agencies)
            publisher = rng.choice(world + local)
        elif form == "wire":
            agency = ""
            publisher = rng.choice([*agencies, incident.country["agency"]])
        else:
            agency = rng.choice(agencies) if rng.random() < 0.2 else ""
            publisher = rng.choice(local + local + world)
        told = report(
            incident,
            form,
            later(incident.day, lag),
            stage,
            publisher,
            agency,
            rng,
            past=past(incident, rng) if rng.random() < 0.33 else None,
            beside=beside(incident, rng) if rng.random() < 0.12 else None,
        )
        if form == "rewrite" and rng.random() < 0.6:
            told.credit = rng.choice(common["half_credits"]).format(agency=agency)
        stories.append(filled(told, incident, stage, rng))
    return stories


def filled(story: Story, incident: Incident, stage: int, rng: random.Random) -> Story:
    """The same with further details until it has the length of a report."""
    slots = Slots(incident, story.published, stage, story.publisher, story.agency, rng)
    common = data("incident_common")
    pools = [*slots.kind["details"].values(), common["speech"], common["contexts"], common["reactions"]]
    length = rng.choice((62, 62, 80, 100, 130, 160))
    for _ in range(40):
        if len(story.sentences) >= 9 or sum(len(s.split()) for s in story.sentences) >= length:
            break
        pool = rng.choice(pools)
        words = slots.say(pool)
        add(story.sentences, words)
        if pool is common["contexts"] and (told := sentence(words)):
            story.asides[told] = ""
    return story


def copied(story: Story, number: int, publisher: str, rng: random.Random) -> Story:
    """An outlet prints a wire story: as it is, cut short, lightly edited, with or without the credit."""
    sentences = list(story.sentences)
    common = data("incident_common")
    cut = sentences[: rng.randint(3, max(3, len(sentences) - 1))]
    if rng.random() < 0.5 and sum(len(s.split()) for s in cut) >= 60:
        sentences = cut
    if rng.random() < 0.25:
        british = rng.random() < 0.5
        for ours, theirs in BRITISH:
            sentences = [s.replace(theirs, ours) if british else s.replace(ours, theirs) for s in sentences]
    if rng.random() < 0.2:
        sentences.append(
            capital(
                rng.choice(
                    [
                        f"{publisher} could not independently verify the report.",
                        "Further details were not immediately available.",
                        f"Telephone lines to the area were down on {story.published:%A}.",
                    ]
                )
            )
        )
    agency = story.publisher
    credit, dateline = rng.choice(common["credits"]).format(agency=agency), ""
    dice = rng.random()
    if dice < 0.2:  # the credit stands in the dateline
        credit, dateline = (
            "",
            f"{capital(story.dateline.split(' (')[0]) or 'By agencies'} ({agency}) - "
            if story.dateline
            else f"({agency}) ",
        )
    elif dice < 0.35:  # no credit at all
        credit = ""
    title = (
        story.title
        if rng.random() < 0.5
        else capital(
            rng.choice(
                [
                    f"{story.title.removesuffix(': report')}: report",
                    story.title.replace("killed", "dead"),
                    f"{story.title} - {agency}",
                ]
            )
        )
    )
    return replace(
        story,
        kind="copy",
        title=title,
        sentences=sentences,
        publisher=publisher,
        published=later(story.published, rng.choice((0, 0, 0, 1))),
        agency=agency,
        dateline=dateline,
        credit=credit,
        copy_of=number,
        paragraphs=rng.choice((1, 2, 3)),
    )
