/// An application that asks for a token, and how it has shown that it is that application.
struct Client {
  enum Proof: String {
    // The values are those of the claims `appidacr` and `azpacr`.
    case none = "0"
    case secret = "1"
    case certificate = "2"
  }

  let application: AppRegistration
  /// The tenant that it is registered in.
  let home: Tenant
  let proof: Proof
}
