"""The closed word classes by which an English question is read: question words, verbs of saying, pronouns, fillers.

They are lists because they are closed: a language has a few dozen of each. Everything open (names, topics, vocabulary)
comes from the briefing itself. A question in another language simply finds none of these cues and is matched by its words.
All entries are folded.
"""

from __future__ import annotations

from typing import Final, Literal

from briefbot.matching.measures import MEASURES
from briefbot.matching.occupations import PEOPLE_CLASSES
from briefbot.text.tokens import Token

FUNCTION_WORDS: Final = frozenset(
    """
    a about above across after again against all also although am among an and any anybody anyone anything are
    around as at away back be because been before behind being below beside beyond between both but by can cannot could
    did do does doing
    done down during each either else ever every for from further get gets getting got had has have having many much
    he her here hers herself him himself his how however i if in into is it its itself just let me might more most
    must my myself neither never no nobody none nor not now of off on once one only onto or other others our ours out over
    own per quite rather s same shall she should since so some somebody someone something still such than that the
    their theirs them themselves then there these they this those though through thus till to too toward towards
    under until up upon us very was we were what whatever when where whether which while who whoever whom whose why
    will with within without would yet you your yours dont didnt doesnt isnt wasnt arent werent wont cant couldnt
    wouldnt shouldnt hasnt havent hadnt don't didn't doesn't isn't wasn't aren't weren't won't can't couldn't
    wouldn't shouldn't hasn't haven't hadn't i'm i've i'd i'll you're you've he's she's it's that's there's they're
    they've we're we've what's who's where's when's how's why's let's
    """.split()
)
"""Words that carry grammar, not content. They count a fifth when wordings are compared."""

FILLER_WORDS: Final = frozenset(
    """
    actually again anyway basically briefly bro bye cheers dear exactly explain find fyi give guy guys hello hey hi
    hmm hm honestly idk imo just kindly know like lol look maybe mean means meant need ok okay oh only ones perhaps
    please pls plz pretty quick quickly quite really reckon remember remind right show simply somehow sorry sort
    sure tell thank also alright aside bit chance comma confused cool dot dumb er erm exclamation fast forget forgot guess least
    guessing haha help hint honest hold hang hopefully huh important instance interested interesting kind mark
    matter moment myself noob obviously overall period personally possible possibly probably question questions
    reason rn silly wrong curious somewhere stop stuff stupid super supposedly trying understand wait whole wonder thanks thing
    things thx tho though totally unquote um uh uhm want wanna gonna was well wondering yeah yes yep yo
    dr even kinda lady lord madam miss mr mrs ms prof professor sir sorta whatever yknow
    """.split()
)
"""Chat around a question. Ignored when judging how much of the question was found."""

META_WORDS: Final = frozenset(
    """
    according account article articles author briefing briefings document's file mention mentioned mentions
    mentioning named news paper piece quote quoted quotes quotation report reported reports reporting said say
    saying says sentence source sources speak speaks spoke spoken speaking stated statement statements story talk
    talked talking text told word words wording comment comments commented opinion opinions view views viewpoint
    position stance take argue argued argues argument assert asserted asserts asserting believe believed believes
    believing belief claim claimed claims claiming conclude concluded concludes describe described describes
    describing expect mean think thinking thinks thought thoughts feel feels felt suggest suggested suggests point
    pointed points outline outlined outlines remark remarks remarked use used uses see sees saw come comes came
    coming go goes going went happen happens happened happening list everything ever give gives gave given giving
    make makes made making want wants wanted wish wishes turn turns appear appears feature features occur occurs thing
    enumerate itemise itemize summarise summarize
    """.split()
)
"""Words about the telling rather than about what is told. They count little when judging how much was found."""

