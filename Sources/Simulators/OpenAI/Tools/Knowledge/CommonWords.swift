/// Words that say nothing of what a request is about.
enum CommonWords {
  /// Whether a word is of no help when a tool is looked for.
  static func contains(_ word: String) -> Bool { all.contains(word) }

  /// The words before a name of a place, by what they say of it; in four languages.
  static let from: Set<String> = [
    "from", "leaving", "departing", "von", "ab", "aus", "depuis", "desde", "starting",
  ]
  /// See ``from``.
  static let to: Set<String> = [
    "to", "into", "towards", "nach", "zu", "zum", "zur", "vers", "a", "hacia", "arriving", "in",
  ]
  /// See ``from``.
  static let places: Set<String> = [
    "in", "at", "near", "around", "for", "of", "from", "to", "im", "bei", "nach", "von", "fur", "aus", "ab",
    "a",
    "en", "au", "de", "pour", "dans", "para", "desde", "hacia", "over", "visiting", "within", "between",
    "vers",
  ]
  /// What joins the elements of a list.
  static let joins: Set<String> = [
    "and", "und", "et", "y", "e", "or", "oder", "ou", "&", "as", "well", "plus",
  ]
  /// What parts one wish from the next.
  static let connectors: Set<String> = [
    "and", "then", "also", "und", "dann", "et", "puis", "y", "luego", "plus", "after", "danach",
  ]
  /// What a sentence that asks for something begins with, and what may stand before a name.
  static let polite: Set<String> = [
    "please", "can", "could", "would", "you", "me", "i", "i'd", "id", "like", "want", "need", "to", "the",
    "a", "an",
    "hey", "hi", "hello", "my", "just", "let's", "lets", "us", "will", "kindly", "bitte", "kannst", "du",
    "mir",
    "konnen", "sie", "ich", "mochte", "peux", "tu", "pouvez", "vous", "je", "veux", "voudrais", "puedes",
    "quiero",
    "por", "favor", "si'l", "te", "plait", "for", "some", "und", "and", "then", "also", "dann", "ein", "eine",
    "einen",
    "un", "une", "la", "le", "les", "el", "los", "das", "die", "der", "den", "of", "help", "go", "ahead",
    "now",
  ]
  /// What a model is told to do with a text: no names, though sentences begin with them.
  static let orders: Set<String> = [
    "extract", "give", "list", "write", "make", "tell", "find", "create", "solve", "return", "please", "json",
    "respond", "reply", "answer", "output", "parse", "identify", "classify", "analyze", "analyse", "provide",
    "generate", "summarize", "summarise", "translate", "read", "convert", "describe", "use", "format",
  ]

  private static let all: Set<String> = polite.union([
    "about", "after", "again", "all", "am", "any", "are", "as", "at", "be", "because", "been", "before",
    "being",
    "between", "both", "but", "by", "did", "do", "does", "each", "every", "from", "had", "has", "have", "her",
    "here",
    "his", "how", "if", "in", "into", "is", "it", "its", "know", "many", "may", "more", "most", "much",
    "must", "no",
    "not", "on", "one", "only", "or", "other", "our", "out", "over", "she", "he", "so", "such", "than",
    "thank",
    "thanks", "that", "their", "them", "there", "these", "they", "this", "those", "very", "was", "we", "were",
    "what",
    "what's", "whats", "when", "where", "which", "while", "who", "why", "with", "your", "it's", "i'm",
    "don't", "there's", "up", "off", "should", "via",
    "ist", "sind", "wie", "was", "wer", "wo", "wann", "warum", "wir", "mich", "mit", "fur", "von", "zu",
    "zum", "im",
    "auf", "nicht", "auch", "uber", "es", "gibt", "in", "aus", "dem", "des", "que", "qué", "quel", "quelle",
    "est",
    "en", "y", "para", "con", "como", "cual", "mi", "su", "se", "lo", "de", "du", "des", "et", "il", "elle",
    "fait",
    "quoi", "pour", "avec", "dans", "sur", "au", "ce", "cette", "hay", "del", "al", "una", "nous", "etc",
    "e.g", "given",
    "specified", "using", "user", "value", "current", "used", "return", "returns", "based", "specific",
    "string", "information", "info", "details", "data", "tool", "function", "new",
  ])
}
