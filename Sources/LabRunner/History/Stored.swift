import GRDB
import LabTime

/// Reads words and times out of columns; what is not one is damage.
enum Stored {
  static func instant(_ text: String) throws -> Instant {
    guard let instant = Instant(iso8601: text) else { throw damage(text, "a time") }
    return instant
  }

  static func word<Word: RawRepresentable<String>>(_ text: String) throws -> Word {
    guard let word = Word(rawValue: text) else { throw damage(text, "a \(Word.self)") }
    return word
  }

  private static func damage(_ text: String, _ expected: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "'\(text)' is not \(expected)")
  }
}
