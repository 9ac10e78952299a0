extension HarmModel {
  /// Words for bodies weigh little alone; acts and requests for explicit text weigh more.
  static let sexual = """
    class intimate: breast*|boobs|nipple*|penis*|vagina*|genital*|buttocks|clitoris|cock|pussy
    sexual 3: have|having|had|has|having sex
    sexual 3: sex with|scene*|tape*|video*|story|stories|toy*|position*|act|acts
    sexual 4: describe*|detail*|write|graphic|explicit ~~ sex|intercourse|orgasm*|oral
    sexual 4: explicit|graphic|hardcore ~ sex*|scene*|detail*|erotic*|story
    sexual 3: oral|anal|group sex
    sexual 4: porn*
    sexual 3: erotic*
    sexual 3: made|make|making love
    sexual 2: naked|nude|nudes|undress*|topless
    sexual 3: naked|nude ~ body|bodies|women|men|girls|pictures|photos|pics|in|bed|woman|man
    sexual 3: show|send|want|give ~ naked|nude|nudes
    sexual 2: took|take|taking|ripped off ~ clothes|dress|shirt|bra|panties
    sexual 3: touch*|strok*|lick*|suck*|kiss*|fondl*|squeez*|rub* ~ @intimate
    sexual 3: @intimate
    sexual 3: orgasm*|masturbat*|horny|aroused|climaxed|ejaculat*|intercourse|blowjob*|threesome*
    sexual 2: moan|moaned|moans|moaning
    sexual 3: raunchy|lewd|smut|smutty|steamy|kinky|fetish|bdsm|lustful|seductive|sensual ~~ story|stories|fiction|\
    scene*|roleplay|chat|video*|bedroom|lover|night|fantas*
    sexual 3: hand|hands|fingers|tongue|lips|mouth ~ between|inside|up|down ~ legs|thighs|dress|skirt|shirt|body
    sexual 3: bare ~ chest|breasts|bottom|skin ~~ pressed|against|touch*|kiss*|sheets
    sexual 2: climbed|slipped|fell into|in bed ~ with|together
    sexual 3: undress*|strip ~ slowly|for|you|me|her|him|other
    sexual 3: cam girl*|model*|show*
    sexual 3: seduce*|seduct*
    sexual 3: talk dirty
    sexual 2: stripper*|striptease|lingerie
    sexual 3: sexy ~ story|chat|roleplay|pictures|photos
    sexual 2: kiss* ~ neck|all|over|body|thigh*
    sexual 6: sex*|porn*|naked|nude|erotic* ~~ minor|minors|child|children|underage
    sexual 6: minor|minors|child|children|underage ~~ sex|porn*|naked|nude|erotic*
    sexual 5: rape|raped|raping|rapist

    # The same in other languages.
    sexual 3: tener sexo|relaciones
    sexual 3: desnuda|desnudo|desnudas|nackt|nackte|nue|nus
    sexual 4: porno*
    sexual 3: sex haben
    sexual 3: faire l amour
    """
}
