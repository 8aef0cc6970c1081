"""Who goes with whom: pairing by largest number and by largest weight."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def pairs_possible(options: Sequence[Sequence[int]]) -> int:
    """The largest number of items that can each have one of their options, none given twice.

    Example:
        >>> pairs_possible([[0], [0, 1], [1]])
        2
    """
    holder: dict[int, int] = {}

    def settle(item: int, tried: set[int]) -> bool:
        for option in options[item]:
            if option in tried:
                continue
            tried.add(option)
            if option not in holder or settle(holder[option], tried):
                holder[option] = item
                return True
        return False

    return sum(settle(item, set()) for item in range(len(options)))


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """One-to-one pairs (row, column) of positive weight with the largest possible sum.

    Shortest augmenting paths with potentials on the square cost matrix (the Hungarian method, in
    the form of Jonker and Volgenant 1987), O(n³); of equal choices the first column is taken.
    Pairs come in order of columns.

    Example:
        >>> assign([[3.0, 2.0], [2.0, 0.0]])
        [(1, 0), (0, 1)]
    """
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if not rows or not columns:
        return []
    size = max(rows, columns)
    given = np.zeros((size, size))
    given[:rows, :columns] = weights
    # Column 0 is where each search starts; real rows and columns count from 1.
    cost = np.zeros((size + 1, size + 1))
    cost[1:, 1:] = given[:rows, :columns].max() - given
    row_potential, column_potential = np.zeros(size + 1), np.zeros(size + 1)
    row_of = np.zeros(size + 1, dtype=int)
    for row in range(1, size + 1):
        row_of[0] = row
        _augment(cost, row_potential, column_potential, row_of)
    found = ((int(row_of[column]) - 1, column - 1) for column in range(1, size + 1))
    return [(i, j) for i, j in found if i < rows and j < columns and weights[i][j] > 0]


def _augment(cost: np.ndarray, u: np.ndarray, v: np.ndarray, row_of: np.ndarray) -> None:
    """Give the row that waits in column 0 a column, moving others along the cheapest path."""
    distance = np.full(len(v), np.inf)
    before = np.zeros(len(v), dtype=int)
    reached = np.zeros(len(v), dtype=bool)
    column = 0
    while True:
        reached[column] = True
        row = row_of[column]
        reduced = cost[row] - u[row] - v
        nearer = ~reached & (reduced < distance)
        distance[nearer] = reduced[nearer]
        before[nearer] = column
        nearest = int(np.argmin(np.where(reached, np.inf, distance)))
        step = distance[nearest]
        u[row_of[reached]] += step
        v[reached] -= step
        distance[~reached] -= step
        column = nearest
        if not row_of[column]:
            break
    while column:
        row_of[column] = row_of[before[column]]
        column = before[column]
