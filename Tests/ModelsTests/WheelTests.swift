import Foundation
import Testing

@testable import Models

/// An archive that Python's zipfile has written, with a comment at its end.
@Suite struct WheelTests {
  private static let archive =
    "UEsDBBQAAAAAAAAAIVCzJE6WCAAAAAgAAAAMAAAAYS9zdG9yZWQudHh0YXMgaXQgaXNQSwMEFAAAAAgAAAAhUDY96LsPAAAAGQAAAAwAAABiL3BhY2tlZC50eHRLTE/MzFNIzEtRSERlAQBQSwECFAMUAAAAAAAAACFQsyROlggAAAAIAAAADAAAAAAAAAAAAAAAgAEAAAAAYS9zdG9yZWQudHh0UEsBAhQDFAAAAAgAAAAhUDY96LsPAAAAGQAAAAwAAAAAAAAAAAAAAIABMgAAAGIvcGFja2VkLnR4dFBLBQYAAAAAAgACAHQAAABrAAAACQBhIGNvbW1lbnQ="

  private let folder = TemporaryFolder()

  private func archive() throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: Self.archive)))
  }

  @Test func `Stored and packed members are read`() throws {
    let wheel = try Wheel(path: folder.write(archive(), to: "some.whl"))
    #expect(try wheel.member("a/stored.txt") == Array("as it is".utf8))
    #expect(try wheel.member("b/packed.txt") == Array("again and again and again".utf8))
    #expect(wheel.holds("a/stored.txt") && !wheel.holds("c"))
    #expect(throws: ModelError.self) { try wheel.member("c") }
  }

  @Test func `A damaged archive never gives other bytes, and never traps`() throws {
    let archive = try archive()
    let expected = ["a/stored.txt": "as it is", "b/packed.txt": "again and again and again"]
    for index in archive.indices {
      var damaged = archive
      damaged[index] = ~damaged[index]
      guard let wheel = try? Wheel(path: folder.write(damaged, to: "damaged.whl")) else { continue }
      for (name, text) in expected {
        guard let bytes = try? wheel.member(name) else { continue }
        #expect(bytes == Array(text.utf8), "with byte \(index) changed")
      }
    }
    for length in stride(from: 0, to: archive.count - 9, by: 7) {
      #expect(throws: ModelError.self) {
        try Wheel(path: folder.write(Array(archive[..<length]), to: "short.whl"))
      }
    }
  }

  @Test func `A wheel without a model's data is refused with the names of those that have it`() throws {
    let path = try folder.write(archive(), to: "other.whl")
    let error = #expect(throws: ModelError.self) { try ModelPull.models(inWheel: path) }
    #expect(error?.hint?.contains("litellm") == true && error?.hint?.contains("wordllama") == true)
  }
}
