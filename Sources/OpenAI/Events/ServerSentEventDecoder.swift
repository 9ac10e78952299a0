/// Takes an event stream apart as its bytes arrive, cut anywhere.
///
/// Lines may end with LF, CR or both. Comments and unknown fields are passed over, as the standard demands.
public struct ServerSentEventDecoder: Sendable {
  private var line: [UInt8] = []
  private var endedWithReturn = false
  private var isFirstLine = true
  private var data: [UInt8] = []
  private var hasData = false
  private var name: String?
  private var id: String?

  /// Creates a decoder for one stream.
  public init() {}

  /// The events that these bytes complete.
  public mutating func decode(_ bytes: [UInt8]) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0a || byte == 0x0d {
      let isSecondHalf = byte == 0x0a && index == start && endedWithReturn  // of CR LF
      endedWithReturn = byte == 0x0d
      line.append(contentsOf: bytes[start..<index])
      start = index + 1
      if !isSecondHalf { endLine(&events) }
    }
    if start < bytes.count {
      line.append(contentsOf: bytes[start...])
      endedWithReturn = false
    }
    return events
  }

  /// The event that the stream's end cuts short, if there is one with data.
  ///
  /// The standard drops it; OpenAI's own clients do not, as servers forget the last blank line.
  public mutating func finish() -> ServerSentEvent? {
    var events: [ServerSentEvent] = []
    if !line.isEmpty { endLine(&events) }
    endEvent(&events)
    return events.first
  }

  private mutating func endLine(_ events: inout [ServerSentEvent]) {
    defer { line.removeAll(keepingCapacity: true) }
    if isFirstLine {
      isFirstLine = false
      if line.starts(with: [0xef, 0xbb, 0xbf]) { line.removeFirst(3) }
    }
    guard !line.isEmpty else { return endEvent(&events) }
    let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
    var value = line[colon...].dropFirst()
    if value.first == 0x20 { value = value.dropFirst() }
    let field = line[..<colon]
    if field.elementsEqual("data".utf8) {
      if hasData { data.append(0x0a) }
      data.append(contentsOf: value)
      hasData = true
    } else if field.elementsEqual("event".utf8) {
      name = String(decoding: value, as: UTF8.self)
    } else if field.elementsEqual("id".utf8), !value.contains(0) {
      id = String(decoding: value, as: UTF8.self)
    }
  }

  private mutating func endEvent(_ events: inout [ServerSentEvent]) {
    if hasData {
      events.append(ServerSentEvent(data: String(decoding: data, as: UTF8.self), name: name, id: id))
    }
    data.removeAll(keepingCapacity: true)
    hasData = false
    name = nil
  }
}
