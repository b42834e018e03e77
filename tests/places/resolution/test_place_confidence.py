"""What a confidence is made of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geomap.model import Kind, Role
from geomap.places.resolution.confidence import confidence_of

KINDS = st.sampled_from(list(Kind))
ROLES = st.sampled_from(list(Role))
SHARES = st.floats(0.01, 1.0)


@given(st.floats(-50.0, 50.0), SHARES, KINDS, ROLES)
def test_a_confidence_is_a_chance_that_is_never_certain(score: float, share: float, kind: Kind, role: Role) -> None:
    """Whatever the kind and role, it lies between 0 and 0.98."""
    assert 0.0 <= confidence_of(score=score, share=share, kind=kind, role=role) <= 0.98


@given(st.floats(0.0, 6.0), st.floats(0.05, 0.9), KINDS, ROLES)
def test_more_features_and_fewer_rivals_make_it_surer(score: float, share: float, kind: Kind, role: Role) -> None:
    """Both beliefs pull one way."""
    here = confidence_of(score=score, share=share, kind=kind, role=role)
    assert confidence_of(score=score + 2, share=share, kind=kind, role=role) >= here
    assert confidence_of(score=score, share=share + 0.1, kind=kind, role=role) >= here


def test_a_demonym_is_less_sure_than_its_country() -> None:
    """Annotators often leave demonyms out, and what stands for a people need not be a place."""
    sure = {role: confidence_of(score=3.0, share=0.95, kind=Kind.COUNTRY, role=role) for role in Role}
    assert sure[Role.DEMONYM] < sure[Role.LITERAL]
    assert sure[Role.ASSOCIATIVE] < sure[Role.LITERAL]
