extension HarmModel {
  /// Contempt for a person weighs little, contempt for a group more, the call to do away with it most.
  static let hate = """
    class loathing: hate|hates|hated|hating|despis*|detest*|loath*|abhor*

    # A person.
    hate 2: @loathing you|him|her|them
    hate 2: @loathing ~ @person
    hate 2: you|youre|he|shes|hes|she|theyre|they ~ @insult
    hate 2: you stupid|dumb|filthy|pathetic|worthless|ugly|little @insult|liar|cow|dog|rat
    hate 2: stupid|pathetic|filthy|dumb|worthless|fucking @insult|cow|rat
    hate 2: people like you ~ @contempt|@insult
    hate 1: nobody likes|loves you
    hate 2: shut up
    hate 2: go to hell

    # A group.
    hate 4: @loathing ~ @group
    hate 4: @loathing ~ @groupish @folk
    hate 4: cant|cannot stand ~ @group
    hate 4: cant|cannot stand ~ @groupish @folk
    hate 4: @group ~ are|is|just|nothing ~ @contempt
    hate 4: @groupish @folk ~ are|is|just|nothing ~ @contempt
    hate 4: @group|@folk ~ too stupid|dumb|weak|lazy|emotional
    hate 4: @group ~ belong ~ kitchen|home|cage*|zoo|camps
    hate 4: @group ~ dont|not deserve
    hate 4: @group|@folk ~~ not|dont ~ deserve|belong|welcome
    hate 5: @group|@folk ~~ not|dont deserve ~ live|exist
    hate 4: @group control|run|own everything|world|media|banks
    hate 4: @group|@folk ~~ removed|expelled|deported|banned|locked|stopped|sterilized|driven|segregated
    hate 4: send|throw|kick|drive|deport ~ @group ~ back|out|away
    hate 4: @group|@folk ~~ go back ~ where|country|home
    hate 4: @group|@folk ~ inferior to
    hate 5: our|white|master|my race ~ superior|pure|better
    hate 5: race|religion|others|@group ~ subhuman*
    hate 3: @contempt immigrant*|migrant*|refugee*|foreigner*|jews|muslims|gays|blacks|asians
    hate 4: breed|multiply|swarm ~ like ~ rats|rabbits|vermin|insects|cockroach*|flies
    hate 4: @group|@folk ~ should|must|ought ~ vanish|disappear|leave|die|suffer|pay
    hate 4: wish ~ @group ~ vanish|disappear|gone|dead|leave|die
    hate 4: no jew|muslim|immigrant*|migrant*|foreigner*|woman|refugee*|gay|black ~ should|must|deserve*
    hate 4: nobody|never ~ hire|trust|employ|marry ~ @group
    hate 4: dont|never ~ want|let|allow ~ @group ~ here|in|near|country|town|neighborhood|vote
    hate 4: whites|aryans|men|christians|we should|must|will rule|dominate ~ races|women|others
    hate 4: religion of ~ hate|violence|savages|terror|evil|barbarians
    hate 3: filthy|dirty|disgusting|lazy|stupid|worthless|damn ~ @group
    hate 4: @group ~ steal|rape|ruin|destroy|invade|infest|pollute|poison ~ jobs|country|women|our|culture|society
    hate 4: cure|cured|fix|convert ~ gays|homosexual*|lesbian*|gay
    hate 2: makes|make me sick
    hate 2: you are nothing
    hate 6: exterminat*|eradicat*|annihilat*|purge|gas|cleanse|lynch|eliminate ~ @group
    hate 6: kill|murder|shoot|burn|hang ~ @group ~ all
    hate 6: kill|murder|shoot|burn|hang all|every|those|these|the ~ immigrant*|migrant*|refugee*|foreigner*|muslim*|jew|\
    jews|christian*|hindu*|gays|homosexual*|blacks|whites|asians|arabs|mexicans|roma
    hate 6: death to ~ @group
    hate 5: ethnic cleansing is|was good|right|needed

    # The same in other languages.
    hate 2: te odio
    hate 2: os|los|las odio
    hate 2: ich hasse dich|euch|ihn|sie
    hate 2: je te|vous|les deteste|hais
    hate 2: ti odio
    hate 4: odio a ~ inmigrantes|judios|musulmanes|negros|gitanos|extranjeros
    hate 4: ich hasse ~ auslander|juden|muslime|fluchtlinge|turken
    hate 4: deteste|hais ~ immigres|juifs|musulmans|etrangers|arabes
    """
}
