"""Posts: who leads what, as titles beside names tell it ("Afghan President X", "Y, commander of Z")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.reading.changes import change_of
from rashomon.reading.claim import Claim, Party
from rashomon.reading.everyday import everyday
from rashomon.reading.joining import Draft
from rashomon.reading.mention import Mention
from rashomon.reading.model import load_model
from rashomon.reading.parties import party, speaker
from rashomon.reading.scene import Scene
from rashomon.registers.actors import Actor, actor_register

LEAST = 0.4
# What a body can be led: parties and countries; a "leader of the talks" leads none.
LED = frozenset({"armed_group", "state_force", "government", "organisation", "place", "name", "people", "pronoun"})
NAMED_ONLY = frozenset({"government", "name", "organisation", "people"})
PORTFOLIO = frozenset({"minister", "secretary"})
CIVIL = "a body that is no party"
STATE_ROLES = frozenset({"president", "prime minister", "king", "emir", "chancellor", "minister"})


@dataclass(slots=True)
class Post:
    """A person with a title at token `title`; what is led, and how that was found."""

    person: Mention
    title: int
    led: Mention | None
    actor: Actor | None
    basis: str
    form: str


def posts(scene: Scene) -> list[Post]:
    """Every named holder of a leading post in the text, each time one is named with it."""
    out = []
    for token, title in scene.titles.items():
        if not title.leads:
            continue
        person, form = _holder(scene, token)
        if person is None:
            continue
        led, actor, basis = _led(scene, token, person, title.role_name)
        if led is not None and scene.kind(led) in NAMED_ONLY and _civil(led.name.lower().split()):
            led, basis = None, CIVIL
        out.append(Post(person, token, led, actor, basis, form))
    return out


def _holder(scene: Scene, token: int) -> tuple[Mention | None, str]:
    parsed = scene.parsed
    at = token
    for _ in range(4):
        mention = scene.by_head.get(at)
        if mention is not None and at != token and mention.kind in ("person", "name") and mention.proper:
            return mention, "before"
        if parsed.dep[at] not in ("compound", "nmod", "amod", "punct", "dep") or parsed.head[at] == at:
            break
        at = parsed.head[at]
    title_head = at
    for child in parsed.children[title_head]:
        if parsed.dep[child] == "appos" and (m := scene.by_head.get(child)) and m.kind == "person" and m.proper:
            return m, "title, name"
    up = parsed.head[title_head]
    if parsed.dep[title_head] == "appos" and (m := scene.by_head.get(up)) and m.kind in ("person", "name") and m.proper:
        return m, "name, title"
    if parsed.dep[title_head] == "attr":
        for child in parsed.children[up]:
            if parsed.dep[child] == "nsubj" and (m := scene.by_head.get(child)) and m.kind == "person":
                return m, "name is title"
    return None, ""


def _led(scene: Scene, token: int, person: Mention, role: str) -> tuple[Mention | None, Actor | None, str]:
    parsed = scene.parsed
    first = min(parsed.left[token], person.first if person.first < token else token)
    for i in range(token - 1, max(first, token - 8) - 1, -1):
        mention = scene.by_head.get(i)
        if mention is not None and scene.kind(mention) in LED and mention is not person:
            return mention, None, "modifier"
    for child in parsed.children[token]:
        if parsed.dep[child] == "prep" and parsed.lower[child] in ("of", "for", "in", "at"):
            for inner in parsed.children[child]:
                mention = scene.by_head.get(inner)
                if mention is not None and scene.kind(mention) in LED:
                    return mention, None, "of"
    entity = scene.entities.of(person)
    known = next((m.actor.actor for m in entity.mentions if m.actor is not None and m.actor.actor.leads), None)
    if known is not None:
        return None, actor_register().get(known.leads), "register"
    body = _body(scene, token)
    if body and (role in everyday().civil_posts or _civil(body)):
        return None, None, CIVIL
    if not body and any(word in role for word in STATE_ROLES):
        for mention in scene.leading:
            if mention.kind == "place" and mention.actor is not None and _no_other(scene, token, mention):
                return mention, None, "country of the text"
    return None, None, "none"


def _no_other(scene: Scene, token: int, country: Mention) -> bool:
    """Whether the sentence of a title and the one before it name no other state, whose post it might be."""
    assert country.actor is not None
    here, own = scene.parsed.sentence[token], country.actor.actor.country
    near = [m.actor.actor for s in range(max(here - 1, 0), here + 1) for m in scene.by_sentence[s] if m.actor]
    return all(actor.country in ("", None, own) for actor in near if actor.kind in ("government", "place"))


def _body(scene: Scene, token: int) -> tuple[str, ...]:
    """The words of a body named with the title at `token` that is no party of the text: "FIFA" before it
    ("FIFA President"), or what follows it ("president of the European football body").
    """
    parsed = scene.parsed
    title = scene.titles[token]
    first = at = token - len(title.words) + 1
    # What stands before "minister" is what a minister is for.
    if not any(word in PORTFOLIO for word in title.words):
        while at > 0 and parsed.pos[at - 1] == "PROPN" and at - 1 not in scene.titles:
            at -= 1
    for child in parsed.children[token]:
        if parsed.dep[child] == "prep" and parsed.lower[child] in ("of", "for", "at"):
            return (*parsed.lower[at:first], *parsed.lower[child + 1 : parsed.right[child] + 1])
    return tuple(parsed.lower[at:first])


def _civil(body: Iterable[str]) -> bool:
    """Whether the words of a body's name make it one that takes no part in a conflict."""
    return not everyday().civil_bodies.isdisjoint(body)


