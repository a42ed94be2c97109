"""Units as UCUM writes them: codes of version 2.2 (ucum.org), and what is usually written instead.

The codes are those of `ucum-essence.xml` by the Regenstrief Institute, as in the package `ucumvert` 0.3.2. Its parser
needs a grammar library, which is too slow to import; the grammar of a code fits on a page.
"""

# ruff: noqa: SIM905

from __future__ import annotations

import re
from functools import cache

_PREFIXES = frozenset("Y Z E P T G M k h da d c m u n p f a z y Ki Mi Gi Ti".split())
_METRIC = frozenset(
    "m s g rad K C cd mol sr Hz N Pa J W A V F Ohm S Wb Cel T H lm lx Bq Gy Sv l L ar t bar u eV pc [c] [h] [k] "
    "[eps_0] [mu_0] [e] [m_e] [m_p] [G] [g] [ly] gf Ky Gal dyn erg P Bi St Mx G Oe Gb sb Lmb ph Ci R RAD REM "
    "cal_[15] cal_[20] cal_m cal_IT cal_th cal tex m[H2O] m[Hg] eq osm g% kat U [iU] [IU] Np B B[SPL] B[V] B[mV] "
    "B[uV] B[10.nV] B[W] B[kW] st mho bit By Bd ".split()
)
_OTHER = frozenset(
    "[pi] % [ppth] [ppm] [ppb] [pptr] gon deg ' '' min h d a_t a_j a_g a wk mo_s mo_j mo_g mo AU atm [lbf_av] "
    "[in_i] [ft_i] [yd_i] [mi_i] [fth_i] [nmi_i] [kn_i] [sin_i] [sft_i] [syd_i] [cin_i] [cft_i] [cyd_i] [bf_i] "
    "[cr_i] [mil_i] [cml_i] [hd_i] [ft_us] [yd_us] [in_us] [rd_us] [ch_us] [lk_us] [rch_us] [rlk_us] [fth_us] "
    "[fur_us] [mi_us] [acr_us] [srd_us] [smi_us] [sct] [twp] [mil_us] [in_br] [ft_br] [rd_br] [ch_br] [lk_br] "
    "[fth_br] [pc_br] [yd_br] [mi_br] [nmi_br] [kn_br] [acr_br] [gal_us] [bbl_us] [qt_us] [pt_us] [gil_us] [foz_us] "
    "[fdr_us] [min_us] [crd_us] [bu_us] [gal_wi] [pk_us] [dqt_us] [dpt_us] [tbs_us] [tsp_us] [cup_us] [foz_m] "
    "[cup_m] [tsp_m] [tbs_m] [gal_br] [pk_br] [bu_br] [qt_br] [pt_br] [gil_br] [foz_br] [fdr_br] [min_br] [gr] "
    "[lb_av] [oz_av] [dr_av] [scwt_av] [lcwt_av] [ston_av] [lton_av] [stone_av] [pwt_tr] [oz_tr] [lb_tr] [sc_ap] "
    "[dr_ap] [oz_ap] [lb_ap] [oz_m] [lne] [pnt] [pca] [pnt_pr] [pca_pr] [pied] [pouce] [ligne] [didot] [cicero] "
    "[degF] [degR] [degRe] [Cal] [Btu_39] [Btu_59] [Btu_60] [Btu_m] [Btu_IT] [Btu_th] [Btu] [HP] [den] [in_i'H2O] "
    "[in_i'Hg] [PRU] [wood'U] [diop] [p'diop] %[slope] [mesh_i] [Ch] [drp] [hnsf'U] [MET] [hp'_X] [hp'_C] [hp'_M] "
    "[hp'_Q] [hp_X] [hp_C] [hp_M] [hp_Q] [kp_X] [kp_C] [kp_M] [kp_Q] [pH] [S] [HPF] [LPF] [arb'U] [USP'U] [GPL'U] "
    "[MPL'U] [APL'U] [beth'U] [anti'Xa'U] [todd'U] [dye'U] [smgy'U] [bdsk'U] [ka'U] [knk'U] [mclg'U] [tb'U] "
    "[CCID_50] [TCID_50] [EID_50] [PFU] [FFU] [CFU] [IR] [BAU] [AU] [Amb'a'1'U] [PNU] [Lf] [D'ag'U] [FEU] [ELU] "
    "[EU] Ao b att [psi] circ sph [car_m] [car_Au] [smoot] [m/s2/Hz^(1/2)] [NTU] [FNU] bit_s ".split()
)

_SAID = {
    "y": "a", "yr": "a", "yrs": "a", "year": "a", "years": "a", "month": "mo", "months": "mo", "week": "wk",
    "weeks": "wk", "day": "d", "days": "d", "hour": "h", "hours": "h", "hr": "h", "minute": "min", "minutes": "min",
    "sec": "s", "second": "s", "seconds": "s", "mmHg": "mm[Hg]", "cmH2O": "cm[H2O]", "celsius": "Cel", "\u00b0C": "Cel",
    "bpm": "/min", "percent": "%", "kgs": "kg", "gram": "g", "grams": "g", "lbs": "[lb_av]", "lb": "[lb_av]",
    "inch": "[in_i]", "inches": "[in_i]", "ft": "[ft_i]", "feet": "[ft_i]", "IU": "[IU]", "liter": "L", "litre": "L",
    "\u00b5g": "ug", "\u03bcg": "ug", "mcg": "ug",
}  # fmt: skip
"""What people write, with the code that it stands for."""

_NOTE = r"\{[!-z|~]*\}"
_PART = (
    rf"(?:(?P<atom>10[*^]|[^\s./(){{}}\[\]+0-9-]*(?:\[[^\[\]\s]+\][^\s./(){{}}\[\]+0-9-]*)?)"
    rf"(?P<power>[+-]?[0-9]+)?)?(?:{_NOTE})?"
)


@cache
def is_unit(code: str) -> bool:
    """Whether a text is a unit in UCUM (case-sensitive)."""
    if not code.isascii() or len(code) > 100:
        return False
    if _unprefixed(code) is not None:
        return True  # most are one unit alone: no pattern is compiled for them
    while (bare := re.sub(r"\(([^()]+)\)", _inner, code)) != code:
        code = bare
    parts = re.split(r"[./](?![^{\[]*[}\]])", code.removeprefix("/"))
    return all(part and _is_part(part) for part in parts)


def meant(text: str) -> str | None:
    """The code that a text stands for, if it is one of the usual names of units."""
    return _SAID.get(text.strip()) or _SAID.get(text.strip().lower())


def atom_of(code: str) -> str | None:
    """The only unit in a code, without its prefix: `m[Hg]` of `mm[Hg]`; None if there are several, or a power."""
    if (alone := _unprefixed(code)) is not None:
        return alone
    if not is_unit(code) or re.search(r"[./](?![^{\[]*[}\]])", code):
        return None
    found = re.fullmatch(_PART, code)
    return _unprefixed(found["atom"]) if found and found["atom"] and not found["power"] else None


def _inner(found: re.Match[str]) -> str:
    """A unit for what is in brackets, if that is one itself; else what is none."""
    return "m" if is_unit(found[1]) else "?"


def _is_part(part: str) -> bool:
    found = re.fullmatch(_PART, part)
    if found is None:
        return False
    return not found["atom"] or _unprefixed(found["atom"]) is not None


def _unprefixed(atom: str) -> str | None:
    if atom in _METRIC or atom in _OTHER or atom in ("10*", "10^"):
        return atom
    cut = (atom[length:] for length in (1, 2) if atom[:length] in _PREFIXES)
    return next((rest for rest in cut if rest in _METRIC), None)
