import HTTPTransport
import OpenAI

/// Holds the events of a streamed answer back until the content safety service has seen their text.
///
/// Source: the "llm-content-safety" page of the policy reference. A text that does not pass ends the stream; its
/// status has been sent long before.
actor GuardedStream {
  private let stream: BodyStream
  private let check: SafetyCheck
  private let windows: TextWindows
  private var decoder = ServerSentEventDecoder()
  /// The beginning of an event that has not come to its end.
  private var partial: [UInt8] = []
  /// Whole events whose text has not been looked at.
  private var held: [UInt8] = []
  /// The text of ``held``, by the answer it belongs to, in the order of their first words.
  private var fresh: [(answer: Int, text: String)] = []
  private var carried: [Int: String] = [:]
  private var isOver = false

  init(_ stream: BodyStream, _ check: SafetyCheck, _ windows: TextWindows) {
    self.stream = stream
    self.check = check
    self.windows = windows
  }

  /// The same stream as far as it passes.
  nonisolated var body: BodyStream {
    BodyStream { try await self.next() }
  }

  private func next() async throws -> [UInt8]? {
    while !isOver {
      var chunks = stream.makeAsyncIterator()
      if let chunk = try await chunks.next() {
        read(chunk)
        guard isWindowFull else { continue }
      } else {
        isOver = true
        readRest()
      }
      guard try await passes() else {
        isOver = true
        return nil
      }
      defer { held = [] }
      if !held.isEmpty { return held }
    }
    return nil
  }

  // Events without text, such as the first one of a chat, wait for nothing.
  private var isWindowFull: Bool {
    fresh.isEmpty || held.count > Self.mostHeld || partial.count > Self.mostHeld
      || fresh.contains { $0.text.unicodeScalars.count >= windows.size - windows.overlap }
  }

  private func read(_ chunk: [UInt8]) {
    partial += chunk
    let end = Self.endOfEvents(in: partial)
    guard end > 0 else { return }
    let events = Array(partial[..<end])
    partial.removeFirst(end)
    held += events
    for event in decoder.decode(events) { read(event) }
  }

  private func readRest() {
    held += partial
    for event in decoder.decode(partial) { read(event) }
    partial = []
    if let event = decoder.finish() { read(event) }
  }

  private func read(_ event: ServerSentEvent) {
    guard event.data != ServerSentEvent.done.data, let json = try? JSON(parsing: event.data) else { return }
    for (answer, text) in ModelText.ofEvent(json) where !text.isEmpty {
      if let index = fresh.firstIndex(where: { $0.answer == answer }) {
        fresh[index].text += text
      } else {
        fresh.append((answer, text))
      }
    }
  }

  private func passes() async throws -> Bool {
    // No event of a model is that long.
    guard partial.count <= Self.mostHeld else { return false }
    for (answer, text) in fresh {
      for window in windows.texts(of: text, after: carried[answer] ?? "") {
        do {
          try await check.pass(window)
        } catch is PolicyFailure {
          return false
        }
        carried[answer] = window
      }
    }
    fresh = []
    return true
  }

  // Where the last blank line ends: what comes before are whole events.
  private static func endOfEvents(in bytes: [UInt8]) -> Int {
    let feed = UInt8(ascii: "\n")
    let `return` = UInt8(ascii: "\r")
    for end in stride(from: bytes.count, through: 2, by: -1) where bytes[end - 1] == feed {
      if bytes[end - 2] == feed { return end }
      if end >= 4, bytes[end - 2] == `return`, bytes[end - 3] == feed { return end }
    }
    return 0
  }

  private static let mostHeld = 1 << 20
}
