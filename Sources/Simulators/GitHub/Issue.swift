import LabTime
import OpenAI

/// An issue of a repository; a repository's name decides which it has.
struct Issue {
  let number: Int
  let title: String
  let state: String
  let author: String
  let created: Instant
  let repository: String

  /// The issues of a repository, the newest first.
  static func all(of owner: String, _ repository: String, now: Instant) -> [Issue] {
    let random = RandomSource(seed: 0).derived("\(owner.lowercased())/\(repository.lowercased())")
    let count = random.next(in: 3...12)
    return (0..<count).map { index in
      let number = count - index
      return Issue(
        number: number, title: titles[random.next(in: 0...titles.count - 1)],
        state: random.nextUnit() < 0.7 ? "open" : "closed",
        author: Account(token: "\(random.next())").login,
        created: now - .seconds(86_400 * (index * 3 + random.next(in: 0...2))),
        repository: "\(owner)/\(repository)")
    }
  }

  private static let titles = [
    "Crash when the configuration file is empty", "Document the retry policy",
    "Support IPv6 literals in URLs",
    "Flaky test on slow machines", "Memory grows while streaming", "Typo in the error message for 429",
    "Allow more than one certificate", "Timeout is not honoured behind a proxy", "Add an example for tools",
    "Dark mode for the docs",
  ]

  /// The issue as a list shows it.
  var json: JSON {
    [
      "number": .int(number), "title": .string(title), "state": .string(state),
      "user": ["login": .string(author)], "created_at": .string(created.iso8601),
      "html_url": .string("https://github.com/\(repository)/issues/\(number)"),
    ]
  }
}