SPEECH_VERBS: Final = frozenset(
    """
    say says said saying tell tells told telling talk talks talked talking speak speaks spoke speaking state states
    stated mention mentions mentioned mentioning claim claims claimed claiming believe believes believed believing
    think thinks thought thinking argue argues argued arguing assert asserts asserted expect expects expected
    predict predicts predicted predicting describe describes described describing call calls called outline outlines
    outlined lay laid mean means meant conclude concludes concluded complain complains complained complaining warn
    warns warned warning acknowledge acknowledges acknowledged admit admits admitted add adds added continue
    continues continued assure assures assured promise promises promised insist insists insisted suggest suggests
    suggested announce announces announced declare declares declared reckon reckons reckoned feel feels felt see
    sees saw view views viewed consider considers considered want wants wanted hope hopes hoped fear fears feared
    doubt doubts doubted deny denies denied reply replies replied answer answers answered respond responds responded
    comment comments commented explain explains explained report reports reported quote quotes quoted use uses used
    accuse accuses accused criticise criticises criticised criticize criticizes criticized agree agrees agreed
    disagree disagrees disagreed note notes noted remark remarks remarked demand demands demanded ask asks asked
    raise raises raised foresee foresees foresaw regard regards admonish allege alleges alleged affirm affirms
    affirmed aver avers averred boast boasts boasted brag brags caution cautions cautioned concede concedes conceded
    contend contends contended convey conveys conveyed cite cites cited confess confesses confessed confide counter
    counters countered emphasise emphasises emphasised emphasize emphasizes emphasized exclaim exclaims exclaimed
    express expresses expressed gripe gripes griped griping grumble grumbles grumbled grumbling guess hint hints
    hinted imply implies implied indicate indicates indicated inform informs informed joke jokes joked lament
    laments lamented maintain maintains maintained moan moans moaned moaninged observe observes observed opine
    opines opined phrased posit posits proclaim proclaims proclaimed pronounce protest protests protested recall
    recalls recalled reiterate reiterates reiterated repeat repeats repeated retort retorts retorted rant rants
    ranted signal signals signalled stress stresses stressed summarise summarises summarised surmise tweet tweets
    tweeted underline underlines underlined utter utters uttered voice voices voiced vow vows vowed whine whines
    whined write writes wrote read reads made make makes judge judges judged assess assesses assessed reveal reveals
    revealed know knows
    justify justifies justified point points pointed assume assumes assumed suppose supposes supposed swear swears swore
    """.split()
)
"""Verbs whose subject is a speaker."""

WEAK_SPEECH_VERBS: Final = frozenset(
    """
    see sees saw view views want point points know knows use uses used ask asks asked consider considers call calls
    called report reports answer answers note notes cite cites voice voices signal signals guess read reads make
    makes made recall recalls repeat repeats sure certain convinced confident worried afraid doubtful sceptical
    skeptical hopeful optimistic pessimistic adamant positive happy unhappy angry upset respond responds responded
    reply replies replied fear fears hope hopes doubt doubts demand demands comment raise raises
    """.split()
)
"""Those of the verbs above that are often something else: they make a speaker only behind did, does and the like."""

PLAIN_SAYING: Final = frozenset(
    "say says said saying tell tells told state states stated claim claims claimed announce announces announced declare "
    "declares declared write writes wrote mention mentions mentioned comment comments commented argue argues argued "
    "contain contains contained include includes included".split()
)
"""Verbs that make even a state or a body a speaker; with others ("expect", "agree", "respond") it is one who acts."""

ATTITUDES: Final = frozenset(
    "sure certain convinced confident worried afraid doubtful sceptical skeptical hopeful optimistic pessimistic adamant "
    "positive happy unhappy angry upset".split()
)
"""What somebody is rather than says, behind was or is: "why was X so sure that …" credits X with it."""

TELLING_VERBS: Final = SPEECH_VERBS - frozenset(
    """
    expect expects expected predict predicts predicted complain complains complained complaining warn warns warned
    warning promise promises promised want wants wanted hope hopes hoped fear fears feared doubt doubts doubted deny
    denies denied accuse accuses accused sure certain convinced confident worried afraid doubtful sceptical
    skeptical hopeful optimistic pessimistic adamant positive happy unhappy angry upset gripe gripes griped griping
    grumble grumbles grumbled grumbling moan moans moaned moaning lament laments lamented protest protests protested
    agree agrees agreed disagree disagrees disagreed demand demands demanded criticise criticises criticised
    criticize criticizes criticized reveal reveals revealed call calls called
    """.split()
)
"""Those whose meaning is only that something was said: they tell nothing of what was."""

OPINION_NOUNS: Final = frozenset(
    """
    view views opinion opinions take position stance thoughts words quote quotes statement statements remarks
    comments claim claims belief prediction predictions assessment assessments argument reaction analysis scenario scenarios
    reading principle line idea phrase mind attitude complaint complaints
    """.split()
)
"""Nouns that belong to a speaker: "Lavrov's view", "the opinion of Baunov"."""

UTTERANCES: Final = frozenset(
    "line quote remark statement claim phrase prediction complaint point argument warning promise assertion admission".split()
)
"""One thing that somebody said: "X's remark about …" credits X with it, as "X's view on …" does not."""

SINGLED_OUT: Final = frozenset("one person man woman guy analyst expert politician speaker official".split())
"""Behind "X is the": who is said to be the one that speaks."""

