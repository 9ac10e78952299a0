extension HarmModel {
  /// Hurting weighs less than killing, killing one less than killing many; the means count with what they are for.
  static let violence = """
    class killing: kill|kills|killed|killing|murder*|assassinat*|slaughter*|massacr*|behead*|decapitat*|lynch*|\
    slay|slain|execute|executed
    class hurting: hurt*|beat|beats|beating|punch*|kick|kicked|slap*|hit|attack*|injur*|wound*|torture*|strangl*|\
    choke|choking|stab|stabs|stabbed|stabbing|cripple|maim*|mutilat*|burn|burned|whip|shoot|shoots|shot|shooting|\
    poison*|drown*|smother*|suffocat*|dismember*|crush|kidnap*|torment*
    violence 4: @killing ~ @person
    violence 3: @hurting ~ @person
    violence 4: @killing ~ @group
    violence 4: shoot|shot|stab*|strangl*|torture*|drown*|poison*|dismember*|behead*|burn|suffocat* ~ @person
    violence 4: beat|beaten|beating|stabbed|burned|shot|tortured|starved ~~ to|until ~ death|bleed|dead|die|dies
    violence 3: beat|hit|attack|hurt|punch you|him|her|them
    violence 4: stab*|shot|shoot|stabbed ~ in ~ head|neck|chest|heart|back|face|throat
    violence 3: punch*|kick*|hit|slap* ~ in ~ face|head|stomach|teeth
    violence 4: break|broke|smash|crush|cut|slit|slash ~ your|his|her|their ~ leg*|arm*|neck|bones|skull|throat|face|\
    hand|hands|finger*|head|heads
    violence 3: hands|heads|fingers|limbs cut off
    violence 5: exterminat*|annihilat*|massacr*|slaughter* ~ @person|@group|whole|entire|everyone
    violence 4: wipe out ~ @group|village|city|everyone|town
    violence 5: shoot*|bomb*|blow|attack ~~ school|church|mosque|synagogue|stadium|mall|airport|hospital|station|concert
    violence 5: gun|guns|bomb*|knife|rifle* ~~ into|in|at ~ school|church|mosque|stadium|mall|airport|station|plane
    violence 4: blow*|blew up ~ train|station|building|house|car|bridge|school|plane|bus|office
    violence 4: make|making|build|building|construct|assemble|create ~ bomb*|explosive*|grenade*|molotov|napalm|detonator*
    violence 4: pipe|nail|car|dirty|fertilizer bomb*
    violence 3: molotov cocktail*
    violence 3: explosive*
    violence 3: @weapon ~~ to ~ kill*|murder*|shoot|stab|hurt
    violence 3: poison*|gun|weapon* ~ kills|kill ~ @person
    violence 3: hide|dispose|bury|dissolve ~ body|bodies|corpse*
    violence 4: burn*|set ~ house|home|car|apartment ~~ you|him|her|them|inside|family
    violence 3: i will|ill ~ destroy|break|crush|end|hunt you
    violence 3: die|dead ~ slowly|painfully|screaming
    violence 3: you|they|he|she will|must|should|deserve* ~ die
    violence 3: bleed|bled|bleeding to death
    violence 3: blood|guts|corpses ~ everywhere|floor|walls
    violence 4: hang|lynch|behead|impale|gut|skin ~ @person
    violence 3: push*|throw|threw|shove* ~ @person ~ down|off|under|out ~ stairs|roof|bridge|train|window|cliff
    violence 4: put|fire|bullet ~ bullet ~~ head|in|through|judge|him|her
    violence 4: run|ran|drive|drove|ram|plow over|into|through ~ @person
    violence 4: mow|gun* down ~ @person
    violence 4: nerve|mustard|poison|chlorine|sarin gas
    violence 4: sarin|ricin|anthrax|thermite|napalm|chlorine ~ make|produce|release|spread|cook|gas
    violence 4: make|mix|produce|cook|synthesize|get|release ~~ nerve|sarin|ricin|anthrax|thermite|napalm
    violence 5: plan|plot|carry|commit|do ~ mass|school shooting*|murder*
    violence 4: drop*|throw*|fire ~ grenade*|bomb*|missile* ~ on|at|into
    violence 4: hit|smash*|struck|beat ~ over|on|in ~ head|skull ~ with
    violence 4: smash*|bash*|crack*|split|crush* ~ skull|head|face
    violence 3: blood ~ ran|run|sprayed|poured|dripped|flowed
    violence 3: deserve*|ought|should ~ to|be ~ run|shot|hanged|beaten|stabbed|killed
    violence 3: until ~ stopped|unconscious|moving|breathing
    violence 3: genocide|terrorist attack*|mass shooting*
    violence 3: murder someone
    violence 2: murdered|murdering|behead*|torture*|massacre*|slaughtered

    # The same in other languages.
    violence 5: voy a matar*
    violence 4: te|lo|la voy ~ matar
    violence 5: ich ~ bringe|bring dich|ihn|sie um
    violence 5: ich ~ tote|toete|erschiesse dich|ihn|sie
    violence 5: je ~ vais te|le|la|les tuer
    violence 4: fabricar|hacer ~ bomba
    violence 4: bombe bauen
    violence 4: fabriquer ~ bombe
    """
}
