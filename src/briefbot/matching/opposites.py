"""Words that say no, and pairs of common words that say the opposite of each other.

They are a closed list of the plainest ones: what they are used for is a note beside words that are shown in any case, so a
pair that is missing costs a note and never an answer. All entries are folded.
"""

from __future__ import annotations

from typing import Final

from briefbot.matching.cues import NEGATIONS

DENYING: Final = NEGATIONS | frozenset(
    "lack lacks lacked lacking fail fails failed hardly barely scarcely unable refuse refuses refused reject rejects rejected "
    "deny denies denied".split()
)
"""Words that turn what they stand beside into its opposite."""

_PAIRS: Final = """
accept/reject accept/refuse agree/refuse allow/forbid allow/ban allow/prevent alive/dead allies/enemies before/after begin/end
begin/stop better/worse big/small buy/sell cheap/expensive cheap/costly clear/unclear close/open closed/open confirm/deny
continue/stop decrease/increase direct/indirect down/up early/late easy/difficult easy/hard empty/full enough/insufficient
expand/shrink expected/unexpected fail/succeed fall/rise false/true far/near fast/slow few/many first/last float/sink
free/paid friend/enemy full/empty gain/lose good/bad guilty/innocent happy/unhappy happy/angry healthy/ill heavy/light
high/low hot/cold import/export in/out include/exclude known/unknown large/small leave/stay legal/illegal less/more
likely/unlikely long/short lose/win lower/raise major/minor married/single new/old oppose/support optimistic/pessimistic
partial/complete permanent/temporary pleased/angry positive/negative possible/impossible praise/criticise private/public
protect/threaten public/secret public/confidential ready/unready real/fake rich/poor right/wrong safe/dangerous safe/unsafe
secure/insecure short/long simple/complex simple/complicated solved/unsolved start/end start/stop strengthen/weaken strong/weak
success/failure sure/unsure together/alone tight/loose victory/defeat war/peace welcome/condemn wet/dry
"""


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for left, right in (pair.split("/") for pair in _PAIRS.split()):
        found.setdefault(left, set()).add(right)
        found.setdefault(right, set()).add(left)
    return {word: frozenset(others) for word, others in found.items()}


OPPOSITES: Final = _table()
"""Word -> the words that say its opposite."""
