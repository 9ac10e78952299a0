import Foundation

/// What the compiler said about a lab, with the places as the person would write them.
struct CompilerMessages {
  /// The messages, each with its place, the line and a mark; empty when there were none.
  let text: String
  private let errors: Int

  /// - Parameter folder: The lab's folder, which is written as seen from the working folder.
  init(_ messages: String, folder: String) {
    let here = FileManager.default.currentDirectoryPath
    let inside = here.hasSuffix("/") ? here : here + "/"
    let shown =
      folder == here
      ? "" : folder.hasPrefix(inside) ? String(folder.dropFirst(inside.count)) + "/" : folder + "/"
    text = messages.replacing(folder + "/", with: shown)
    errors = text.split(separator: "\n").count { $0.contains(": error: ") }
  }

  /// The error that ends the command: all that was said, and what to do.
  func error(for script: LabScript) -> LabError {
    let count = errors == 1 ? "1 error" : "\(errors) errors"
    let lines = text.hasSuffix("\n") ? String(text.dropLast()) : text
    return LabError(
      .data, "the lab \(script.name) does not compile, \(count)\n\(lines)",
      hint: "save the file and run it again")
  }
}
