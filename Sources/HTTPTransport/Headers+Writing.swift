import NIOCore

extension Headers {
  /// About how many bytes a head with these fields takes, besides the target of a request.
  var estimatedSize: Int {
    fields.reduce(128) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
  }
}

extension Headers.Field {
  /// Writes the field as a line.
  ///
  /// - Throws: ``TransportError/malformedMessage(_:)`` for what would end the line early, and with it let a value
  ///   write header lines of its own.
  func write(into buffer: inout ByteBuffer) throws(TransportError) {
    guard !name.isEmpty, name.utf8.each({ $0.isTokenCharacter }) else {
      throw .malformedMessage("'\(name)' is not a header name")
    }
    guard value.utf8.each({ $0 != 0x0D && $0 != 0x0A && $0 != 0 }) else {
      throw .malformedMessage("the value of header '\(name)' holds a line break or a NUL")
    }
    buffer.writeString(name)
    buffer.writeStaticString(": ")
    buffer.writeString(value)
    buffer.writeStaticString("\r\n")
  }
}

extension ByteBuffer {
  /// Writes a Content-Length field as a line.
  mutating func writeContentLength(_ count: Int) {
    writeStaticString("Content-Length: ")
    writeString(String(count))
    writeStaticString("\r\n")
  }

  /// Writes a chunk of a body whose Transfer-Encoding is `chunked`; an empty one would end the body.
  mutating func writeChunk(_ bytes: [UInt8]) {
    writeString(String(bytes.count, radix: 16))
    writeStaticString("\r\n")
    writeBytes(bytes)
    writeStaticString("\r\n")
  }

  /// Ends a body whose Transfer-Encoding is `chunked`.
  mutating func writeLastChunk() {
    writeStaticString("0\r\n\r\n")
  }
}

extension String.UTF8View {
  /// Whether all bytes are as they should be. It looks at each, which takes less time than to look for the first that
  /// is not: nearly always all are.
  func each(_ isRight: (UInt8) -> Bool) -> Bool {
    withContiguousStorageIfAvailable { bytes in bytes.reduce(true) { isRight($1) && $0 } }
      ?? allSatisfy(isRight)
  }
}
