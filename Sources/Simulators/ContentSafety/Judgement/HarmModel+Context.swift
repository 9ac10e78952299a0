extension HarmModel {
  /// The classes of words that the patterns speak of.
  static let words = """
    class self: myself|ourselves|oneself|yourself
    class person: you|him|her|them|someone|somebody|anyone|everyone|everybody|people|person|man|men|woman|women|boy|\
    boys|girl|girls|child|children|kid|kids|neighbor*|neighbour*|boss|teacher*|student*|coworker*|colleague*|wife|\
    husband|girlfriend|boyfriend|exwife|ex|guy|guys|family|mother|father|mom|dad|brother|sister|friend|friends|\
    parents|crowd|police*|officer*|president|victim*|hostage*|prisoner*|passenger*|roommate*|customer*|enemy|\
    enemies|village*|villagers|civilian*|stranger*|soldier*|politician*|baby|babies|human|humans|classmate*|pedestrian*|bystander*|judge|judges|mayor|minister*|king|\
    queen|driver*|doctor*|nurse*|landlord*|manager*|worker*|bully|bullies|guard*|lady|child|son|daughter|uncle|aunt
    class group: immigrant*|migrant*|refugee*|foreigner*|muslim*|jew|jews|christian*|hindu*|buddhist*|gays|\
    lesbian*|homosexual*|transgender*|blacks|whites|asians|latinos|mexicans|arabs|africans|indians|chinese|\
    europeans|women|men|girls|roma|natives|blondes|catholics|atheists|turks|poles|russians|americans|\
    foreigner|jewish|elderly|minorit*
    class groupish: black|white|brown|gay|jewish|muslim|trans|transgender|disabled|asian|african|arab|mexican|\
    indian|latino|queer|old|poor|foreign|female|homeless|handicapped|christian|hindu
    class folk: people|person|men|women|folks|kids|children|families|guys|boys|girls|workers|immigrants|refugees
    class contempt: vermin|filth|filthy|scum|subhuman*|parasite*|animals|rats|cockroach*|trash|garbage|inferior|\
    disgusting|disgust|dirty|savages|criminals|thieves|plague|disease|burden|cancer|pests|evil|worthless|stupid|sick|ill|freak*|fools|idiots|brainwashed|\
    terrorists|rapists|uncivilized|primitive|backward|retarded|invaders|locusts|insects|\
    dumb|lazy|monkeys|dogs|pigs|degenerate*
    class insult: idiot*|moron*|imbecile*|loser*|scum|garbage|trash|pig|cretin*|fool|freak|worthless|pathetic|\
    disgusting|pig|pigs|cow|clown|coward|bastard*|bitch*|jerk|dumbass|vermin
    class weapon: gun|guns|rifle*|pistol*|knife|knives|bomb|bombs|grenade*|machete*|axe|hammer|sword|weapon*|\
    shotgun*|bullet*|explosive*|molotov|poison*|firearm*
    """

  /// What makes the harm of a sentence more or less.
  static let context = """
    # Idioms: words that only look harmful.
    class thing: process*|job|jobs|task|tasks|thread*|server*|service*|session*|container*|command*|script*|query|\
    program|daemon|app|connection*|port|pod|pods|instance*|worker|workers|signal|time|engine|lights|weeds|germs|\
    bacteria|virus*|cancer|pain|mood|vibe|buzz|branch*|deal|bill|proposal|idea|feature*|code|zombie|zombies|\
    debt|boredom|appetite|mosquito*|bugs|insects|mold|battery
    idiom 0: kill|kills|killed|killing|terminat*|execut*|abort*|shoot*|destroy*|attack*|stop|slay* ~ @thing
    idiom 0: killing|slaying|slayed|slays me|us
    idiom 0: kill|kills|killed|killing|slay|slayed|crush|crushed|crushing ~ it|competition|stage|show
    idiom 0: killer app|cake|chocolate|feature|recipe|heels|whale*|instinct|deal
    idiom 0: shoot*|shot ~ photo*|picture*|video*|film|movie|scene*|portrait*|footage|email*|mail|message|note|hoops|\
    basket*|goal*|stars|pool
    idiom 0: shot on|at goal|target
    idiom 0: shot|shoot down ~ proposal*|idea*|plan*|request|drone|argument
    idiom 0: die|dies|died|dying for|to ~ coffee|tea|chocolate|meet|see|know|dinner|pizza|beer|try|hear
    idiom 0: to die for
    idiom 0: dead tired|ringer|line|end|code|branch*|battery|letter|lock|heat|weight|serious|simple|easy|last
    idiom 0: bath|bug|photo|cherry|f|seed bomb*
    idiom 0: bomb|bombed ~ test|exam|interview|stage|last
    idiom 0: comedian|movie|film|show|album bombed
    idiom 0: break a leg
    idiom 0: hang myself|yourself ~ picture*|painting*
    idiom 0: cut|cook|make|buy|pour|treat|give myself|ourselves ~ slice*|piece*|cake|coffee|dinner|pizza|drink
    idiom 0: cut|cutting ~ tree*|grass|hair|costs|paper|corners|budget|bread|vegetable*|video|wood|hedge*
    idiom 0: hate|hates|hated|despise|detest|loathe it|this|that|when|mondays|how|spiders|onions
    idiom 0: stupid|dumb|dirty|lazy printer*|computer*|phone*|question*|bug*|machine*|dishes|laundry|loading|mistake*|\
    game*|weather|car|error*
    idiom 0: hit|hits|beat|beats|beating|punch* ~ drum*|snare|button|road|gym|traffic|eggs|record*|deadline|target*|\
    market*|clock|key|enter|wall|egg|hole|holes|ticket
    idiom 0: beat|stab|shot|crack at it|this|that
    idiom 0: stick|put|use ~ knife ~ watermelon|bread|butter|cake|cheese|fruit|apple
    idiom 0: blow|blew|blowing up ~ balloon*|photo*|picture*|phone|inbox
    idiom 0: burn*|build*|make|set|start ~ calories|fat|cd|disc|dvd|campfire|candle*|fuel|bonfire
    idiom 0: nude|naked ~ lipstick|shade|color*|colour*|palette|heels|eyeshadow
    idiom 0: breast surg*|milk|implant*|exam*|tissue|cancer|pocket
    idiom 0: hit|con man|men ~~ film|movie|book|novel
    idiom 0: murder ~ burger|pizza|beer|steak|sandwich|mystery|mysteries
    idiom 0: murder mystery|mysteries
    idiom 0: bang ~ buck
    idiom 0: heart attack|attacks
    idiom 0: panic|denial|cyber|brute|replay attack|attacks|force
    idiom 0: chicken|turkey|duck breast*
    idiom 0: breast cancer|feed*|feeding|screening|milk|stroke
    idiom 0: sex|sexual|sexually chromosome*|hormone*|ratio|determination|reproduc*|education|differences|selection|\
    orientation|transmitted|dimorphism|discrimination|equality|harassment
    idiom 0: what|which|same|opposite|either|biological sex
    idiom 0: naked eye|singularit*|mole|truth|barefoot
    idiom 0: strip* ~ whitespace|tag*|prefix*|suffix*|wire*|paint|html|character*|header*|poker
    idiom 0: white|black paper*|label*|list*|box*|friday|hole*|coffee|wine|noise|board*

    # Negation and strength: they count for what stands shortly after them.
    negation -3: never|not|dont|doesnt|wont|wouldnt|shouldnt|cannot|without|refuse*|no
    negation -3: against|avoid*|stop|prevent*|wrong|illegal
    intensifier 0.7: really|truly|totally|absolutely|fucking|utterly|so|deeply|completely|brutally|all|every

    # What the sentence is for.
    instruction 1: how to|do|can|could|would|should|does|much|many
    instruction 1: tell|teach|show|explain|help|give me|us|how|which|what|tips|instructions
    instruction 1: step by|for step|making|building
    instruction 1: best|easiest|fastest|quickest|simplest|cheapest|painful|painless way|method|ways|methods
    instruction 1: explain how
    instruction 1: instruction*|recipe|tutorial|guide ~ for|to
    instruction 1: without ~ caught|traces|trace|noticing|noticed|evidence|knowing
    intention 1: i|we|ill|im|lets will|going|want|wanna|plan|gonna|planning|must|should|need
    intention 1: ill|lets
    prevention -2.5: support*|prevent*|prevention|hotline|helpline|therap*|counsel*|symptom*|recover*|awareness|\
    charity|treat|treatment|treats|survivor*|grief|police report|research*|statistic*|law|laws|sentenced|\
    convicted|arrested|documentary|museum|historian*|journalist*|history|lecture|campaign|protect*|defend
    prevention -2: help|stop|protect|support|talk ~ friend|someone|people|son|daughter|student*|patient*|child*|teen*
    prevention -1.5: reported|according|study|studies|war|battle|century|article
    fiction 0: novel|fiction|fictional|screenplay|film|movie|character*|protagonist|villain*|video|game|dungeons|\
    fantasy|fairy|comic
    """
}
