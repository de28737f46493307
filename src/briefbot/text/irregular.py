"""Irregular English verb forms, which no stemmer joins: "brought" is found by "bring", "told" by "tell".

A closed class: the forms of the common irregular verbs, without those that are also another word's regular form ("found",
"left", "saw", "felt" are left alone only where the other reading is the usual one in questions).
"""

from __future__ import annotations

from typing import Final

_FORMS: Final = """
arise arose arisen; become became; begin began begun; bend bent; bite bit bitten; blow blew blown; break broke broken;
bring brought; build built; burn burnt; buy bought; catch caught; choose chose chosen; come came; creep crept; deal dealt;
dig dug; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed;
feel felt; fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden; forget forgot forgotten;
forgive forgave forgiven; freeze froze frozen; give gave given; go went gone; grow grew grown; hang hung; hear heard;
hide hid hidden; hold held; keep kept; know knew known; lay laid; lead led; lean leant; learn learnt; leave left; lend lent;
lose lost; make made; mean meant; meet met; mistake mistook mistaken; overcome overcame; pay paid; ride rode ridden;
ring rang rung; rise rose risen; run ran; say said; seek sought; sell sold; send sent; shake shook shaken; shine shone;
shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid;
speak spoke spoken; spend spent; stand stood; steal stole stolen; stick stuck; strike struck; swear swore sworn;
sweep swept; swim swam swum; take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown;
understand understood; undertake undertook undertaken; wake woke woken; wear wore worn; weep wept; win won;
withdraw withdrew withdrawn; withhold withheld; write wrote written;
child children; man men; woman women; foot feet; tooth teeth; mouse mice; person people
"""

BASE_OF: Final = {
    form: entry.split()[0] for entry in _FORMS.split(";") for form in entry.split()[1:]
}  # fmt: skip
"""Irregular form -> base form."""


def base_of(word: str) -> str:
    """The base of an irregular form; any other word itself."""
    return BASE_OF.get(word, word)
