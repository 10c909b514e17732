"""The tree of a ledger (RFC 6962, section 2.1), its proofs (RFC 9162, section 2.1), and its tiles (C2SP tlog-tiles)."""

from __future__ import annotations

from hashlib import sha256

WIDTH = 256
EMPTY = sha256(b"").digest()


def leaf(body: bytes) -> bytes:
    return sha256(b"\x00" + body).digest()


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """Grows leaf by leaf, and keeps one hash for each full subtree at its right edge."""

    def __init__(self) -> None:
        self.size = 0
        self.edge: list[bytes] = []

    def add(self, value: bytes) -> None:
        rest = self.size
        while rest & 1:
            value = node(self.edge.pop(), value)
            rest >>= 1
        self.edge.append(value)
        self.size += 1

    def root(self) -> bytes:
        if not self.edge:
            return EMPTY
        value = self.edge[-1]
        for left in reversed(self.edge[:-1]):
            value = node(left, value)
        return value


def root_of(leaves: list[bytes]) -> bytes:
    tree = Tree()
    for value in leaves:
        tree.add(value)
    return tree.root()


def proves_inclusion(value: bytes, index: int, size: int, hashes: list[bytes], root: bytes) -> bool:
    if index >= size:
        return False
    last = size - 1
    for other in hashes:
        if last == 0:
            return False
        if index & 1 or index == last:
            value = node(other, value)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            value = node(value, other)
        index, last = index >> 1, last >> 1
    return last == 0 and value == root


def proves_consistency(first: int, first_root: bytes, second: int, second_root: bytes, hashes: list[bytes]) -> bool:
    if first == second:
        return not hashes and first_root == second_root
    if first == 0 or first > second:
        return first == 0 and not hashes and first_root == EMPTY
    path = list(hashes)
    if first & first - 1 == 0:
        path.insert(0, first_root)
    if not path:
        return False
    index, last = first - 1, second - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    old = new = path[0]
    for other in path[1:]:
        if last == 0:
            return False
        if index & 1 or index == last:
            old, new = node(other, old), node(other, new)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            new = node(new, other)
        index, last = index >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root


def path(kind: str, number: int, width: int) -> str:
    """`tile/entries/x001/234.p/17`"""
    groups = [f"{number % 1000:03}"]
    while number >= 1000:
        number //= 1000
        groups.insert(0, f"x{number % 1000:03}")
    return f"tile/{kind}/{'/'.join(groups)}" + (f".p/{width}" if width < WIDTH else "")


def tiles(size: int) -> list[tuple[int, int, int]]:
    """Level, number and width of each tile of a tree, the leaves first."""
    found, level = [], 0
    while size:
        found += [(level, number, min(WIDTH, size - number * WIDTH)) for number in range((size + WIDTH - 1) // WIDTH)]
        size //= WIDTH
        level += 1
    return found
