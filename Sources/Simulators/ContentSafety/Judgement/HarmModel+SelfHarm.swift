extension HarmModel {
  /// Hurting oneself, not wanting to live, and asking for the means.
  static let selfHarm = """
    selfharm 4: hurt*|harm*|cut|cuts|cutting|burn*|injur*|punish*|starv*|mutilat*|bleed|scratch* ~ @self
    selfharm 5: kill|killing|hang|hanging|shoot|shooting|poison*|drown*|suffocat*|overdos*|stab* @self
    selfharm 4: hang|hanging|killing|hurting|cutting|burning yourself|oneself
    selfharm 4: cut|cuts|cutting|burn*|scratch*|slash* ~ on|up my|both ~ arm*|leg*|thigh*|wrist*|skin|body|belly
    selfharm 4: burn|burned|burning my arm*|leg*|skin|hand*
    selfharm 3: razor*|blade* ~~ my ~ skin|arm*|thigh*|wrist*|cuts
    selfharm 3: cuts on my|arms|thighs|wrists
    selfharm 3: hate|loathe myself
    selfharm 3: i deserve ~ pain|suffer|die|hurt|punishment
    selfharm 3: enjoy|like|need|love the ~ pain
    selfharm 4: never ~ wake|waking up
    selfharm 4: disappear|vanish|gone forever|permanently
    selfharm 4: my life ~~ be|is|was over|meaningless|worthless
    selfharm 4: life ~ has no meaning|point|purpose|sense
    selfharm 4: cannot|cant go on ~ anymore|tonight|longer|like
    selfharm 4: leave|leaving|depart this world|life
    selfharm 4: goodbye|farewell|suicide letter|note ~~ parents|family|killed|after|gone|dead
    selfharm 4: swallow*|took|taken|take ~ bottle|handful|lot|all ~ pills|tablets|medication
    selfharm 4: drink*|swallow* ~ bleach|antifreeze|pesticide|poison ~~ die|death|end|myself
    selfharm 3: drink*|swallow* ~ bleach|antifreeze|pesticide
    selfharm 4: way|ways|method*|how|place ~~ to ~ die
    selfharm 4: jump ~~ and die
    selfharm 3: bang|smash ~ my head
    selfharm 4: self harm*|injur*|mutilat*
    selfharm 4: selfharm*|selfinjur*
    selfharm 4: cut|cutting|slit|slash|slitting ~ my wrist*|arms|veins|skin|thighs
    selfharm 4: suicid*
    selfharm 5: commit*|attempt* suicide
    selfharm 5: method* of|for suicide
    selfharm 5: end|ending|take|taking|took ~ my own|life
    selfharm 4: end it all
    selfharm 4: dont|not|never ~ want|wish ~ live|exist|alive
    selfharm 4: i|myself ~ dont|not deserve ~ live|exist|alive
    selfharm 4: no|any reason|point ~ live|living|life
    selfharm 4: want|wish|ready|rather|going|wanna ~ die|dead
    selfharm 4: better off ~ dead|without me
    selfharm 4: better off ~~ im|i was|were|am dead|gone
    selfharm 4: i wish i ~ dead|gone|born
    selfharm 4: life ~ not|isnt worth living
    selfharm 4: jump*|throw ~ off|from ~ bridge|roof|building|cliff|balcony
    selfharm 4: overdos*
    selfharm 4: how many|much ~ pills|tablets|paracetamol|ibuprofen|aspirin ~~ end|die|kill|overdose|fatal|lethal
    selfharm 3: lethal|fatal dose
    selfharm 3: tie|make ~ noose
    selfharm 3: thinspo|proana
    selfharm 4: starv* ~ without|secretly

    # The same in other languages.
    selfharm 5: quiero|voy ~ suicidarme|matarme|morir
    selfharm 4: suicidarme|matarme
    selfharm 4: hacerme dano
    selfharm 5: will|mochte|werde mich ~ umbringen|toten|erhangen
    selfharm 4: mich ~ umbringen|verletzen|ritzen
    selfharm 5: me suicider|tuer|pendre
    selfharm 4: me faire du mal
    """
}