WISHING: Final = frozenset("want wants wanted hope hopes hoped demand demands demanded insist insists insisted".split())
"""What one does for oneself: whoever reports that another wants something does not want it."""

ACTS: Final[tuple[frozenset[str], ...]] = (
    frozenset("expect expects expected predict predicts predicted prediction predictions foresee foresees forecast forecasts "
              "anticipate anticipates foretell foretells".split()),
    frozenset("complain complains complained complaining complaint complaints gripe gripes griped grumble grumbles grumbled "
              "moan moans moaned lament laments lamented protest protests angry unhappy upset annoyed furious dissatisfied "
              "displeased bitter cross criticise criticises criticised criticize criticizes criticized criticism".split()),
    frozenset("warn warns warned warning warnings caution cautions cautioned alarmed".split()),
    frozenset("promise promises promised pledge pledges pledged vow vows vowed".split()),
    frozenset("deny denies denied denial".split()),
    frozenset("demand demands demanded insist insists insisted urge urges urged".split()),
    frozenset("praise praises praised commend commended applaud applauded welcome welcomes welcomed".split()),
    frozenset("accuse accuses accused accusation blame blames blamed".split()),
    frozenset("announce announces announced announcement plan plans planned intend intends".split()),
    frozenset("doubt doubts doubted doubtful sceptical skeptical object objects objected objection unconvinced".split()),
    frozenset("admit admits admitted concede concedes conceded acknowledge acknowledges acknowledged confess".split()),
    frozenset("boast boasts boasted brag brags bragged".split()),
    frozenset("confirm confirms confirmed".split()),
)  # fmt: skip
"""What is done by saying something: the verbs, nouns and moods of one act stand for each other."""

AUXILIARIES: Final = frozenset(
    """
    did does do is are was were has have had can could will would should shall may might didn't doesn't don't isn't
    aren't wasn't weren't hasn't haven't won't wouldn't
    """.split()
)

PERSONAL_PRONOUNS: Final = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she",
    "herself": "she", "they": "they", "them": "they", "their": "they", "theirs": "they",
}  # fmt: skip
OF_ONE_PERSON: Final = frozenset("he him she her hers".split())
THING_PRONOUNS: Final = frozenset("it its this that these those there".split())
HAPPENING: Final = frozenset("happen happens happened happening came come did occurred occur took followed".split())
SUPPOSING: Final = frozenset("if suppose supposing imagine assuming assume".split())
"""What a case begins with: "suppose they refuse: what then?" asks as "what if they refuse?" does."""
EVENTS: Final = frozenset("event events everything things thing incidents developments".split())
"""What happened, by a noun."""
THANKS: Final = frozenset("thanks thank thx cheers bye ok okay great nice cool good perfect".split())
MENTIONING: Final = frozenset(
    "mention mentions mentioned mentioning discuss discusses discussed address addresses".split()
)
UTTERING: Final = frozenset("say said talk talks talked speak speaks spoken spoke comment comments commented".split())
ANSWERING_VERBS: Final = frozenset("answer answered answers reply replied replies respond responded responds".split())
ONWARD: Final = frozenset("then next after afterwards afterward later thereafter".split())
AND_THEN: Final = ONWARD | frozenset("and so what happened came right that this it".split())
"""The words of a question that asks for what came behind the last thing shown, and for nothing else."""

AGREEING: Final = frozenset(
    "agree agrees agreed disagree disagrees disagreed contradict contradicts concur concurs".split()
)
ELSE_WORDS: Final = frozenset("else others another".split())
RECEIPT_WORDS: Final = frozenset(
    "direct directly quote quoted quotes exact literally verbatim source sources sure original passage paraphrase "
    "certain true really repeat proof prove cite citation receipt".split()
)
"""Words that ask for the words last shown, or where they stand."""

