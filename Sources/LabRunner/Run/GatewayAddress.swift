import HTTPTransport
import Synchronization

/// Where the gateway of a deployment answers, which is known last of all.
final class GatewayAddress: Sendable {
  private let known = Mutex(RequestURL(host: "127.0.0.1"))

  var url: RequestURL {
    get { known.withLock { $0 } }
    set { known.withLock { $0 = newValue } }
  }
}
