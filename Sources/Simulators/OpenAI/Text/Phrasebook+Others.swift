extension Phrasebook {
  static let spanish = Phrasebook(
    plain: [
      "Todo lo que toca a {topic} depende de {thing}.",
      "Conviene mirar {thing} antes de pensar en {topic}.",
      "Lo más {quality} es empezar por {thing}.",
      "Con {topic} hace falta algo de paciencia y {thing}.",
      "No hay una regla fija, pero {thing} suele ayudar.",
      "Mucha gente olvida {thing} cuando habla de {topic}.",
      "Al final, {topic} resulta bastante {quality}.",
    ],
    sarcastic: [], friendly: [],
    plainOpenings: ["Claro.", "Buena pregunta.", "Depende.", "En pocas palabras:", "Por supuesto."],
    sarcasticOpenings: [], friendlyOpenings: [],
    gaps: [
      "thing": ["la práctica", "la calma", "la experiencia", "la planificación", "la rutina", "la luz"],
      "quality": ["sencillo", "útil", "razonable", "importante", "práctico"],
    ],
    commonWords: [
      "el", "la", "los", "las", "un", "una", "de", "del", "que", "qué", "y", "en", "es", "por", "para",
      "con", "como", "cómo", "cuál", "me", "mi", "su", "se", "lo", "puedes", "puede", "decirme", "decir",
      "hola", "favor",
      "donde", "dónde", "cuando", "quiero", "está", "sobre", "más",
    ],
    emptyTopic: "esto", language: "Spanish")

  static let french = Phrasebook(
    plain: [
      "Pour {topic}, tout dépend de {thing}.",
      "Mieux vaut regarder {thing} avant de penser à {topic}.",
      "Le plus {quality} est de commencer par {thing}.",
      "Avec {topic}, il faut un peu de patience et {thing}.",
      "Il n'y a pas de règle fixe, mais {thing} aide souvent.",
      "Beaucoup oublient {thing} quand ils parlent de {topic}.",
      "Au fond, {topic} reste assez {quality}.",
    ],
    sarcastic: [], friendly: [],
    plainOpenings: ["Bien sûr.", "Bonne question.", "Cela dépend.", "En bref :", "Volontiers."],
    sarcasticOpenings: [], friendlyOpenings: [],
    gaps: [
      "thing": ["la pratique", "la lumière", "l'expérience", "la routine", "l'organisation", "la mesure"],
      "quality": ["simple", "utile", "raisonnable", "important", "pratique"],
    ],
    commonWords: [
      "le", "la", "les", "un", "une", "des", "de", "du", "que", "quel", "quelle", "et", "en", "est",
      "pour", "avec", "comment", "je", "tu", "vous", "nous", "mon", "ma", "se", "ce", "cette", "peux", "dire",
      "pouvez", "bonjour", "dans", "sur", "où", "quand", "veux", "plus", "il", "elle", "moi",
    ],
    emptyTopic: "cela", language: "French")

  static let german = Phrasebook(
    plain: [
      "Bei {topic} hängt alles von {thing} ab.",
      "Am besten schaut man zuerst auf {thing}.",
      "Mit {thing} wird auch {topic} recht {quality}.",
      "Für {topic} braucht es etwas Geduld und Übung.",
      "Eine feste Regel gibt es nicht, doch {thing} hilft oft.",
      "Viele vergessen {thing}, wenn es um {topic} geht.",
      "Am Ende bleibt {topic} ziemlich {quality}.",
    ],
    sarcastic: [], friendly: [],
    plainOpenings: ["Gern.", "Gute Frage.", "Das kommt darauf an.", "Kurz gesagt:", "Natürlich."],
    sarcasticOpenings: [], friendlyOpenings: [],
    gaps: [
      "thing": ["Erfahrung", "Planung", "Zeit", "Übung", "Ordnung", "Geld"],
      "quality": ["einfach", "nützlich", "vernünftig", "wichtig", "praktisch"],
    ],
    commonWords: [
      "der", "die", "das", "den", "dem", "ein", "eine", "einen", "und", "oder", "ist", "sind", "wie",
      "was", "wer", "wo", "wann", "warum", "ich", "du", "sie", "wir", "mir", "mich", "mit", "für", "von",
      "zu", "zum", "im", "auf", "kannst", "können", "bitte", "nicht", "auch", "über", "sagen", "hallo",
    ],
    emptyTopic: "dieses Thema", language: "German")
}
