"""Identifiers as others write them, and as the standard does."""

from __future__ import annotations

import pytest

from synthreport.standard.identifiers import doi, orcid, ror


@pytest.mark.parametrize("before", ["", "doi:", "DOI: ", "doi.org/", "https://doi.org/", "http://dx.doi.org/"])
def test_a_doi_is_found_behind_what_may_stand_before_it(before: str) -> None:
    assert doi(f"{before}10.5281/Zenodo.1") == "10.5281/Zenodo.1"


@pytest.mark.parametrize(
    "text", ["", "10.1/a", "10.5281", "10.5281/", "see 10.5281/zenodo.1", "10.5281/a b", "arXiv:1.2"]
)
def test_what_is_no_doi(text: str) -> None:
    assert doi(text) is None


@pytest.mark.parametrize(
    "before", ["", "orcid:", "ORCID: ", "orcid.org/", "https://orcid.org/", "http://www.orcid.org/"]
)
@pytest.mark.parametrize("bare", ["0000-0002-1694-233X", "0000-0002-1694-233x", "000000021694233X"])
def test_an_orcid_has_its_hyphens(before: str, bare: str) -> None:
    assert orcid(f"{before}{bare}") == "0000-0002-1694-233X"


@pytest.mark.parametrize(
    "text", ["", "0000-0002-1694", "0000-0002-1694-23XX", "0000-0002-1694-233X-1", "x0000-0002-1694-233X"]
)
def test_what_is_no_orcid(text: str) -> None:
    assert orcid(text) is None


@pytest.mark.parametrize(
    "text", ["05dxps055", "05DXPS055", "https://ror.org/05dxps055", "ROR: 05dxps055", "ror.org/05dxps055/"]
)
def test_a_ror_id_is_in_lower_case(text: str) -> None:
    assert ror(text) == "05dxps055"


@pytest.mark.parametrize("text", ["", "15dxps055", "05dxps05", "05dxps0555", "https://example.edu/05dxps055"])
def test_what_is_no_ror_id(text: str) -> None:
    assert ror(text) is None
