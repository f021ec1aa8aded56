"""Language -> its function words, which carry no matter of their own: articles, prepositions,
pronouns, auxiliaries.

Short lists, written for this program; a language that is missing here has none.
"""

# ruff: noqa: E501 -- some scripts count a sign as two columns

from __future__ import annotations

from typing import Final

FUNCTION_WORDS: Final[dict[str, str]] = {
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
    "ar": """في من على إلى عن مع هذا هذه ذلك تلك التي الذي الذين ما لا لم لن إن أن أو ثم قد كان كانت يكون هو هي هم كما بعد قبل بين عند كل غير
        حتى خلال منذ أي أمام ضد لكن إذا حيث بأن وقد ولا ولم وكان وهو وهي نحو حول دون فإن به له لها عليه فيه فيها منها منه إنه أنه أنها
        وقال قال قالت أيضا كذلك""",
    "el": """ο η το οι τα του της των τον την τους τις στο στη στην στον στα στους στις και κι να θα δεν δε μη μην με σε για από προς κατά
        μετά πριν ως που πως ότι αν όταν όπως αλλά ή είναι ήταν έχει είχε αυτό αυτή αυτός αυτά ένα μια μία ένας πιο πολύ μας σας τη τι
        μέσα πάνω κάτω όλα όλοι μου σου είπε""",
    "tr": """ve bir bu da de ile için olarak olan daha çok gibi kadar sonra önce ama ancak ya ki mi mu ne her o şu onun bunu en ise değil var
        yok oldu olduğu olduğunu göre karşı diye hem veya tarafından üzerine dedi sadece bile""",
    "pl": """i w we z ze na do o od po za przez przed pod nad przy dla u a ale lub albo oraz czy że żeby to ten ta te tego tej tym tych jest
        są był była było były być będzie się nie jak jako już jeszcze tylko także też co który która które których jego jej ich on ona
        oni ma może więc gdy gdzie bardzo""",
    "sv": """och i att det som en ett på är av för den till med har inte om han hon de var men så från vi kan när man ska vid nu hade också
        efter eller då ut under år över sin sina sitt där denna detta dessa dem mot ur än hur vad blev blir bara mycket varit vara
        enligt sade säger""",
    "da": """og i at det som en et på er af for den til med har ikke om han hun de var men så fra vi kan når man skal ved nu havde også efter
        eller da ud under over sin sine sit der denne dette disse dem mod end hvor hvad blev bliver kun meget været være ifølge siger
        sagde""",
    "no": """og i at det som en et ei på er av for den til med har ikke om han hun de var men så fra vi kan når man skal ved nå hadde også
        etter eller da ut under over sin sine sitt der denne dette disse dem mot enn hvor hva ble blir bare mye vært være ifølge sier sa""",
    "fi": """ja on ei se että oli hän ovat olla joka mutta kun niin kuin myös tai sen mukaan ollut jos nyt vain sekä jo mitä ne he hänen tämä
        tämän sitä siitä siinä jotka jonka olisi ennen jälkeen kanssa vielä muun muassa eli koska""",
    "hu": """a az és hogy nem is egy ez ezt azt de meg már csak ha van volt mint vagy még el ki be fel le azonban aki ami amely amelyek akik
        után előtt közben szerint majd lesz lehet minden így ott itt alatt között ezért mert""",
    "ro": """și in în de la cu pe a al ai ale o un una unei unui că să nu este sunt era au am fi fost din pentru prin după dar sau ca mai
        care ce el ea ei lor lui se își acest această acestea acesta doar cum când până între despre spre și-a""",
    "cs": """a i v ve z ze na do o od po za před pod nad při pro u ale nebo že aby to ten ta ti tento tato toto je jsou byl byla bylo byli
        být bude se si ne jak jako už ještě jen také co který která které kteří jeho její jejich on ona má může když kde podle ani tak
        tím""",
    "fa": """و در به از که این آن را با برای تا بر است بود شد شده می های ها هم یک نیز اما یا هر خود او ما آنها کرد کرده است‌ بین پس باید اگر
        همه پیش روی درباره وی دو""",
    "hi": """के का की में है हैं और से को पर ने यह वह था थी थे एक भी कि इस उस नहीं तो ही कर हो गया गई गए लिए साथ बाद अपने जो तक या किया कहा
        रहा रहे रही""",
    "sr": """и у на да је се за од са не о као из су али или што који која које то тај та ће би био била било по до код после пре због само
        још већ i u na da je se za od sa ne o kao iz su ali ili što koji koja koje to taj ta će bi bio bila bilo po do kod posle pre
        zbog samo još već""",
    "mk": """и во на да е се за од со не како што кој која кое кои ќе беше биле по до пред поради само уште но или ова овој оваа тоа тие тој
        таа ги го ја му""",
    "uk": """і й та у в на з із зі що не до за від про для як по при через після під над але або чи це цей ця ці той був була було були бути
        є його її їх він вона вони ми ви я також вже ще лише щоб якщо коли де який яка яке які""",
    "bg": """и в във на да се за от с със не е са ще като по до но или че това този тази тези който която което които беше бяха след преди
        при само още вече си му ги го я той тя те как""",
    "ca": """a al als amb així aquest aquesta com d'un d'una de del dels des el els en entre era és ha han hi i la les li lo més no o on per
        però que quan qui s'ha se ser seu seva si són sense també un una uns va van ja fins""",
    "he": """של את על עם לא כי זה זו הוא היא הם אני אבל או גם כל אל אם מה מי יש אין היה היו הייתה להיות כדי אחרי לפני בין רק עוד כמו אמר אשר
        לאחר""",
}  # fmt: skip
FUNCTION_WORDS["nb"] = FUNCTION_WORDS["no"]
