extension Library {
  static let stringMembers: [Member] = [
    Member("int Length") { .int(Int32(try $0.text().utf16.count)) }
  ]
}
