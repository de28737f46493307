"""Words that look like a slip of each other and are not: no typing error turns one into the other.

Edit distance cannot tell Iran for Iraq from a slip of the finger. Names known to a briefing are told apart by its own list;
these are the words that learners mix up although only one of them stands there.
"""

from __future__ import annotations

from typing import Final

_GROUPS: Final = (
    # countries and places a letter or two apart
    "iran iraq", "niger nigeria nigerian nigerien", "austria australia", "slovakia slovenia",
    "gambia zambia", "mali malawi mauritania", "guinea guyana guiana", "latvia lithuania", "india indiana indonesia",
    "dominica dominican", "paraguay uruguay", "sweden switzerland swedish swiss", "georgia", "korea", "congo",
    "ireland iceland",
    "london londonderry", "chad", "oman omani", "kenya", "moldova moldavia", "syria serbia", "sudan", "jordan", "cuba", "peru",
    "norway", "budapest bucharest",
    # directions, comparisons, opposites
    "north south northern southern", "east west eastern western", "increase decrease", "increased decreased",
    "increases decreases", "import export imports exports", "imported exported", "internal external", "inside outside",
    "include exclude", "included excluded", "legal illegal", "minor major", "minimum maximum", "above below", "before after",
    "accept except expect", "accepted excepted expected", "affect effect", "adopt adapt adept", "ally rally", "allies rallies",
    "emigrate immigrate", "emigration immigration", "prescribe proscribe", "raise raze", "defence offence defensive offensive",
    "formal informal normal", "moral morale", "peace piece", "troops troupes", "country county", "united untied", "now not",
    "assure ensure insure", "martial marital", "nuclear unclear", "causal casual", "public republic", "president precedent",
    "minister ministry", "mediate meditate", "sanction section", "cease seize", "ceasefire", "mission omission", "able unable",
    "likely unlikely", "satisfied dissatisfied", "direct indirect", "official unofficial", "stable unstable",
    # numbers and the calendar
    "million billion trillion millions billions trillions", "thirteen thirty", "fourteen forty", "fifteen fifty",
    "sixteen sixty", "seventeen seventy", "eighteen eighty", "nineteen ninety", "six sixth", "seven seventh eleven",
    "tuesday thursday", "sunday monday saturday", "june july", "march may", "first third fifth",
)  # fmt: skip

CONFUSABLE: Final = frozenset(word for group in _GROUPS for word in group.split())
"""Folded words within whose reach nothing is taken for a slip."""
