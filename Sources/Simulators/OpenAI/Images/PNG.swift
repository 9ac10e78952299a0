/// A PNG image of up to four colours (ISO/IEC 15948), for pictures of large even areas.
///
/// A row that is like the one above it takes a few bytes, so a picture of 1024 pixels square takes a few
/// thousand.
struct PNG {
  /// A colour in red, green and blue.
  typealias Color = (red: UInt8, green: UInt8, blue: UInt8)

  private let width: Int
  private let height: Int
  private let palette: [Color]
  private let colorAt: (_ x: Int, _ y: Int) -> Int

  /// Describes an image.
  ///
  /// - Parameters:
  ///   - palette: Its colours, up to four.
  ///   - colorAt: The index of a pixel's colour.
  init(width: Int, height: Int, palette: [Color], colorAt: @escaping (_ x: Int, _ y: Int) -> Int) {
    self.width = width
    self.height = height
    self.palette = palette
    self.colorAt = colorAt
  }

  /// The file.
  var bytes: [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    // Two bits a pixel, indexed, and the only methods of compression, filtering and order.
    Self.append("IHDR", Self.bigEndian(width) + Self.bigEndian(height) + [2, 3, 0, 0, 0], to: &file)
    Self.append("PLTE", palette.flatMap { [$0.red, $0.green, $0.blue] }, to: &file)
    Self.append("IDAT", RunLengthDeflate.zlib(filteredRows), to: &file)
    Self.append("IEND", [], to: &file)
    return file
  }

  // Each row as its difference to the one above (filter type 2).
  private var filteredRows: [UInt8] {
    var rows: [UInt8] = []
    var above = [UInt8](repeating: 0, count: (width + 3) / 4)
    rows.reserveCapacity((above.count + 1) * height)
    for y in 0..<height {
      var row = [UInt8](repeating: 0, count: above.count)
      for x in 0..<width {
        row[x / 4] |= UInt8(truncatingIfNeeded: colorAt(x, y) & 3) << UInt8(6 - x % 4 * 2)
      }
      rows.append(2)
      for (value, old) in zip(row, above) { rows.append(value &- old) }
      above = row
    }
    return rows
  }

  private static func append(_ type: String, _ data: [UInt8], to file: inout [UInt8]) {
    let chunk = Array(type.utf8) + data
    file += bigEndian(data.count) + chunk + bigEndian(Int(crc(chunk)))
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xffff_ffff
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
