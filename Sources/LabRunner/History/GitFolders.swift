import Foundation

/// Where git keeps what it knows of one working tree.
struct GitFolders {
  /// The working tree.
  let tree: String
  /// What is the tree's own, such as HEAD.
  let own: String
  /// What all trees of the repository share, such as the references.
  let common: String

  init?(around folder: String) {
    var tree = URL(fileURLWithPath: folder).standardizedFileURL.path
    while true {
      let entry = tree + (tree == "/" ? "" : "/") + ".git"
      // In a linked working tree `.git` is a file that names the folder.
      if let named = GitState.text(entry)?.wordAfter("gitdir: ") {
        own = Self.absolute(named, in: tree)
      } else if FileManager.default.fileExists(atPath: entry + "/HEAD") {
        own = entry
      } else if tree == "/" {
        return nil
      } else {
        tree = URL(fileURLWithPath: tree).deletingLastPathComponent().path
        continue
      }
      break
    }
    self.tree = tree
    common = GitState.text(own + "/commondir").map { [own] in Self.absolute($0, in: own) } ?? own
  }

  private static func absolute(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }
}
