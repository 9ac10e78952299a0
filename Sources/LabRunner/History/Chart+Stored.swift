import Foundation
import GRDB

// A chart is kept twice: as data, to be drawn again at any width, and as text that plain SQL can print.
extension Chart: StepContent {
  static var table: String { "charts" }

  static func stored(in row: Row) throws -> Chart {
    let spec: String = row["spec"]
    return try JSONDecoder().decode(Chart.self, from: Data(spec.utf8))
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
