"""A page of any set of initiatives, in any order, whatever blocks it is cut into."""

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import FrozenBitMap

from initiatives.finder.order import Order

IDS = st.lists(st.integers(1, 200), unique=True)
BOUNDS = st.integers(0, 210)


@given(data=st.data(), ids=IDS, size=st.integers(1, 60), start=BOUNDS)
def test_a_page_is_what_walking_through_the_order_would_find(data, ids, size, start):
    having = data.draw(st.sets(st.sampled_from(ids)) if ids else st.just(set()))
    stop = data.draw(st.none() | st.integers(start, 210))
    page = Order(ids, size).page(FrozenBitMap(having), start, stop)
    assert page == [pk for pk in ids if pk in having][start:stop]
