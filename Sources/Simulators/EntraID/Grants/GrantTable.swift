/// Codes and what they stand for. Of more than four thousand the oldest go, so that no caller can fill the memory.
struct GrantTable<Grant: Sendable>: Sendable {
  private static var capacity: Int { 4_000 }

  private var grants: [String: Grant] = [:]
  private var codes: [String] = []

  subscript(code: String) -> Grant? { grants[code] }

  /// Adds a grant under a new code.
  mutating func add(_ grant: Grant, as code: String) {
    if codes.count >= Self.capacity {
      for old in codes.prefix(Self.capacity / 10) { grants[old] = nil }
      codes.removeFirst(Self.capacity / 10)
    }
    grants[code] = grant
    codes.append(code)
  }

  /// Changes a grant, if it is still there.
  mutating func change(_ code: String, _ change: (inout Grant) -> Void) {
    guard var grant = grants[code] else { return }
    change(&grant)
    grants[code] = grant
  }

  /// The code of the first grant that a test holds for, in order of their making.
  func code(where test: (Grant) -> Bool) -> String? {
    codes.first { grants[$0].map(test) == true }
  }
}

extension GrantTable: Codable where Grant: Codable {}
