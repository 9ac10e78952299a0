extension AttackModel {
  /// The features of attacks; those that are enough alone weigh 4.
  static let features = """
    class rule: rule*|instruction*|direction*|directive*|guideline*|polic*|restriction*|limitation*|constraint*|\
    filter*|guardrail*|safeguard*|safety|censorship|ethic*|moral*|principles|programming|prompt|prompts|training|\
    confines|boundaries|protocol*
    class earlier: previous|prior|above|earlier|former|preceding|initial|original|existing|all|your|any|these|those|\
    system|other
    class ai: ai|chatbot|assistant|model|bot|gpt|chatgpt|llm|system|language

    # Setting the rules aside.
    rules 4: ignore|ignoring|disregard*|forget|discard|neglect|dismiss|drop|erase ~ @earlier ~ @rule
    rules 4: ignore|disregard|forget ~ everything|anything|all|what ~ above|before|earlier|told
    rules 4: not|dont|never ~ follow|obey ~ @rule ~~ earlier|before|previous|given|got
    rules 4: override|overrule|bypass|disable|deactivate|circumvent|evade|remove ~ your|all|content|safety|every ~ @rule
    rules 2: system|safety|policy|admin override
    rules 2: @rule ~ void|suspended|lifted|disabled|off|overridden|obsolete
    rules 3: safety|@rule ~ is|are ~ disabled|off|suspended|lifted|void
    rules 3: new|updated|real|true instructions|rules|orders ~ are|apply|follow
    rules 3: follow ~ mine|my ~ instead|only
    rules 2: do|say whatever i say|tell|want|ask
    rules 3: even if ~~ illegal|harmful|unethical|immoral|offensive|dangerous
    rules 4: not|dont|doesnt|never|without ~ have|need|required|obliged ~ to ~ abide|comply|follow|obey|adhere|respect
    rules 4: never|not|cannot|cant ~ refuse|decline|deny|reject ~ request*|question*|answer*|anything|order*|user|me
    rules 4: must|never ~ say|tell ~ that you ~ cant|cannot|unable|not
    rules 4: jailbreak*|jailbroken
    rules 2: without|no ~ moral|ethical|judgement|judgment|warning*|disclaimer*

    # Playing something that has no rules.
    role 4: do anything now
    role 3: dan ~~ do|can|anything|has|is
    role 4: act*|pretend*|behave|respond|answer|roleplay|play|simulate|imagine|become|are|be ~~ \
    no|without|zero|free|unbound|unrestricted|unfiltered|uncensored|unlimited ~ @rule
    role 4: are|be|become|act*|pretend*|simulate|as ~ unrestricted|unfiltered|uncensored|amoral|jailbroken|unbound ~ \
    @ai
    role 4: @ai ~ no|without|zero|free ~ @rule
    role 4: @ai ~~ complies|obeys|answers ~ every|any|all ~ request*|question*|order*
    role 2: amoral|unethical|unfiltered|uncensored|unrestricted|evil
    role 3: no restrictions|limits|limitations|rules|filters|guardrails|boundaries
    role 3: freed|free|broken|liberated|escape* ~ of|from ~ @rule
    role 3: freed|free|broken|liberated|escape* ~ of|from ~ all|your|the ~ @rule
    role 3: developer|god|debug|root|admin|unrestricted|dan|evil|sudo mode ~~ no|disabled|where|you|all|output
    role 2: you ~ in|enter|activate|enable developer|god|debug|root|admin|dan mode
    role 2: enter|activate god|dan|evil|sudo|root mode
    role 2: stay|remain|never ~ in|break character
    role 2: from|starting now|this|moment ~ on|you ~ you|will|act
    role 2: you ~ no longer ~ assistant|ai|bound|model
    role 2: no matter what|how
    role 3: pretend*|act|role ~~ grandmother|grandma ~~ forbidden|secret|napalm|bomb*|illegal
    idiom 0: from now on answer|reply|write|use in

    # Getting at the prompt.
    leak 4: print|reveal|show|repeat|output|display|leak|expose|tell|give|copy|write|recite ~ your|the|its|full|entire ~ \
    system|initial|hidden|secret|original|internal|developer|first prompt*|instruction*|message|rules
    leak 4: output|print|reveal|repeat|show ~~ prompt|instructions|rules ~ given|gave ~ you
    leak 4: your hidden|system|initial|secret|original prompt|instructions
    leak 4: repeat ~ words|text|everything|sentences|lines ~ above
    leak 2: verbatim|word for word
    leak 2: rules|instructions|prompt ~ you ~ given|told|got|received
    leak 2: reveal them|it|your|the
    idiom 0: what is|are a|an|system ~ prompt

    # Speaking as the system.
    mockup 2: system new rules|instructions|prompt|override|message
    mockup 3: safety is|was switched|turned off
    mockup 2: testing the|this ~ model|filter|ai
    mockup 3: you have been freed|unlocked|upgraded|liberated

    # Hiding the request.
    encoding 2: decode|decrypt|rot13|decipher|base64|hex|morse|unscramble|reverse ~~ then|and ~ do|follow|execute|obey|run|answer
    encoding 2: base64|rot13|rotie|caesar|morse|hexadecimal|cipher*
    encoding 2: do what it|they says|say
    encoding 2: follow|execute|obey ~ instruction*|command*|order* ~ in ~ it|there

    # The same in other languages.
    rules 4: ignora|olvida|ignore ~ todas|las|tus ~ instrucciones|reglas
    rules 4: ignoriere|vergiss|missachte ~ anweisungen|regeln|vorgaben
    rules 4: ignore*|oublie* ~ toutes|les|tes|vos ~ instructions|regles|consignes
    leak 4: muestra|revela ~ prompt|instrucciones ~ sistema
    leak 4: zeig* ~ systemprompt|systemanweisung*
    """
}
