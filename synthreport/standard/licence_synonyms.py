"""Licences by names that SPDX does not use: common names, URLs, and deprecated identifiers."""

from __future__ import annotations

import re

NAMES = {
    "expat": "MIT",
    "mit expat": "MIT",
    "expat mit": "MIT",
    "mit no attribution": "MIT-0",
    "mit.php": "MIT",
    "apache software 2": "Apache-2.0",
    "apache software 2.0": "Apache-2.0",
    "apache2": "Apache-2.0",
    "apache2.0": "Apache-2.0",
    "asl 2.0": "Apache-2.0",
    "new bsd": "BSD-3-Clause",
    "modified bsd": "BSD-3-Clause",
    "revised bsd": "BSD-3-Clause",
    "3 clause bsd": "BSD-3-Clause",
    "bsd 3": "BSD-3-Clause",
    "bsd3": "BSD-3-Clause",
    "bsd 3 clause new or revised": "BSD-3-Clause",
    "new bsd 3 clause": "BSD-3-Clause",
    "simplified bsd": "BSD-2-Clause",
    "2 clause bsd": "BSD-2-Clause",
    "bsd 2": "BSD-2-Clause",
    "bsd2": "BSD-2-Clause",
    "bsd 2 clause simplified": "BSD-2-Clause",
    "bsd zero clause": "0BSD",
    "zero clause bsd": "0BSD",
    "cc0": "CC0-1.0",
    "cc 0": "CC0-1.0",
    "cc zero": "CC0-1.0",
    "cc zero 1.0": "CC0-1.0",
    "creative commons zero": "CC0-1.0",
    "creative commons 0": "CC0-1.0",
    "creative commons cc0": "CC0-1.0",
    "creative commons cc0 1.0": "CC0-1.0",
    "creative commons zero 1.0": "CC0-1.0",
    "creative commons zero 1.0 universal": "CC0-1.0",
    "creative commons cc0 1.0 universal": "CC0-1.0",
    "cc0 1.0 universal": "CC0-1.0",
    "cc0 universal": "CC0-1.0",
    "cc0 public domain": "CC0-1.0",
    "cc0 public domain dedication": "CC0-1.0",
    "cc0 1.0 public domain dedication": "CC0-1.0",
    "cc0 1.0 universal public domain dedication": "CC0-1.0",
    "creative commons public domain dedication": "CC0-1.0",
    "pddl": "PDDL-1.0",
    "odc pddl": "PDDL-1.0",
    "odcpddl": "PDDL-1.0",
    "odc pddl 1.0": "PDDL-1.0",
    "public domain dedication": "PDDL-1.0",
    "odc public domain dedication": "PDDL-1.0",
    "odc public domain dedication pddl": "PDDL-1.0",
    "open data commons public domain dedication": "PDDL-1.0",
    "open data commons public domain dedication 1.0": "PDDL-1.0",
    "odbl": "ODbL-1.0",
    "odc odbl": "ODbL-1.0",
    "odc bl": "ODbL-1.0",
    "odc odbl 1.0": "ODbL-1.0",
    "open database": "ODbL-1.0",
    "open database 1.0": "ODbL-1.0",
    "open data commons open database": "ODbL-1.0",
    "open data commons open database 1.0": "ODbL-1.0",
    "odc open database": "ODbL-1.0",
    "odc by": "ODC-By-1.0",
    "odby": "ODC-By-1.0",
    "odc attribution": "ODC-By-1.0",
    "odc attribution 1.0": "ODC-By-1.0",
    "open data commons attribution": "ODC-By-1.0",
    "open data commons attribution 1.0": "ODC-By-1.0",
    "community data agreement sharing 1.0": "CDLA-Sharing-1.0",
    "community data agreement permissive 1.0": "CDLA-Permissive-1.0",
    "community data agreement permissive 2.0": "CDLA-Permissive-2.0",
    "computational use of data agreement": "C-UDA-1.0",
    "computational use of data agreement 1.0": "C-UDA-1.0",
    "c uda": "C-UDA-1.0",
    "open use of data agreement 1.0": "O-UDA-1.0",
    "open government 1.0": "OGL-UK-1.0",
    "open government 2.0": "OGL-UK-2.0",
    "open government 3.0": "OGL-UK-3.0",
    "uk open government 2.0": "OGL-UK-2.0",
    "uk open government 3.0": "OGL-UK-3.0",
    "ogl 2.0": "OGL-UK-2.0",
    "ogl 3.0": "OGL-UK-3.0",
    "open government canada 2.0": "OGL-Canada-2.0",
    "datenlizenz deutschland namensnennung 2.0": "DL-DE-BY-2.0",
    "data germany attribution 2.0": "DL-DE-BY-2.0",
    "dl by de 2.0": "DL-DE-BY-2.0",
    "dl de by": "DL-DE-BY-2.0",
    "datenlizenz deutschland zero 2.0": "DL-DE-ZERO-2.0",
    "data germany zero 2.0": "DL-DE-ZERO-2.0",
    "dl zero de 2.0": "DL-DE-ZERO-2.0",
    "dl de zero": "DL-DE-ZERO-2.0",
    "ouverte 2.0": "etalab-2.0",
    "ouverte open 2.0": "etalab-2.0",
    "ouverte etalab 2.0": "etalab-2.0",
    "lov2": "etalab-2.0",
    "norwegian for open government data 1.0": "NLOD-1.0",
    "norwegian for open government data 2.0": "NLOD-2.0",
    "mozilla public 1.1": "MPL-1.1",
    "mozilla public 2.0": "MPL-2.0",
    "mozilla": "MPL-2.0",
    "eclipse public 1.0": "EPL-1.0",
    "eclipse public 2.0": "EPL-2.0",
    "european union public 1.1": "EUPL-1.1",
    "european union public 1.2": "EUPL-1.2",
    "boost software 1.0": "BSL-1.0",
    "business source 1.1": "BUSL-1.1",
    "academic free 3.0": "AFL-3.0",
    "open software 3.0": "OSL-3.0",
    "educational community 2.0": "ECL-2.0",
    "microsoft public": "MS-PL",
    "sil open font 1.1": "OFL-1.1",
    "isc txt": "ISC",
    "university of illinois ncsa open source": "NCSA",
    "do what the f*ck you want to public": "WTFPL",
    "latex project public 1.3c": "LPPL-1.3c",
    "lgpl lr": "LGPLLR",
    "server side public 1": "SSPL-1.0",
    "python software foundation 2.0": "PSF-2.0",
    "free art 1.3": "LAL-1.3",
}  # fmt: skip
"""Licences by their names, as `licences` folds them: in lower case, without `the`, `license`, `version` and commas."""

