import Foundation
import GRDB

// A chart is kept twice: as data, to be drawn again at any width, and as text that plain SQL can print.
extension Chart: StepContent {
  static var table: String { "charts" }

  // A column that is not text or a number is read as JSON.
  private struct Columns: Codable {
    var spec: Chart
  }

  static func stored(in row: Row) throws -> Chart {
    try StoredRow<Columns>(row: row).value.spec
  }

  func store(in container: inout PersistenceContainer) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    container["kind"] = kind.rawValue
    container["title"] = title
    container["spec"] = String(decoding: try encoder.encode(self), as: UTF8.self)
    container["text"] = text()
  }
}
