import LabTime
import OpenAI

// Tables are mostly strings: these are written as they are, other types in an object that names the type.
extension KustoValue: Codable {
  private enum CodingKeys: CodingKey {
    case bool, long, real, datetime, timespan, dynamic
  }

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer() {
      if container.decodeNil() {
        self = .null
        return
      }
      if let text = try? container.decode(String.self) {
        self = .string(text)
        return
      }
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch container.allKeys.first {
    case .bool: self = .bool(try container.decode(Bool.self, forKey: .bool))
    case .long: self = .long(try container.decode(Int.self, forKey: .long))
    case .real: self = .real(try container.decode(Double.self, forKey: .real))
    case .datetime: self = .datetime(try container.decode(Instant.self, forKey: .datetime))
    case .timespan: self = .timespan(try container.decode(Int64.self, forKey: .timespan))
    case .dynamic: self = .dynamic(try container.decode(JSON.self, forKey: .dynamic))
    case nil:
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "no value of a known type"))
    }
  }

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .null:
      var container = encoder.singleValueContainer()
      return try container.encodeNil()
    case .string(let text):
      var container = encoder.singleValueContainer()
      return try container.encode(text)
    default: break
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .null, .string: break
    case .bool(let value): try container.encode(value, forKey: .bool)
    case .long(let value): try container.encode(value, forKey: .long)
    case .real(let value): try container.encode(value, forKey: .real)
    case .datetime(let value): try container.encode(value, forKey: .datetime)
    case .timespan(let value): try container.encode(value, forKey: .timespan)
    case .dynamic(let value): try container.encode(value, forKey: .dynamic)
    }
  }
}
