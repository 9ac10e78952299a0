/// `HashAlgorithm`: a hash function, or with a key an HMAC.
final class HashObject: NetObject {
  let digest: Digest
  let type: StaticType
  /// What the last computation answered.
  private(set) var result: [UInt8]?
  private var key: [UInt8]?
  /// What `TransformBlock` took in so far.
  private var pending: [UInt8] = []
  private var isDisposed = false

  /// A hash function, as the class of a name.
  init(_ digest: Digest, as name: String) {
    self.digest = digest
    type = .named(name)
  }

  /// An HMAC.
  init(_ digest: Digest, key: [UInt8]) {
    self.digest = digest
    type = .named("HMAC" + digest.rawValue)
    self.key = shortened(key)
  }

  /// The key; nil for what takes none.
  var currentKey: [UInt8]? { key }

  func setKey(_ key: [UInt8]) throws {
    try refuseDisposed()
    guard pending.isEmpty else {
      throw NetException(
        "CryptographicException", "Hash key cannot be changed after the first write to the stream.")
    }
    self.key = shortened(key)
  }

  private func shortened(_ key: [UInt8]) -> [UInt8] {
    key.count > digest.blockLength ? digest.hash(key) : key
  }

  func take(_ data: ArraySlice<UInt8>) throws {
    try refuseDisposed()
    pending += data
  }

  func finish() throws -> [UInt8] {
    try refuseDisposed()
    let data = pending
    pending = []
    let result = key.map { digest.code(of: data, key: $0) } ?? digest.hash(data)
    self.result = result
    return result
  }

  func reset() throws {
    try refuseDisposed()
    pending = []
  }

  func dispose() {
    isDisposed = true
    result = nil
    key = nil
    pending = []
  }

  private func refuseDisposed() throws {
    if isDisposed { throw NetException("ObjectDisposedException", "Cannot access a disposed object.") }
  }
}