CREATIVE_COMMONS = re.compile(
    r"(?P<prefix>cc|creative commons)? ?"
    r"(?P<terms>(?:by|attribution)(?: ?(?:nc|nd|sa|non ?commercial|share ?alike|no ?deriv(?:ative)?s?(?: works)?))*)"
    r" ?(?P<version>[0-9](?:\.[0-9])?)(?: (?P<port>[a-z ]+?))??(?: public)?(?: deed)?"
)
PORTS = {
    "international": "",
    "unported": "",
    "generic": "",
    "public": "",
    "int": "",
    "germany": "DE",
    "deutschland": "DE",
    "austria": "AT",
    "netherlands": "NL",
    "united states": "US",
    "australia": "AU",
    "france": "FR",
    "japan": "JP",
    "england wales": "UK",
}
"""Endings of Creative Commons names, in the spelling of SPDX; other countries are spelled by their code."""

_VERSIONED = r" ?(?P<version>[0-9](?:\.[0-9])?)(?P<later> ?\+| or later| or newer| or any later| or greater)?(?: only)?"
FAMILIES = tuple(
    (re.compile(rf"(?:gnu )?(?:{names})(?: v)?{_VERSIONED}"), family)
    for names, family in (
        ("affero general public|agplv?", "AGPL"),
        ("lesser general public|library general public|library or lesser general public|lgplv?", "LGPL"),
        ("general public|gplv?", "GPL"),
        ("free documentation|gfdlv?|fdlv?", "GFDL"),
    )
)
"""The licences of GNU, by their names and versions."""

EXCEPTIONS = {
    "GPL-2.0-with-autoconf-exception": "GPL-2.0-only WITH Autoconf-exception-2.0",
    "GPL-2.0-with-bison-exception": "GPL-2.0-only WITH Bison-exception-2.2",
    "GPL-2.0-with-classpath-exception": "GPL-2.0-only WITH Classpath-exception-2.0",
    "GPL-2.0-with-font-exception": "GPL-2.0-only WITH Font-exception-2.0",
    "GPL-2.0-with-GCC-exception": "GPL-2.0-only WITH GCC-exception-2.0",
    "GPL-3.0-with-autoconf-exception": "GPL-3.0-only WITH Autoconf-exception-3.0",
    "GPL-3.0-with-GCC-exception": "GPL-3.0-only WITH GCC-exception-3.1",
    "StandardML-NJ": "SMLNJ",
}
"""Identifiers that SPDX has replaced by expressions or other identifiers."""

