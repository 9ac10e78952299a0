import Foundation
import LabRunner
import Testing

@Suite struct UnifiedDiffTests {
  // Lines of few kinds, so that texts have much in common.
  private func text(_ random: inout SystemRandomNumberGenerator) -> String {
    (0..<Int.random(in: 0...40, using: &random)).map { _ in "line \(Int.random(in: 0...9, using: &random))\n"
    }.joined()
  }

  @Test func `git apply makes the new text of the old one`() throws {
    var random = SystemRandomNumberGenerator()
    let folder = try TemporaryFolder()
    for _ in 0..<25 {
      let (old, new) = (text(&random), text(&random))
      let diff = UnifiedDiff(from: old, to: new)
      guard old != new else {
        #expect(diff.hunks.isEmpty)
        continue
      }
      try folder.write(old, to: "old")
      try folder.write("--- a/old\n+++ b/old\n" + diff.text, to: "diff")
      try folder.run("git", "apply", "diff")
      #expect(try String(contentsOfFile: folder.file("old"), encoding: .utf8) == new, "\(old)\(diff.text)")
    }
  }

  @Test func `Hunks are those of diff -u`() throws {
    let old = (1...30).map { "\($0)\n" }.joined()
    let new = old.replacing("\n4\n", with: "\nfour\n").replacing("\n9\n", with: "\n9\n9b\n").replacing(
      "\n25\n", with: "\n")
    let folder = try TemporaryFolder()
    try folder.write(old, to: "old")
    try folder.write(new, to: "new")
    let expected = try folder.run("sh", "-c", "diff -u old new | tail -n +3")
    #expect(UnifiedDiff(from: old, to: new).text == expected + "\n")
    #expect(UnifiedDiff(from: old, to: new).hunks.map(\.head) == ["@@ -1,12 +1,13 @@", "@@ -22,7 +23,6 @@"])
  }

  @Test func `Line ends of Windows are lines too`() {
    let diff = UnifiedDiff(from: "a\r\nb\r\n", to: "a\r\nc\r\n")
    #expect(diff.hunks.flatMap(\.lines) == [.same("a\r"), .removed("b\r"), .added("c\r")])
  }

  @Test func `Texts with nothing in common and thousands of lines do not take long`() {
    let old = (0..<20_000).map { "a\($0)\n" }.joined()
    let new = (0..<20_000).map { "b\($0)\n" }.joined()
    #expect(UnifiedDiff(from: old, to: new).hunks.first?.lines.count == 40_000)
  }
}
