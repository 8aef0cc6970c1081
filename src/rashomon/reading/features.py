"""Features: what the models see of a word in its sentence, and of a phrase beside that word."""

from __future__ import annotations

from rashomon.reading.grammar import Arguments, path
from rashomon.reading.mention import Mention
from rashomon.reading.mentions import PARTY_KINDS
from rashomon.reading.scene import Scene

CONTENT = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "ADV"})


def kind_at(scene: Scene, token: int) -> str:
    """Kind of the party or thing at a token, "-" for none."""
    if token < 0:
        return "-"
    mention = scene.by_head.get(token)
    if mention is None:
        return "_" + scene.parsed.pos[token].lower()
    return scene.kind(mention)


def trigger_features(scene: Scene, i: int) -> list[str]:
    """Features of token `i` as the possible head of a claim."""
    parsed = scene.parsed
    lemma, dep, pos = parsed.lemma[i], parsed.dep[i], parsed.pos[i]
    head = parsed.head[i]
    args = scene.args(i)
    hits = scene.hits.get(i, ())
    subject, thing = kind_at(scene, args.subject), kind_at(scene, args.object)
    out = [
        "b",
        f"l={lemma}",
        f"lp={lemma}/{pos}",
        f"d={dep}",
        f"pd={pos}/{dep}",
        f"h={parsed.lemma[head]}/{dep}" if head != i else "h=root",
        f"S={subject}",
        f"O={thing}",
        f"SO={subject}/{thing}",
        f"pS={pos}{subject}",
        f"pO={pos}{thing}",
        f"tag={parsed.tag[i]}",
    ]
    kinds = {hit.trigger.type for hit in hits}
    for hit in hits:
        t = hit.trigger
        out += [
            f"v={t.type}",
            f"vw={t.type}/{t.weight}",
            f"vp={t.type}/{t.pos}",
            f"vS={t.type}/{subject}",
            f"vO={t.type}/{thing}",
            f"vd={t.type}/{dep}",
            f"vk={t.kind}",
            f"vn={t.needs}",
            f"vt={t.trigger}",
        ]
        if t.harm:
            out.append(f"vh={t.harm}")
    if not kinds:
        out += ["v=none", f"v=none/{pos}", f"nS={pos}{subject}/{thing}"]
    elif len(kinds) > 1:
        out.append("v+" + "+".join(sorted(kinds)))
    first = hits[0].trigger.type if hits else "none"
    for word, token in args.preps[:4]:
        kind = kind_at(scene, token)
        out += [f"p={word}", f"pk={word}/{kind}", f"vpk={first}/{word}/{kind}"]
    for child in parsed.children[i]:
        cdep = parsed.dep[child]
        if cdep in (
            "compound",
            "amod",
            "prt",
            "acomp",
            "dobj",
            "neg",
            "aux",
            "advmod",
            "nmod",
            "attr",
            "xcomp",
        ):
            out.append(f"c={cdep}/{parsed.lemma[child]}")
        if cdep in ("compound", "amod", "poss", "nmod"):
            out.append(f"ck={cdep}/{kind_at(scene, child)}")
    above = _governor(scene, i)
    if above:
        out += [f"a={above}", f"va={first}/{above}"]
    below = _below(scene, i)
    if below:
        out += [f"u={below}", f"vu={first}/{below}"]
    s = parsed.sentence[i]
    out += [
        f"n={min(scene.sentence_hits[s], 5)}",
        f"q={int(scene.quoted(i))}",
        f"src={min(scene.chain_length(i), 2)}",
        f"vsrc={first}/{min(scene.chain_length(i), 1)}",
        f"topic={scene.topic}",
        f"vtopic={first}/{scene.topic}",
        f"cue={int(i in scene.cues)}",
        f"vcue={first}/{int(i in scene.cues)}",
        f"mod={scene.modality(i).modality}",
        f"title={int(parsed.start[i] < parsed.body)}",
        f"lead={int(s < 3)}",
        f"inherit={int(args.inherited)}/{pos}",
    ]
    if s in scene.time_sentences:
        out.append("time")
    if scene.sentence_party[s]:
        out.append("party")
    if scene.sentence_place[s]:
        out.append("place")
    if lemma in scene.title_lemmas:
        out.append("intitle")
    return out


