import Foundation
import LabTime
import Testing

@Suite
struct EmptiableTests {
  private func json(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }

  @Test
  func `Nothing is written as a coder writes it`() throws {
    #expect(try [Int].emptyText == json([Int]()))
    #expect(try [String: Int].emptyText == json([String: Int]()))
    #expect(try Int?.emptyText == json(Int?.none))
    #expect(try OrderedEntries<Int, Int>.emptyText == json(OrderedEntries<Int, Int>([:])))
  }
}