def post_features(scene: Scene, post: Post) -> list[str]:
    """Features that tell a post in a party to the conflict from any other."""
    title = scene.titles[post.title]
    kind = scene.kind(post.led) if post.led is not None else post.actor.kind if post.actor else "-"
    role = title.role_name
    rank = scene.rank.get(post.led.entity, 9) if post.led is not None else 9
    return [
        "b",
        f"role={role}",
        f"last={role.split()[-1]}",
        f"basis={post.basis}",
        f"kind={kind}",
        f"rk={role.split()[-1]}/{kind}",
        f"form={post.form}",
        f"rank={min(rank, 3)}/{kind}",
        f"topic={scene.topic}",
        f"quoted={int(scene.quoted(post.title))}",
        f"known={int(post.person.actor is not None)}",
        f"said={int(post.person.head == scene.speaker_head(post.title))}",
        f"times={min(len(scene.entities.of(post.person).mentions), 4)}",
    ]


def leadership(scene: Scene) -> list[Draft]:
    """The leadership claims that titles make; in the article's own voice unless the title is quoted."""
    # In a text that is hardly about a conflict, who leads nothing named belongs in nobody's record; nor does who
    # heads a university, a club or an unknown body.
    hardly = scene.topic == 0 or scene.relevance.doubtful
    found = [post for post in posts(scene) if post.basis != CIVIL and not (hardly and post.basis == "none")]
    if not found:
        return []
    chances = load_model("posts").sigmoid([post_features(scene, post) for post in found])[:, 0]
    return [
        Draft(post.title, _claim(scene, post, float(p))) for post, p in zip(found, chances, strict=True) if p >= LEAST
    ]


def _claim(scene: Scene, post: Post, score: float) -> Claim:
    parsed = scene.parsed
    targets: tuple[Party, ...] = ()
    if post.led is not None:
        targets = (party(scene, post.led),)
    elif post.actor is not None:
        forms = (post.actor.name, *post.actor.aliases[:2])
        targets = (Party(post.actor.name, post.actor.kind, forms, post.actor.id, post.actor.country, inferred=True),)
    ends = [post.title, post.person.first, post.person.last]
    if post.led is not None and parsed.sentence[post.led.head] == parsed.sentence[post.title]:
        ends += [post.led.first, post.led.last]
    return Claim(
        kind="leadership",
        type="leads",
        agents=(party(scene, post.person),),
        targets=targets,
        sources=tuple(speaker(scene, s) for s in scene.attribution.quoted_chain_of(post.title)),
        change=change_of(scene, post.title, "leadership"),
        role=scene.role_of(post.title),
        evidence=(parsed.span(min(ends), max(ends)),),
        rule=f"title ({scene.titles[post.title].title}; {post.form}; led: {post.basis})",
        score=round(score, 3),
        trace=(f"title: {parsed.words[post.title]}",),
    )
