import AIGateway
import Foundation
import LabTime

/// Looks after the policy documents of a running gateway: a saved change takes effect, a broken one does not.
struct PolicyWatch {
  private let gateway: Gateway
  private let folder: String
  private let clock: any LabClock
  private let start: [String: Stamp]

  // Two looks fit into the 200 ms within which a change should have taken effect.
  private static let interval = Duration.milliseconds(50)

  init(_ gateway: Gateway, folder: String, clock: any LabClock) {
    self.gateway = gateway
    self.folder = folder
    self.clock = clock
    start = Self.stamps(gateway, folder)
  }

  /// Watches until the task is cancelled, and says what became of each change.
  func run(_ say: (String) -> Void) async {
    var last = start
    while (try? await clock.sleep(for: Self.interval)) != nil {
      let now = Self.stamps(gateway, folder)
      guard now != last else { continue }
      last = now
      do {
        try gateway.reload()
        say("Policy reloaded.")
      } catch {
        say("error: \(error.inFolder(folder))\nThe policy before this change stays in force.")
      }
    }
  }

  private struct Stamp: Equatable {
    var size: Int64
    var inode: UInt64
    /// The bytes of the time of the last change, which are only compared.
    var changed: [UInt8]
  }

  // A file that is missing, as for an instant while an editor replaces it, has no stamp.
  private static func stamps(_ gateway: Gateway, _ folder: String) -> [String: Stamp] {
    var stamps: [String: Stamp] = [:]
    for file in gateway.service.policyFiles {
      var info = stat()
      guard stat(folder + "/" + file, &info) == 0 else { continue }
      stamps[file] = Stamp(
        size: Int64(info.st_size), inode: UInt64(info.st_ino),
        changed: withUnsafeBytes(of: info.st_mtim) { Array($0) })
    }
    return stamps
  }
}
