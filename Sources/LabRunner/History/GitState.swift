import Foundation
import LabTime

/// The state of the sources in git.
public struct GitState: Sendable, Hashable {
  /// The commit that is checked out, in hexadecimal.
  public var commit: String
  /// The branch; nil when none is checked out.
  public var branch: String?
  /// Whether there are changes that were not committed; nil where that was not found out in time.
  public var isDirty: Bool?

  /// Describes a state.
  public init(commit: String, branch: String?, isDirty: Bool?) {
    self.commit = commit
    self.branch = branch
    self.isDirty = isDirty
  }

  /// Reads the state of the working tree that a folder is in; nil outside one and before its first commit.
  ///
  /// Commit and branch are read from git's own files (gitrepository-layout(5)), as starting git costs more than
  /// a whole lab. Only git itself can tell changes; it is given a time limit.
  public static func read(in folder: String, patience: Duration = .milliseconds(500)) -> GitState? {
    guard let folders = GitFolders(around: folder), let head = text(folders.own + "/HEAD") else { return nil }
    guard let name = head.wordAfter("ref: ") else {
      return isCommit(head) ? state(commit: head, branch: nil, folders, patience) : nil
    }
    let branch = name.wordAfter("refs/heads/")
    guard let commit = resolve(name, in: folders.common) else { return nil }
    return state(commit: commit, branch: branch, folders, patience)
  }

  private static func state(
    commit: String, branch: String?, _ folders: GitFolders, _ patience: Duration
  ) -> GitState {
    // Without optional locks, git does not get into the way of another git that runs there.
    let changes = ChildProcess.firstOutput(
      of: ["git", "--no-optional-locks", "-C", folders.tree, "status", "--porcelain"], patience: patience)
    return GitState(commit: commit, branch: branch, isDirty: changes.map { !$0.isEmpty })
  }

  // A reference is a file of its own or a line of packed-refs; the file wins.
  private static func resolve(_ name: String, in common: String) -> String? {
    if let commit = text(common + "/" + name) { return isCommit(commit) ? commit : nil }
    guard let packed = text(common + "/packed-refs") else { return nil }
    for line in packed.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2, words[1] == name { return isCommit(String(words[0])) ? String(words[0]) : nil }
    }
    return nil
  }

  private static func isCommit(_ text: String) -> Bool {
    (text.utf8.count == 40 || text.utf8.count == 64) && text.allSatisfy(\.isHexDigit)
  }

  static func text(_ path: String) -> String? {
    (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

extension String {
  /// What follows a word at the text's beginning; nil when it begins otherwise.
  func wordAfter(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
