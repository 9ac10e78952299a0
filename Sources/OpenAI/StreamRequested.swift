/// Whether a request body asks for a streamed answer: its top-level member `stream` is `true`.
public func streamRequested(in bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { buffer in
    let scanner = JSONScanner(buffer)
    guard let value = scanner.member("stream", in: 0..<buffer.count) else { return false }
    return scanner.equals(value, "true")
  }
}
