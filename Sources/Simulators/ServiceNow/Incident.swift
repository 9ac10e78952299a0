import LabTime
import OpenAI

/// An incident.
struct Incident: Sendable, Codable {
  let number: Int
  let id: String
  let summary: String
  let details: String
  /// From `1`, high, to `3`, low.
  let urgency: String
  let opened: Instant

  /// The incident as the table API shows it: every value a text.
  var json: JSON {
    let digits = String(number)
    return [
      "number": .string("INC" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits),
      "sys_id": .string(id), "short_description": .string(summary), "description": .string(details),
      "urgency": .string(urgency), "state": "1", "opened_at": .string(opened.iso8601),
    ]
  }
}
