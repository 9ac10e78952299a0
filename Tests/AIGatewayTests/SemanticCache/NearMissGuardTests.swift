import AIGateway
import Testing

/// The comparison of two prompts' words; `labs run semantic-caching` measures it over labelled pairs.
@Suite struct NearMissGuardTests {
  private let guarding = NearMissGuard()

  @Test(arguments: [
    ("Tip on 40 euros", "Tip on 50 euros", NearMiss.numbers("40€", "50€")),
    ("A 5 km run", "A 5 mile run", .numbers("5km", "5mile")),
    ("Plan for two days", "Plan for 3 days", .numbers("2day", "3day")),
    ("What is 25 % of it?", "What is twenty six percent of it?", .numbers("25%", "26%")),
    ("Is it open?", "Is it not open?", .negation("not")),
    ("How do I enable it?", "How do I disable it?", .opposites("enable", "disable")),
    ("How to log in?", "How to log out?", .opposites("login", "logout")),
    ("Is the code reachable?", "Is the code unreachable?", .opposites("reachabl", "unreachabl")),
    ("When was it built?", "Where was it built?", .questions("when", "where")),
    ("How long is it?", "How old is it?", .questions("how long", "how old")),
    ("Give me a hotel in Rome", "Tell me about cheap hotels in Oslo", .names("rome", "oslo")),
    ("Convert miles to km", "Convert km to miles", .order("km", "miles")),
    ("Did Ann call Bob?", "Did Bob call Ann?", .order("ann", "bob")),
    ("side effects of aspirin in cats", "side effects of aspirin in dogs", .words("cats", "dogs")),
  ])
  func `What only sounds alike is told apart, with the reason`(one: String, other: String, reason: NearMiss) {
    let found = guarding.nearMiss(one, other)
    switch (found, reason) {
    // Which of two is told first depends on the side.
    case (.order, .order): break
    default: #expect(found?.description == reason.description)
    }
    #expect(guarding.nearMiss(other, one) != nil)
    #expect(guarding.nearMiss(one, one) == nil)
  }

  @Test(arguments: [
    ("Pay 1,000 dollars", "Pay $1000"), ("A run of 5 km", "A run of 5 kilometres"),
    ("Compare TCP and UDP", "Compare UDP and TCP"),
    ("How do I fix a bug in Swift?", "What is the way to repair bugs in Swift?"),
    ("How to Bake the Best Bread at Home", "How do I bake the best bread at home?"),
    ("What is ML?", "What is machine learning?"), ("I can't open it", "I am unable to open it"),
    ("Explain recursion", "Explain recursoin"), ("", "?!"),
  ])
  func `Another wording is not`(one: String, other: String) {
    #expect(guarding.nearMiss(one, other) == nil)
    #expect(guarding.nearMiss(other, one) == nil)
  }

  @Test(arguments: ["to km ", "to ", "a Bcd ", "7 ", "not "])
  func `A long text of the same words again and again is compared in time`(words: String) {
    let text = String(repeating: words, count: 20_000)
    #expect(guarding.nearMiss(text, text + "from") == nil)
  }
}