RECEIPT_PHRASES: Final = frozenset(
    ("more", "tell me more", "say more", "go on", "say that again", "come again", "how do you know", "how so", "says who",
     "how do you know that", "where is that from", "where that from", "where does it say that",
     "what do you mean")
)  # fmt: skip
NEGATIONS: Final = frozenset(
    """
    not no never none nobody nothing neither nor without didn't doesn't don't isn't aren't wasn't weren't hasn't
    haven't won't wouldn't can't cannot couldn't
    """.split()
)
ORDINALS: Final = {
    "first": 1, "1st": 1, "one": 1, "1": 1, "2": 2, "3": 3, "4": 4,
    "former": 1, "second": 2, "2nd": 2, "two": 2, "latter": 2, "other": 2, "third": 3,
    "3rd": 3, "three": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "last": -1, "final": -1,
}  # fmt: skip
NUMBER_WORDS: Final = frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion
    trillion half both twice once
    """.split()
)

LIST_WORDS: Final = frozenset("list everything all every enumerate overview summary summarise summarize".split())
COMPARE_WORDS: Final = frozenset(
    """
    compare compared comparison contrast differ differs difference differences different versus vs agree disagree
    disagreement alike similar similarities both same common
    """.split()
)
TIMELINE_WORDS: Final = frozenset("timeline chronology chronological chronologically".split())
ARRANGING: Final = frozenset("put order sort arrange sequence bring".split())
"""What is done with several things whose order is asked for."""

SCENARIO_WORDS: Final = frozenset(
    "scenario scenarios option options alternative alternatives possibility possibilities variant variants path paths course "
    "courses".split()
)
ONE_SCENARIO: Final = frozenset("scenario option alternative possibility variant path course".split())
"""One of several ways in which things may go, by a word."""


def is_function_word(folded: str) -> bool:
    """Whether a folded word carries grammar rather than content."""
    return folded in FUNCTION_WORDS


def carries(token: Token) -> bool:
    """Whether a word of a question is looked for: a content word or a number, and no small word of another language."""
    return not token.small and (is_content_word(token.folded) or token.is_number)


def is_content_word(folded: str) -> bool:
    """Whether a folded word tells what a question is about: not grammar, not chat, not a word about the telling."""
    return folded not in FUNCTION_WORDS and folded not in FILLER_WORDS and folded not in META_WORDS


IDENTITY_WORDS: Final = frozenset(
    """
    job role position title post occupation profession function office rank identity guy person man woman name
    bloke chap dude fella fellow hold holds individual occupies serve serves work works worked working act acts acted
    """.split()
)
"""What is asked of a person when nothing is asked of their words."""

RUNNING_WORDS: Final = frozenset(
    "run runs ran lead leads led head heads direct directs chair chairs boss bosses".split()
)
"""What is done with an organisation by the people who are of it."""

PEOPLE_WORDS: Final = PEOPLE_CLASSES | frozenset(
    "people person persons speaker speakers voices names figures participants".split()
)
PERSON_WORDS: Final = frozenset(
    "person persons people figure figures guy guys man men woman women folk folks types".split()
)
SHOWING_UP: Final = frozenset("pop pops popped crop crops cropped show shows showed shown giving".split())
"""What a name does in a text, as people say it: "who pops up in it"."""

OUTLET_WORDS: Final = frozenset(
    """
    outlet outlets media newspaper newspapers website websites site sites channel channels publication publications
    press broadcaster agency
    """.split()
)
PLACE_WORDS: Final = frozenset("place places location locations city cities country countries".split())
ORGANISATION_WORDS: Final = frozenset(
    """
    organisation organisations organization organizations institution institutions body bodies group groups
    """.split()
)
LISTED_WORDS: Final = PEOPLE_WORDS | OUTLET_WORDS | PLACE_WORDS | ORGANISATION_WORDS
"""Kinds of names that may be asked for as a list."""

DISCLOSING_STEMS: Final = frozenset("disclos reveal leak divulg unveil".split())
QUANTIFIERS: Final = frozenset(
    "all any both each every few half many most neither no none one only several some".split()
)
"""How many of something there are, without a number."""

FINENESS: Final = {"year": "year", "date": "day", "day": "day", "month": "day", "time": "hour", "hour": "hour"}
"""Word behind "what" or "which" -> how fine a time is asked for."""

DAY_WORDS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow january february march april may "
    "june july august september october november december".split()
)
HOUR_WORDS: Final = frozenset("morning noon midday afternoon evening night midnight dawn dusk early late hour".split())
REASON_WORDS: Final = frozenset("because since due so reason therefore owing after response cause caused".split())
MONEY_VERBS: Final = frozenset("cost costs price pay paid pays worth spend spent earn earns owe fee charge".split())
PUBLISHING_WORDS: Final = frozenset(
    "publish published appear appeared print printed interview interviewed speech".split()
)
CARRIED_WORDS: Final = PUBLISHING_WORDS | frozenset(
    "interview interviews interviewed statement statements remark remarks carried carry quoted told gave given".split()
)
"""What an outlet does with somebody's words."""