def _governor(scene: Scene, i: int) -> str:
    """The nearest word above with a trigger or a cue, and how this one hangs on it."""
    parsed, at, deps = scene.parsed, i, []
    for _ in range(3):
        up = parsed.head[at]
        if up == at:
            return ""
        deps.append(parsed.dep[at])
        at = up
        if at in scene.hits:
            return f"{scene.hits[at][0].trigger.type}^{'^'.join(deps)}"
        if at in scene.cues:
            return f"cue^{'^'.join(deps)}"
    return ""


def _below(scene: Scene, i: int) -> str:
    parsed = scene.parsed
    for child in parsed.children[i]:
        if child in scene.hits:
            return f"{parsed.dep[child]}/{scene.hits[child][0].trigger.type}"
        if parsed.dep[child] in ("prep", "agent"):
            for inner in parsed.children[child]:
                if inner in scene.hits:
                    return f"{parsed.dep[child]}:{parsed.lower[child]}/{scene.hits[inner][0].trigger.type}"
    return ""


ROLES = ("agent", "target", "place")


def role_features(scene: Scene, i: int, claim_type: str, args: Arguments, mention: Mention) -> list[str]:
    """Features of a mention as a party or place of the claim headed by token `i`."""
    parsed = scene.parsed
    head, kind = mention.head, scene.kind(mention)
    same = parsed.sentence[head] == parsed.sentence[i]
    back = parsed.sentence[i] - parsed.sentence[head]
    back = back if 0 <= back <= 2 else 3
    way = path(parsed, i, head) if same else f"back{min(back, 3)}"
    slot = scene.slot_of(args, mention, i)
    pos = parsed.pos[i][0]
    passive = int(args.passive)
    out = [
        "b",
        f"w={way}",
        f"pw={pos}{passive}{way}",
        f"kw={kind}{way}",
        f"k={kind}",
        f"tk={claim_type}/{kind}",
        f"tw={claim_type}/{way}",
        f"tpw={claim_type}/{pos}{passive}{way}",
        f"tkw={claim_type}/{kind}/{slot or way}",
        f"slot={slot}",
        f"ts={claim_type}/{slot}",
        f"ks={kind}/{slot}",
        f"lw={parsed.lemma[i]}/{slot or way}",
        f"pro={int(mention.pronoun)}/{int(mention.inferred)}",
        f"mod={int(mention.modifier)}/{kind}",
        f"prop={int(mention.proper)}/{kind}",
    ]
    for hit in scene.hits.get(i, ())[:2]:
        t = hit.trigger
        for role, slots in (("A", t.agent), ("T", t.target), ("P", t.place)):
            if slot in slots:
                out += [f"fit={role}", f"fit={role}{slots.index(slot)}", f"fit={role}/{kind}"]
    if same:
        distance = abs(head - i)
        out += [
            f"dist={min(distance, 12) // 3}",
            f"order={'<' if head < i else '>'}{kind}",
            f"dep={parsed.dep[head]}/{kind}",
        ]
        prep = parsed.lower[parsed.head[head]] if parsed.dep[head] == "pobj" else ""
        if prep:
            out += [f"prep={prep}/{kind}", f"tprep={claim_type}/{prep}/{kind}"]
    else:
        out += [f"back={back}/{kind}", f"tback={claim_type}/{kind}", f"bsub={parsed.dep[head]}/{kind}"]
    entity = scene.entities.of(mention)
    rank = min(scene.rank.get(mention.entity, 3), 3)
    filled = f"{int(args.subject >= 0)}{int(args.object >= 0)}"
    out += [
        f"rank={rank}/{kind}",
        f"rankb={rank}/{kind}/{back}",
        f"fill={filled}/{kind}/{slot or back}",
        f"tfill={claim_type}/{filled}/{kind}/{back}",
    ]
    if not same:
        nearest = scene.nearest_before(mention, i)
        out += [f"near={int(nearest)}/{kind}", f"tnear={int(nearest)}/{claim_type}/{kind}"]
    elif kind == "place" or kind in PARTY_KINDS:
        rivals = sum(
            1
            for m in scene.by_sentence[parsed.sentence[i]]
            if (m.kind == "place") == (kind == "place") and m.entity != mention.entity
        )
        out.append(f"rivals={min(rivals, 4)}/{kind}/{int(bool(slot))}")
    out.append(f"sal={min(len(entity.mentions), 6) // 2}/{kind}")
    if mention.head == scene.speaker_head(i):
        out += ["speaker", f"tspeaker={claim_type}"]
    return out
