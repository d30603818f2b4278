"""Arithmetic in normal form has the values of the arithmetic it came from, and never outgrows its bound."""

from __future__ import annotations

import random
from math import prod

from hypothesis import assume, given
from hypothesis import strategies as st

from auditor.engine.indexing import LARGEST
from auditor.engine.polynomials import ROOM, bound, expand, limit_of, numbers_read
from auditor.engine.reference import value_of
from auditor.errors import EngineFailure
from auditor.model.expressions import Name, Number
from tests.engine import agreement
from tests.engine.builders import compared, computed, fact, rule, total


@given(st.randoms(use_true_random=False), st.lists(st.integers(-50, 50), min_size=6, max_size=6))
def test_expansion_keeps_the_value_within_the_bound(chance: random.Random, values: list[int]) -> None:
    fields = dict(zip(agreement.NUMBERS, values, strict=True))
    value = agreement.random_value(chance)
    try:
        polynomial = expand(value)
    except EngineFailure:
        assume(False)
    computed_again = sum(factor * prod(fields[name] for name in names) for names, factor in polynomial.items())
    assert computed_again == value_of(value, fact(fields))
    assert abs(computed_again) <= bound(polynomial, 50)
    assert 0 not in polynomial.values()


def test_equal_parts_cancel() -> None:
    assert expand(computed(total("a", "a", "b"), "-", computed("a", "*", 2))) == {("b",): 1}
    assert expand(computed(Number(3), "*", computed("a", "-", "a"))) == {}


def test_sums_keep_the_largest_number_and_products_do_not() -> None:
    names = tuple(f"f{n}" for n in range(100))
    assert limit_of(rule(compared(total(*names), "=", 0))) == LARGEST
    assert limit_of(rule(compared("a", "=", Name("b")))) == LARGEST
    limit = limit_of(rule(compared(computed("a", "*", "b"), "=", "c")))
    assert limit == 10**9
    assert bound(expand(computed("a", "*", "b")), limit) < ROOM


def test_only_fields_that_are_calculated_with_must_be_numbers() -> None:
    assert numbers_read(rule(compared("a", "=", "b"), compared("c", "<", 3))) == {"c"}
    assert numbers_read(rule(compared("a", "=", computed("b", "+", 1)))) == {"a", "b"}
