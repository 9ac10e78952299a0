/// The English words that the comparison of two prompts knows.
enum WordLists {
  /// Words without a meaning of their own in a question, and those that only say that something is asked.
  static let frame = set(
    """
    a about actually also am an and any anyone are as at be been being bit but by can could did do does doing \
    done example explain describe detail details exactly find for from get give go got guide had has have having \
    he hello help her hers hey hi him his how i i'd i'll i'm i've if in instructions into is it its just kind know \
    let like list me mean method might mine much must my need now of off oh ok okay on one or our ours out over \
    please possible procedure process provide quick quickly really right say she should show simple simply so \
    some someone somebody step steps stuff suggest tell than thank thanks that that's the their theirs them then \
    there these they thing things this those through to too understand up upon us use used using very via want \
    was way ways we well were what what's when where which while who who's whom whose why will wish with would \
    you your yours
    """)

  /// Words that turn a statement round.
  static let negators = set(
    """
    aren't avoid can't cannot couldn't didn't doesn't don't except excluding fail failed failing fails hadn't \
    hasn't haven't impossible isn't mustn't neither never no none nor not nothing refuse refuses shouldn't unable \
    wasn't weren't without won't wouldn't dont cant wont isnt doesnt
    """)

  /// Words that ask for different things.
  static let questions = ["when", "where", "who", "why"]
  /// Words that do so after "how".
  static let measures = ["long", "old", "far", "tall", "often", "many", "much", "big", "fast"]

  /// What follows one of these has another role than what goes before.
  static let roles: [Set<String>] = [
    ["to", "into"], ["from"], ["than"], ["by"], ["over"], ["against"], ["under"], ["for"], ["of"], ["in"],
    ["on"],
  ]
  /// What stands on both sides of one of these may change places.
  static let balanced: Set<String> = ["and", "or", "vs", "versus", "between", "with", "plus", "nor"]

  /// Each line: words of one kind, a bar, their opposites.
  static let opposites: [(Set<String>, Set<String>)] = """
    enable activate | disable deactivate
    on | off
    add insert append | remove delete subtract drop
    open | close shut
    start begin launch | stop end quit halt
    increase raise grow | decrease reduce lower shrink
    before | after
    maximum max maximize highest largest biggest most | minimum min minimize lowest smallest least
    more | less fewer
    buy purchase | sell
    export | import
    upload | download
    encrypt encode | decrypt decode
    lock | unlock
    allow permit grant | deny block forbid revoke prohibit
    accept approve | reject decline
    ascending | descending
    first earliest | last latest
    best | worst
    advantage benefit pro pros | disadvantage drawback con cons
    cheap cheapest | expensive dearest
    safe | dangerous unsafe
    hot | cold
    win | lose
    true | false
    public | private
    male man men boy father husband | female woman women girl mother wife
    above | below
    up | down
    left | right
    north northern | south southern
    east eastern | west western
    input | output
    debit | credit
    login signin logon | logout signout logoff
    attach mount | detach unmount
    join | leave
    push | pull
    send | receive
    lend | borrow
    show | hide
    old | new
    yesterday | tomorrow today
    today | tomorrow
    morning | evening night
    summer | winter
    spring | autumn fall
    ancient | modern
    pass | fail
    gain | loss lose
    hire | fire
    strong | weak
    fast | slow
    early | late
    inside | outside
    ascend climb | descend
    arrive arrival | depart departure leave
    positive | negative
    internal | external
    horizontal horizontally | vertical vertically
    wet | dry
    inner | outer
    expand | collapse
    merge | split
    create | delete destroy
    hypo | hyper
    vegetarian vegan | meat
    """.split(separator: "\n").compactMap { line in
      let sides = line.split(separator: "|").map { set(String($0)).stems }
      return sides.count == 2 ? (sides[0], sides[1]) : nil
    }

  /// What a word is turned into its opposite by.
  static let opposingPrefixes = ["un", "dis", "in", "im", "ir", "il", "non", "de"]

  /// Each line: words that may stand for each other.
  static let synonyms: [String: Set<Int>] = {
    let lines = """
      make create build prepare produce generate
      fix repair solve resolve correct
      begin start launch
      end stop finish quit
      buy purchase
      big large huge
      small little tiny
      quick fast rapid speedy
      easy simple
      car automobile vehicle
      remove delete erase
      best ideal perfect top greatest finest
      good great nice
      photo picture image
      movie film
      cook prepare bake
      error bug problem issue fault
      show display
      choose pick select
      improve enhance better
      learn study
      teach train
      difference differ distinction
      cause reason
      work function operate
      job work
      child kid
      doctor physician
      cost price
      cheap inexpensive affordable
      increase raise boost grow
      decrease reduce lower cut
      country nation
      city town
      write compose draft
      wrote write author
      tall high height
      long length
      deep depth
      wide width
      heavy weigh weight
      old age
      summary summarize summarise
      shorten summarize
      holiday vacation trip
      phone smartphone mobile
      computer pc laptop
      sofa couch
      ill sick
      happy glad
      speak talk
      meaning definition define
      important significant
      recommend suggest advise
      receive get obtain
      return refund
      cancel terminate
      company business firm
      meal dish
      drink beverage
      file document
      folder directory
      mail email e-mail
      """
    var groups: [String: Set<Int>] = [:]
    for (number, line) in lines.split(separator: "\n").enumerated() {
      for word in line.split(separator: " ") {
        groups[PromptWord.stem(of: String(word)), default: []].insert(number)
      }
    }
    return groups
  }()

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(separator: " ").map(String.init))
  }
}

extension Set<String> {
  fileprivate var stems: Set<String> { Set(map(PromptWord.stem)) }
}
