import Foundation

/// The machine that a run was made on.
public struct Machine: Sendable, Hashable {
  /// Its host name.
  public var host: String
  /// Its operating system, such as `Linux`.
  public var system: String
  /// Its processor architecture, such as `x86_64`.
  public var architecture: String

  /// Describes a machine.
  public init(host: String, system: String, architecture: String) {
    self.host = host
    self.system = system
    self.architecture = architecture
  }

  /// The machine that this process runs on, as `uname` tells it.
  public static var current: Machine {
    var name = utsname()
    guard uname(&name) == 0 else { return Machine(host: "", system: "", architecture: "") }
    return Machine(
      host: text(name.nodename), system: text(name.sysname), architecture: text(name.machine))
  }

  // C's arrays of characters are tuples in Swift.
  private static func text<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
