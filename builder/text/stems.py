"""Word, language -> stem; and the words of a language that carry no matter of their own."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Final

from builder.text.tokens import Token, folded, spelling

_ALGORITHMS: Final = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "da": "danish", "nl": "dutch", "en": "english",
    "et": "estonian", "fi": "finnish", "fr": "french", "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian",
    "id": "indonesian", "ga": "irish", "it": "italian", "lt": "lithuanian", "ne": "nepali", "no": "norwegian", "nb": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "es": "spanish", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish", "pl": "polish", "cs": "czech", "fa": "persian", "eo": "esperanto", "st": "sesotho",
}  # fmt: skip

_STOPWORDS: Final = {
    "en": """a about above after again against all also although am among an and any are aren't as at be because been before being below
        between both but by can cannot can't could couldn't did didn't do does doesn't doing don't down during each either even ever
        every few for from further had hadn't has hasn't have haven't having he he'd he'll he's her here here's hers herself him
        himself his how how's i i'd i'll i'm i've if in into is isn't it it's its itself just let's may me might more most must
        mustn't my myself no nor not now of off on once only or other ought our ours ourselves out over own per same shall she she'd
        she'll she's should shouldn't since so some such than that that's the their theirs them themselves then there there's these
        they they'd they'll they're they've this those though through to too under until up upon us very via was wasn't we we'd
        we'll we're we've were weren't what what's when when's where where's whether which while who who's whom why why's will with
        within without won't would wouldn't yet you you'd you'll you're you've your yours yourself yourselves""",
    "de": """aber alle als also am an auch auf aus bei bin bis da das dass dem den der des die dies diese dieser dieses doch du durch ein
        eine einem einen einer eines er es euch für hat hatte ich ihm ihn ihr ihre im in ist ja kann kein keine man mit nach nicht
        noch nun nur ob oder ohne sehr sein seine sich sie sind so über um und uns unter vom von vor war waren was wenn werden wie
        wir wird wurde zu zum zur""",
    "fr": """à ai alors au aucun aussi autre aux avec car ce ces cette ceux chaque comme d'un d'une dans de des donc du elle elles en est
        et été être eux fait il ils je la le les leur leurs lui mais me même mes moi mon ne nos notre nous on ont ou où par pas plus
        pour qu que qui sa sans se ses si son sont sous sur ta te tes toi ton tous tout très tu un une vos votre vous y""",
    "es": """a al algo ante antes aunque cada como con contra cual cuando de del desde donde dos durante e el ella ellos en entre era es
        esa ese eso esta este esto está están fue ha han hasta hay la las le les lo los más me mi mientras muy no nos o otra otro
        para pero por porque que qué se ser si sí sin sobre son su sus también tan tiene todo todos tras un una uno unos y ya yo""",
    "it": """a ai al alla alle anche che chi ci come con così da dal dalla degli dei del della delle di dopo due e ed era gli ha hanno i
        il in io la le lei lo loro lui ma mi molto ne nei nel nella noi non o per però più prima quando quella quello questa questo
        se sei si sia sono su sua sue sui sul sulla suo tra tutti un una uno vi""",
    "pt": """a ao aos as até com como da das de dela dele depois do dos e ela ele em entre era essa esse esta este eu foi há isso já lhe
        mais mas me mesmo na nas não no nos num o os ou para pela pelo por quando que quem se sem ser seu sua são só também te tem
        um uma você""",
    "nl": """aan al alles als altijd ben bij daar dan dat de der deze die dit doch doen door dus een en er ge geen had heb hebben heeft
        hem het hier hij hoe hun iets ik in is ja je kan maar me meer men met mij mijn na naar niet nog nu of om omdat onder ons ook
        op over te tegen toch toen tot u uit uw van veel voor want waren was wat we wel werd wie wij wil worden zal ze zei zich zij
        zijn zo zonder zou""",
    "ru": """а без бы был была были было быть в вам вас весь во вот все всех вы где да даже для до его ее если есть еще же за здесь и из
        или им их к как ко когда кто ли мы на над не него нее нет ни них но ну о об однако он она они оно от очень по под после при
        с со так также такой там те тем то того тоже той только том ты у уже хотя чего чем что чтобы чья эта эти это этого этой этот
        я""",
    "id": """ada adalah akan atau bagi bahwa dalam dan dapat dari dengan di dia ia ini itu juga karena ke kepada kita lebih mereka
        oleh pada para sebagai sebuah sudah telah tidak untuk yang""",
}  # fmt: skip


def primary(language: str) -> str:
    """Return the primary subtag of a BCP 47 tag: "en-GB" gives "en"."""
    return language.partition("-")[0].casefold()


@cache
def _stemmer(language: str) -> Any | None:
    algorithm = _ALGORITHMS.get(language)
    if algorithm is None:
        return None
    import snowballstemmer  # noqa: PLC0415 -- loads the tables of 30 languages

    return snowballstemmer.stemmer(algorithm)


@lru_cache(maxsize=131072)
def stem(word: str, language: str = "en") -> str:
    """Return the stem of ``word`` (Snowball), spelling variants made equal; the folded word where the language has no stemmer."""
    tag = primary(language)
    plain = folded(word)
    if tag == "en":
        plain = spelling(plain.removesuffix("'s").removesuffix("'"))
    stemmer = _stemmer(tag)
    return plain if stemmer is None else str(stemmer.stemWord(plain))


@cache
def stopwords(language: str = "en") -> frozenset[str]:
    """Return the folded function words of ``language``; none for a language without a list."""
    return frozenset(folded(word) for word in _STOPWORDS.get(primary(language), "").split())


def is_function_word(token: Token, language: str = "en") -> bool:
    """Tell whether a token is a function word; one in capitals is an abbreviation ("US", "IT", "WHO")."""
    return token.folded in stopwords(language) and not (len(token.text) > 1 and token.text.isupper())
