"""Which addresses are of the open network; no inner one passes, however it is spelled."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.documents.addresses import Target, reachable_by_all, target
from rashomon.errors import DataError

INNER4 = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
    "198.18.0.0/15", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "255.255.255.255/32",
]  # fmt: skip
INNER6 = [
    "::/128", "::1/128", "::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32",
    "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
]  # fmt: skip


def inside(network: IPv4Network | IPv6Network) -> st.SearchStrategy[int]:
    first = int(network.network_address)
    return st.integers(first, first + network.num_addresses - 1)


inner4 = st.sampled_from(INNER4).map(IPv4Network).flatmap(inside).map(IPv4Address)
inner6 = st.sampled_from(INNER6).map(IPv6Network).flatmap(inside).map(IPv6Address)


@given(inner4)
def test_no_inner_address_counts_as_open(address: IPv4Address) -> None:
    assert not reachable_by_all(str(address))
    assert not reachable_by_all(f"::ffff:{address}")
    assert not reachable_by_all(f"64:ff9b::{address}")


@given(inner6)
def test_no_inner_address_of_ipv6_counts_as_open(address: IPv6Address) -> None:
    assert not reachable_by_all(str(address))
    assert not reachable_by_all(f"{address}%eth0")


@given(st.text(max_size=20))
def test_what_is_no_address_is_not_open(words: str) -> None:
    assert not reachable_by_all(f"{words}x")


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_addresses_of_the_open_network_are_open(address: str) -> None:
    assert reachable_by_all(address)


@given(inner4, st.sampled_from(["http", "https", "HTTP"]), st.data())
def test_no_spelling_of_an_inner_address_passes(address: IPv4Address, scheme: str, data: st.DataObject) -> None:
    a, b, c, d = address.packed
    number = int(address)
    spelled = data.draw(st.sampled_from([
        str(address), str(number), f"{number:#x}", f"0{number:o}", f"{a}.{(b << 16) + (c << 8) + d}",
        f"{a}.{b}.{(c << 8) + d}", f"{a:#x}.{b:#x}.{c:#x}.{d:#x}", f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
        f"[::ffff:{address}]", f"[::ffff:{a:02x}{b:02x}:{c:02x}{d:02x}]", f"[64:ff9b::{address}]",
        "".join(chr(0xFF10 + int(digit)) if digit.isdigit() else digit for digit in str(address)),
    ]))  # fmt: skip
    port = data.draw(st.sampled_from(["", ":80", ":8080"]))
    with pytest.raises(DataError):
        target(f"{scheme}://{spelled}{port}/report?a=1#b")


@given(inner6, st.booleans())
def test_no_spelling_of_an_inner_address_of_ipv6_passes(address: IPv6Address, whole: bool) -> None:
    with pytest.raises(DataError):
        target(f"http://[{address.exploded if whole else address.compressed}]/")


def resolving(*addresses: str) -> Any:
    def resolve(host: str, port: int, **_: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    return resolve


def test_every_address_of_a_name_must_be_open() -> None:
    with pytest.raises(DataError, match="private or local"):
        target("http://two.example/", resolve=resolving("93.184.216.34", "10.0.0.1"))
    found = target("http://open.example/a b".replace(" ", "%20"), resolve=resolving("93.184.216.34"))
    assert found == Target("http://open.example/a%20b", "http", "open.example", 80, "/a%20b", ("93.184.216.34",))


def test_inner_addresses_pass_where_they_are_allowed() -> None:
    assert target("http://127.0.0.1:81/", allow_private=True, ports=(81,)).addresses == ("127.0.0.1",)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/passwd", "http://"),
        ("ftp://example.org/", "http://"),
        ("javascript:alert(1)", "http://"),
        ("//example.org/", "http://"),
        ("http:///path", "no host"),
        ("http://me:secret@example.org/", "name and password"),
        ("http://example.org\\@127.0.0.1/", "not an address"),
        ("http://exa mple.org/", "not an address"),
        ("http://example.org/\r\nX: y", "not an address"),
        ("http://example.org:99999/", "not an address"),
        ("http://[::1", "not an address"),
        ("http://example.org:25/", "port 25 is none"),
        ("https://example.org:0/", "port 0 is none"),
        (f"http://example.org/{'a' * 3000}", "not an address"),
    ],
)
def test_other_urls_are_refused_with_a_reason(url: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        target(url, resolve=resolving("93.184.216.34"))


def test_a_name_that_nobody_knows_is_said() -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror("unknown")

    with pytest.raises(DataError, match="no host"):
        target("http://nowhere.example/", resolve=unknown)
