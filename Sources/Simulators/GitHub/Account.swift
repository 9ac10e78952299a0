import OpenAI

/// The account that a token is of; the same token always belongs to the same one.
struct Account {
  let login: String
  let id: Int
  let name: String

  init(token: String) {
    let hash = token.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    name = Self.names[Int(hash % UInt64(Self.names.count))]
    id = Int((hash >> 32) % 90_000_000) + 1_000_000
    login = name.lowercased().replacing(" ", with: "-")
  }

  private static let names = [
    "Ada Moreira", "Jonas Keller", "Mei Tanaka", "Priya Raman", "Luca Ferri", "Nadia Haddad",
  ]

  /// The account as `GET /user` shows it.
  var json: JSON {
    [
      "login": .string(login), "id": .int(id), "type": "User", "site_admin": false, "name": .string(name),
      "html_url": .string("https://github.com/\(login)"), "public_repos": .int(id % 40),
    ]
  }
}