TAILS = (
    r"(?:spdx\.org/licenses(?:/preview)?|choosealicense\.com/licenses|opendefinition\.org/licenses"
    r"|(?:licenses\.)?opensource\.org(?:/licenses?)?|licenses\.nuget\.org|tldrlegal\.com/license"
    r"|publications\.europa\.eu/resource/authority/licence|dcat-ap\.de/def/licenses)/(.+?)"
    r"(?:-license)?"
)
"""URLs that end with the name of a licence."""

_LANGUAGE = r"(?:[./][a-z]{2}(?:[-_][a-z]{2,4})?)?"
ADDRESSES = (
    (r"creativecommons\.org/publicdomain/zero/1\.0(?:/.*)?", "CC0-1.0"),
    (r"creativecommons\.org/(?:share-your-work/public-domain|public-domain)/cc0", "CC0-1.0"),
    (r"creativecommons\.org/licenses/([a-z-]+)/([0-9]\.[0-9])(?:/(?:deed|legalcode|rdf)(?:[.-].*)?)?", r"CC-\1-\2"),
    (
        r"creativecommons\.org/licenses/([a-z-]+)/([0-9]\.[0-9])/([a-z]{2,3})(?:/(?:deed|legalcode|rdf)(?:[.-].*)?)?",
        r"CC-\1-\2-\3",
    ),
    (r"apache\.org/licenses/license-([0-9.]+)", r"Apache-\1"),
    (
        rf"gnu\.org/(?:licenses|copyleft)/(?:old-licenses/)?(a?gpl|lgpl)-([0-9]\.[0-9])(?:-standalone)?{_LANGUAGE}",
        r"\1-\2",
    ),
    (rf"gnu\.org/(?:licenses|copyleft)/(?:old-licenses/)?fdl-([0-9]\.[0-9])(?:-standalone)?{_LANGUAGE}", r"GFDL-\1"),
    (r"opendatacommons\.org/(?:licenses/)?(by|odbl|pddl)(?:/1[.-]0)?(?:/summary|/index)?", r"odc-\1"),
    (r"opendatacommons\.org/(?:licenses/)?dbcl(?:/1[.-]0)?", "DbCL-1.0"),
    (r"cdla\.(?:io|dev)/(sharing|permissive)-([0-9])-0", r"CDLA-\1-\2.0"),
    (r"mozilla\.org/(?:[a-z]{2}-[a-z]{2}/)?mpl/([0-9]\.[0-9])", r"MPL-\1"),
    (r"eclipse\.org/legal/epl-v?([12])[.]?0", r"EPL-\1.0"),
    (r"eupl\.eu/1\.2(?:/.*)?", "EUPL-1.2"),
    (r"[a-z-]*\.?(?:joinup|interoperable-europe)\.ec\.europa\.eu/.*eupl-?v?1\.?2.*", "EUPL-1.2"),
    (r"boost\.org/license_1_0", "BSL-1.0"),
    (r"(?:[a-z]+\.)?mit-license\.org", "MIT"),
    (r"unlicense\.org", "Unlicense"),
    (r"wtfpl\.net(?:/about)?", "WTFPL"),
    (r"postgresql\.org/about/licence", "PostgreSQL"),
    (r"isc\.org/licenses", "ISC"),
    (r"polyformproject\.org/licenses/([a-z]+(?:-[a-z]+)?)/([0-9.]+)", r"PolyForm-\1-\2"),
    (r"physionet\.org/about/licenses/open-data-commons-(open-database|attribution)-license-v?10", r"odc \1"),
    (r"(?:govdata|datenlizenz)\.de/dl-de/(by|zero)-2-0", r"DL-DE-\1-2.0"),
    (r"nationalarchives\.gov\.uk/doc/open-government-licence/version/([0-9])", r"OGL-UK-\1.0"),
    (r"open\.canada\.ca/en/open-government-licence-canada", "OGL-Canada-2.0"),
    (r"etalab\.gouv\.fr/.*licence-ouverte-v2\.0(?:\.pdf)?", "etalab-2.0"),
    (r"github\.com/etalab/licence-ouverte/blob/master/lo", "etalab-2.0"),
    (r"data\.norge\.no/nlod/[a-z]{2}/([0-9]\.[0-9])", r"NLOD-\1"),
    (r"cecill\.info/licen[cs]es/licen[cs]e_cecill_v?([0-9.]+)-[a-z]{2}", r"CECILL-\1"),
    (r"cecill\.info/licen[cs]es/licen[cs]e_cecill-([bc])_v1-[a-z]{2}", r"CECILL-\1"),
)  # fmt: skip
"""Well-known URLs in lower case, without scheme, `www.` and ending, with the licence at each."""
