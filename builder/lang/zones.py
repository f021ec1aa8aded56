"""The abbreviation of a time zone behind a time of day -> its offset, by the country of who prints it.

"EST" is New York's time in one newspaper and Sydney's in another, "BST" Britain's or Bangladesh's.
An abbreviation that several countries use tells an offset only where the country is known; one that
says neither summer nor winter ("ET") tells none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from builder.lang.characters import listed

#: Abbreviations of one offset everywhere (time zone database); Moscow's has meant two.
ZONES: Final[Mapping[str, str]] = {
    "WEST": "+01:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00",
    "TRT": "+03:00",
    "WAT": "+01:00",
    "CAT": "+02:00",
    "SAST": "+02:00",
    "EAT": "+03:00",
    "IDT": "+03:00",
    "PKT": "+05:00",
    "NPT": "+05:45",
    "WIB": "+07:00",
    "WITA": "+08:00",
    "HKT": "+08:00",
    "SGT": "+08:00",
    "PHT": "+08:00",
    "AWST": "+08:00",
    "JST": "+09:00",
    "KST": "+09:00",
    "ACST": "+09:30",
    "ACDT": "+10:30",
    "AEST": "+10:00",
    "AEDT": "+11:00",
    "NZST": "+12:00",
    "NZDT": "+13:00",
    "NST": "-03:30",
    "NDT": "-02:30",
    "AKST": "-09:00",
    "AKDT": "-08:00",
    "HST": "-10:00",
}
_ATLANTIC: Final = dict.fromkeys(("CA", "PR", "BM", "TT", "BB", "VI"), "-04:00")
_NORTH_AMERICA: Final = ("US", "CA", "PR", "MX", "BS")
#: Abbreviations of several offsets: country (ISO 3166-1 alpha-2) → the one that it means there.
SHARED: Final[Mapping[str, Mapping[str, str]]] = {
    "EST": {**dict.fromkeys((*_NORTH_AMERICA, "JM", "PA"), "-05:00"), "AU": "+10:00"},
    "EDT": {**dict.fromkeys(_NORTH_AMERICA, "-04:00"), "AU": "+11:00"},
    "CST": {
        **dict.fromkeys((*_NORTH_AMERICA, "CR", "GT", "HN", "NI", "SV", "BZ"), "-06:00"),
        **dict.fromkeys(("CN", "TW", "MO"), "+08:00"),
        "CU": "-05:00",
        "AU": "+09:30",
    },
    "CDT": {**dict.fromkeys(_NORTH_AMERICA, "-05:00"), "CU": "-04:00", "AU": "+10:30"},
    "MST": {**dict.fromkeys(_NORTH_AMERICA, "-07:00"), "MY": "+08:00"},
    "MDT": dict.fromkeys(_NORTH_AMERICA, "-06:00"),
    "PST": {**dict.fromkeys(_NORTH_AMERICA, "-08:00"), "PH": "+08:00"},
    "PDT": dict.fromkeys(_NORTH_AMERICA, "-07:00"),
    "AST": {**_ATLANTIC, **dict.fromkeys(("SA", "KW", "BH", "QA", "IQ", "YE"), "+03:00")},
    "ADT": {"CA": "-03:00", "BM": "-03:00"},
    "BST": {"GB": "+01:00", "IM": "+01:00", "JE": "+01:00", "GG": "+01:00", "BD": "+06:00"},
    "IST": {"IN": "+05:30", "LK": "+05:30", "IE": "+01:00", "IL": "+02:00"},
    "GST": {"AE": "+04:00", "OM": "+04:00"},
    "WIT": {"ID": "+09:00"},
    "WET": {"PT": "+00:00", "ES": "+00:00"},
}
#: Abbreviations that say neither summer nor winter.
SEASONLESS: Final = ("ET", "CT", "MT", "PT")
#: Endings of hosts that anybody may take, whatever their country.
_ANYBODY: Final = listed(
    "ac ag ai am cc cd co eu fm gg im io la ly me nu sc sh so st su tk to tv vc ws"
)
#: Endings that are not the country's code.
_CALLED: Final = {"uk": "GB"}
_CODE: Final = 2


def names() -> tuple[str, ...]:
    """Return all abbreviations, the longest first."""
    return tuple(sorted((*ZONES, *SHARED, *SEASONLESS), key=lambda name: (-len(name), name)))


def offset_of(name: str, country: str = "") -> str:
    """Return ``+05:30`` for an abbreviation and the country (ISO 3166-1 alpha-2) of who prints it;
    "" where that does not tell it.
    """
    return ZONES.get(name) or SHARED.get(name, {}).get(country, "")


def country_of(host: str | None) -> str:
    """Return the country (ISO 3166-1 alpha-2) whose ending a host has; "" for none."""
    ending = (host or "").rpartition(".")[2].lower()
    if len(ending) != _CODE or ending in _ANYBODY:
        return ""
    return _CALLED.get(ending, ending.upper())
