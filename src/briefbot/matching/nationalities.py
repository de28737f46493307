"""The world's countries and peoples, folded: closed classes. "The chinese ambassador" is another's, and "belarus" is a name."""

from __future__ import annotations

from typing import Final

NATIONALITIES: Final = frozenset(
    """
    afghan albanian algerian american andorran angolan antiguan arab argentine argentinian armenian asian australian austrian
    azerbaijani bahamian bahraini bangladeshi barbadian basque belarusian belgian belizean beninese bhutanese bolivian bosnian
    botswanan brazilian british bruneian bulgarian burkinabe burmese burundian cambodian cameroonian canadian catalan chadian
    chilean chinese colombian congolese croatian cuban cypriot czech danish djiboutian dominican dutch ecuadorian egyptian
    emirati english eritrean estonian ethiopian european fijian finnish flemish french gabonese gambian georgian german
    ghanaian greek grenadian guatemalan guinean guyanese haitian honduran hungarian icelandic indian indonesian iranian iraqi
    irish israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean kosovar kurdish kuwaiti kyrgyz lao laotian
    latvian lebanese liberian libyan lithuanian luxembourgish macedonian malagasy malawian malaysian maldivian malian maltese
    mauritanian mauritian mexican moldovan mongolian montenegrin moroccan mozambican namibian nepalese nepali nicaraguan
    nigerian nigerien norwegian omani pakistani palestinian panamanian paraguayan peruvian philippine filipino polish
    portuguese qatari romanian russian rwandan salvadoran samoan saudi scottish senegalese serbian singaporean slovak slovenian
    somali spanish sudanese surinamese swedish swiss syrian taiwanese tajik tanzanian thai tibetan togolese tongan tunisian
    turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean
    """.split()
)

COUNTRIES: Final = frozenset(
    """
    afghanistan albania algeria andorra angola arabia argentina armenia australia austria azerbaijan bahrain bangladesh barbados
    belarus belgium belize benin bhutan bolivia bosnia botswana brazil britain brunei bulgaria burundi cambodia cameroon canada
    chile colombia congo crimea croatia cuba cyprus czechia denmark djibouti ecuador egypt england eritrea estonia eswatini
    ethiopia fiji finland france gabon gambia germany ghana greece grenada guatemala guinea guyana haiti honduras hungary
    iceland india indonesia iran iraq ireland israel italy jamaica japan kazakhstan kenya korea kosovo kuwait kyrgyzstan laos
    latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta
    mauritania mauritius mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal netherlands
    nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia
    rwanda samoa scotland senegal serbia singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria
    taiwan tajikistan tanzania thailand togo transnistria tunisia turkmenistan turkiye uganda ukraine uruguay uzbekistan
    venezuela vietnam wales yemen zambia zealand zimbabwe

    abuja ankara athens astana baghdad baku bangkok beijing beirut belgrade berlin bern brasilia bratislava brussels bucharest
    budapest cairo canberra caracas chisinau copenhagen damascus delhi dhaka doha dublin geneva hanoi havana helsinki islamabad
    jakarta jerusalem kabul kiev kyiv lisbon ljubljana london madrid manila minsk nairobi oslo ottawa paris prague pyongyang
    riga rome sarajevo seoul skopje sofia stockholm tallinn tbilisi tehran tirana tokyo vilnius warsaw washington yerevan zagreb
    """.split()
)
"""Names of countries and of towns that speak for one, where they are no other English word ("turkey", "china" and "chad" are):
names however they are typed."""

_CALLED: Final = {
    "yanks yank yankees yankee": "americans america usa us washington",
    "brits brit": "britons britain british uk london",
    "russkies russkis": "russians russia moscow",
    "ua ukr": "ukraine ukrainians kyiv",
    "aussies aussie": "australians australia canberra",
    "kiwis": "zealanders wellington",
    "canucks": "canadians canada ottawa",
    "uk gb": "britain british london",
    "eu": "europeans brussels",
    "de ger": "germany germans berlin",
    "fr": "france french paris",
    "prc": "china chinese beijing",
}
CALLED: Final = {slang: tuple(names.split()) for words, names in _CALLED.items() for slang in words.split()}
"""What people call a nation, or its code -> names that a briefing may have for it, the likeliest first."""
