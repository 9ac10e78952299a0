import Foundation

/// The folder of the user's that `labs` may lose at any time (XDG Base Directory Specification).
enum UserCache {
  /// `$XDG_CACHE_HOME/labs`, or `~/.cache/labs`. The specification has a relative path ignored.
  static func folder(_ environment: [String: String]) -> String {
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") { return cache + "/labs" }
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    return home + "/.cache/labs"
  }
}
