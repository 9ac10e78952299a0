import Foundation

/// The folder of the user's that `labs` keeps data in (XDG Base Directory Specification).
public enum UserData {
  /// `$XDG_DATA_HOME/labs`, or `~/.local/share/labs`. The specification has a relative path ignored.
  public static func folder(_ environment: [String: String]) -> String {
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/labs" }
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    return home + "/.local/share/labs"
  }
}
