import NIOCore
import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Error {
  /// Why a socket could not be opened, and where that is plain, what to do.
  var transportReason: String {
    switch self {
    case let error as IOError: Self.reason(ofErrorNumber: error.errnoCode)
    case let error as NIOConnectionError:
      error.connectionErrors.first?.error.transportReason ?? "no such host '\(error.host)'"
    case let error as ChannelError where error.isConnectTimeout: "no answer in time"
    default: String(describing: self)
    }
  }

  private static func reason(ofErrorNumber number: CInt) -> String {
    switch number {
    case EADDRINUSE: "the address is in use; stop what listens there or choose another port"
    case EADDRNOTAVAIL: "the address is not one of this machine"
    case EACCES: "not permitted; ports below 1024 need privileges"
    case ECONNREFUSED: "connection refused; nothing listens there"
    case ECONNRESET: "connection reset"
    case EHOSTUNREACH, ENETUNREACH: "no route to the host"
    case ETIMEDOUT: "no answer in time"
    default: "system error \(number)"
    }
  }
}

extension ChannelError {
  fileprivate var isConnectTimeout: Bool {
    if case .connectTimeout = self { true } else { false }
  }
}
