@testable import PolicyExpressions
import Testing

@Suite struct LibraryTests {
  @Test func `Every declaration of the library can be read`() {
    #expect(Library.standard.mistake == nil)
  }

  @Test func `Every type that a member names exists`() {
    for (declaration, members) in Library.declarations {
      let table = try? TypeTable(declaration, members)
      for declared in (table?.members.values.flatMap { $0 } ?? []) + [] {
        for type in [declared.signature.result] + declared.signature.parameters.map(\.type) {
          #expect(isKnown(type), "\(declaration): \(declared.member.declaration)")
        }
      }
    }
  }

  private func isKnown(_ type: StaticType) -> Bool {
    switch type {
    case .array(let element), .nullable(let element): isKnown(element)
    case .named(let name, let arguments):
      (name == "Func" || name == "Action" || Library.standard.table(name) != nil)
        && arguments.allSatisfy(isKnown)
    default: true
    }
  }

  @Test func `A host's declaration that cannot be read is an error`() {
    #expect(throws: ExpressionError.self) {
      try HostType("IBroken", of: SampleHost.Body.self, [HostMember("string (") { _, _ in .null }])
    }
  }
}
