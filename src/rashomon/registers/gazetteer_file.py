"""The gazetteer as one flat block of bytes: written once, then mapped into memory, never unpacked.

Sections follow one another, each padded to eight bytes: the columns of the records, their names,
the sorted keys with the records they lead to, and an open-addressing hash table over the keys.
Looking a key up touches a few bytes; several processes share the pages.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from typing import Any

from rashomon.errors import DataError
from rashomon.registers.gazetteer_build import Draft

MAGIC = b"RashomonPlaces01"
_HEAD = struct.Struct("<16s32sQI")
_SECTIONS = (
    "name_at", "name", "kind", "country", "parent", "population", "geonames", "latitude", "longitude",
    "code", "key_at", "key", "post_at", "post", "longer", "slot",
)  # fmt: skip
_FORMAT: dict[str, Any] = {
    "name": "B",
    "key": "B",
    "code": "B",
    "kind": "B",
    "longer": "B",
    "latitude": "f",
    "longitude": "f",
}


def packed(draft: Draft, fingerprint: bytes) -> bytes:
    """The draft as bytes; `fingerprint` (32 bytes) says from what it was made."""
    keys = draft.keys
    starts = {" ".join(words[:n]) for words in map(str.split, keys) if len(words) > 1 for n in range(1, len(words))}
    texts = sorted(keys.keys() | starts)
    kind, population = draft.kind, draft.population
    post_at, post = array("I", [0]), array("I")
    for text in texts:
        post.extend(sorted(keys.get(text, ()), key=lambda r: (kind[r] != 0, -population[r])))
        post_at.append(len(post))
    size = 1 << (len(texts) * 2 - 1).bit_length()
    slot = array("I", bytes(4 * size))
    for number, text in enumerate(texts):
        at = zlib.crc32(text.encode()) & (size - 1)
        while slot[at]:
            at = (at + 1) & (size - 1)
        slot[at] = number + 1
    name, name_at = _joined(draft.name)
    key, key_at = _joined(texts)
    parts: dict[str, Any] = {
        "name_at": name_at, "name": name, "kind": draft.kind, "country": draft.country,
        "parent": draft.parent,
        "population": draft.population, "geonames": draft.geonames, "latitude": draft.latitude,
        "longitude": draft.longitude, "code": "".join(draft.code).encode(), "key_at": key_at, "key": key,
        "post_at": post_at, "post": post, "longer": bytes(text in starts for text in texts), "slot": slot,
    }  # fmt: skip
    body = bytearray()
    sizes = []
    for section in _SECTIONS:
        data = bytes(parts[section])
        sizes.append(len(data))
        body += data + bytes(-len(data) % 8)
    table = struct.pack(f"<{len(sizes)}Q", *sizes)
    head = _HEAD.pack(MAGIC, fingerprint, len(body), sys.byteorder == "little")
    return head + bytes(-(len(head) + len(table)) % 8) + table + bytes(body)


def sections(data: Any, fingerprint: bytes) -> dict[str, Any]:
    """Memory views of the sections of a block, which may be bytes or a memory map.

    Raises:
        DataError: it is of another make, or cut short.
    """
    view = memoryview(data)
    table_size = 8 * len(_SECTIONS)
    start = _HEAD.size + -(_HEAD.size + table_size) % 8
    if len(view) < start + table_size:
        raise DataError("too short for a gazetteer")
    magic, made_from, length, little = _HEAD.unpack_from(view)
    if (magic, made_from, bool(little)) != (MAGIC, fingerprint, sys.byteorder == "little"):
        raise DataError("a gazetteer of another make")
    if len(view) != start + table_size + length:
        raise DataError("a gazetteer cut short")
    out: dict[str, Any] = {}
    at = start + table_size
    for section, size in zip(_SECTIONS, struct.unpack_from(f"<{len(_SECTIONS)}Q", view, start), strict=True):
        out[section] = view[at : at + size].cast(_FORMAT.get(section, "I"))
        at += size + -size % 8
    return out


def _joined(texts: list[str]) -> tuple[bytes, array[int]]:
    at, encoded = array("I", [0]), [text.encode() for text in texts]
    for text in encoded:
        at.append(at[-1] + len(text))
    return b"".join(encoded), at
