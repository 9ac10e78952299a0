import OpenAI

extension TokenKey {
  /// A key of a JSON Web Key Set (RFC 7517); nil for one that is not for signatures or of an unknown kind.
  ///
  /// Secrets are left out: what anybody can fetch proves nothing.
  init?(json: JSON) {
    guard (json["use"]?.string ?? "sig") == "sig" else { return nil }
    let id = json["kid"]?.string
    let number = { (name: String) in json[name]?.string.flatMap { Base64URL.decode($0) } }
    switch json["kty"]?.string {
    case "RSA":
      if let modulus = number("n"), let exponent = number("e") {
        self.init(id: id, modulus: modulus, exponent: exponent)
      } else if let certificate = json["x5c"]?[0]?.string.flatMap({ Base64URL.decode($0) }) {
        self.init(id: id, certificate: certificate)
      } else {
        return nil
      }
    case "EC":
      guard let curve = json["crv"]?.string, let x = number("x"), let y = number("y") else { return nil }
      self.init(id: id, curve: curve, x: x, y: y)
    default: return nil
    }
  }
}
