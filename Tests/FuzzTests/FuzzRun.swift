import Foundation
import Synchronization

/// Tries one mutated text after the other until the time is over.
///
/// It runs in a process of its own, which dies of a crash. The text that is being tried lies in a file, so that it is
/// still there afterwards. A text that takes too long or too much memory ends the process too.
struct FuzzRun {
  /// What the environment asks for; see CONTRIBUTING.md.
  enum Settings {
    /// How long each subject is tried, in seconds: `LABS_FUZZ_SECONDS`.
    static let seconds = Double(ProcessInfo.processInfo.environment["LABS_FUZZ_SECONDS"] ?? "") ?? 5
    /// What the texts are made from: `LABS_FUZZ_SEED`; 1 unless given, so that a test run is like the one before.
    static let seed =
      UInt64(ProcessInfo.processInfo.environment["LABS_FUZZ_SEED"] ?? "") ?? 1
    /// A file to try instead: `LABS_FUZZ_REPLAY`.
    static let replay = ProcessInfo.processInfo.environment["LABS_FUZZ_REPLAY"]
  }

  /// The most CPU time that one text may take. Evaluations stop after one second; a debug build is slow in stopping.
  private static let longest = 5.0
  /// The most memory of the process, in bytes.
  private static let largest = 500 << 20

  /// Where the texts that are being tried lie: the file of a subject that failed stays.
  static func file(for subject: String) -> URL {
    FileManager.default.temporaryDirectory.appending(path: "labs-fuzz-\(subject).txt")
  }

  /// Tries texts made of the seeds.
  static func run(
    _ subject: String, seed: UInt64, seeds: [String], _ tries: (String) async throws -> Void
  ) async throws {
    let file = file(for: subject)
    let watch = Watch()
    if let replay = Settings.replay {
      watch.begin()
      try await tries(String(contentsOfFile: replay, encoding: .utf8))
      return
    }
    let mutator = Mutator(seeds, seed: seed)
    let start = ContinuousClock.now
    while ContinuousClock.now - start < .seconds(Settings.seconds) {
      let text = mutator.next()
      try Data(text.utf8).write(to: file)
      watch.begin()
      try await tries(text)
    }
    try FileManager.default.removeItem(at: file)
  }

  /// A thread that ends the process when a text takes too much.
  private final class Watch: Sendable {
    private let began = Mutex(0.0)

    init() {
      Thread.detachNewThread { [self] in
        while true {
          Thread.sleep(forTimeInterval: 0.05)
          let time = Self.processorTime - began.withLock { $0 }
          if time > FuzzRun.longest { Self.end("it takes longer than \(FuzzRun.longest) s", status: 3) }
          if Self.memory > FuzzRun.largest {
            Self.end("it takes more than \(FuzzRun.largest) bytes", status: 4)
          }
        }
      }
    }

    func begin() {
      began.withLock { $0 = Self.processorTime }
    }

    private static func end(_ reason: String, status: Int32) -> Never {
      FileHandle.standardError.write(Data("fuzz: \(reason)\n".utf8))
      exit(status)
    }

    private static var processorTime: Double {
      Double(clock()) / Double(CLOCKS_PER_SEC)
    }

    private static var memory: Int {
      let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
      return pages.flatMap { $0.count > 1 ? Int($0[1]) : nil }.map { $0 * 4096 } ?? 0
    }
  }
}