FUTURE_WORDS: Final = frozenset("will soon going future next shall".split())
SLOT_WORDS: Final = {
    "who-said": IDENTITY_WORDS | PEOPLE_CLASSES,
    "when": frozenset("soon date dates timing day year month time hour early late roughly precisely exactly".split()),
    "where": frozenset(
        "place city country town website site outlet newspaper paper location venue whereabouts".split()
    ),
    "how-many": frozenset("number numbers percentage count headcount total".split()),
    "how-long": frozenset("long last lasted take took".split()),
    "measure": frozenset(MEASURES),
}
"""Words that say which kind of answer is wanted ("what year", "how soon"): asked for, not looked for."""

SLOT_NOUNS: Final[dict[str, Literal["when", "where", "how-many"]]] = {
    "date": "when", "dates": "when", "timing": "when", "deadline": "when", "timetable": "when", "schedule": "when",
    "location": "where", "venue": "where", "whereabouts": "where",
    "number": "how-many", "numbers": "how-many", "headcount": "how-many", "count": "how-many", "total": "how-many",
    "strength": "how-many", "figures": "how-many", "tally": "how-many", "toll": "how-many", "quantity": "how-many",
}  # fmt: skip
"""Nouns that ask for a particular where nothing else in a few bare words does: "troop numbers", "meeting, date"."""

CHAT_SPELLINGS: Final = {
    "abt": "about", "acc": "according", "any1": "anyone", "b4": "before", "bak": "back", "bc": "because", "bcoz": "because",
    "bcuz": "because", "bout": "about", "cos": "because", "coz": "because", "cud": "could", "cuz": "because", "da": "the",
    "dat": "that", "dem": "them", "dey": "they", "dis": "this", "diff": "difference", "els": "else", "esp": "especially",
    "every1": "everyone", "fone": "phone", "fr": "from", "frm": "from", "govt": "government", "gud": "good", "hes": "he",
    "hav": "have", "info": "information", "kno": "know", "mins": "minutes", "msg": "message", "n": "and", "no1": "nobody",
    "nite": "night", "nxt": "next", "pls": "please", "plz": "please", "ppl": "people", "pres": "president",
    "prez": "president", "r": "are", "rite": "right", "sez": "says", "shes": "she", "shud": "should", "smth": "something",
    "som1": "someone", "some1": "someone", "sth": "something", "tbh": "honestly", "tha": "the", "thats": "that",
    "theyre": "they", "tho": "though", "thru": "through", "tht": "that", "u": "you", "ur": "your",
    "w": "with", "wanna": "want", "wat": "what", "wats": "what", "wen": "when", "wer": "where", "whats": "what",
    "whens": "when", "wheres": "where", "whos": "who", "whys": "why", "hows": "how", "wich": "which", "wid": "with",
    "wil": "will", "wot": "what", "wots": "what", "wud": "would", "wut": "what", "y": "why", "yr": "year", "&": "and",
    "2nite": "tonight", "2day": "today", "2moro": "tomorrow", "2morrow": "tomorrow",
}  # fmt: skip
"""Spellings of typed chat that no edit distance finds, and contractions typed without their apostrophe. One that the
briefing itself uses as a word is left alone."""

CONTRACTIONS: Final = frozenset("hes shes thats theyre whats wheres whens whos whys hows w &".split())
"""Those among them that say nothing of how the rest is spelt."""

CHAT_DIGITS: Final = {"2": "to", "4": "for"}
"""Digits that chat sounds out between two words; only where something else in the question is spelt as chat spells it."""

CUE_WORDS: Final = (
    FUNCTION_WORDS
    | FILLER_WORDS
    | META_WORDS
    | SPEECH_VERBS
    | OPINION_NOUNS
    | SCENARIO_WORDS
    | COMPARE_WORDS
    | LIST_WORDS
    | TIMELINE_WORDS
    | NUMBER_WORDS
    | PEOPLE_WORDS
    | OUTLET_WORDS
    | PUBLISHING_WORDS
)
"""All words by which a question is read. They are never corrected, and misspellings of the longer ones are."""

CORRECTABLE_CUES: Final = frozenset(
    word for word in (
        SPEECH_VERBS | OPINION_NOUNS | SCENARIO_WORDS | COMPARE_WORDS | TIMELINE_WORDS | PEOPLE_WORDS | OUTLET_WORDS
    )
    | {"which", "where", "about", "there", "their", "because", "between", "before", "after", "first", "second"}
    if (len(word) >= 5 and "'" not in word) or word in ("said", "says", "tell", "told")
)  # fmt: skip
"""Cues long enough that one edit is surely a slip."""
