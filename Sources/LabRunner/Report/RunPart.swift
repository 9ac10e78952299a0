/// A part of a stored run that can be shown by itself.
public enum RunPart: String, Sendable, Hashable, CaseIterable {
  /// Its parameters, and who set them.
  case params
  /// When each step ran.
  case timeline
  /// The texts that its steps showed, and when.
  case log
  /// Its charts, drawn again from their data.
  case charts
  /// Its requests as a table.
  case requests
  /// A `curl` command for each request.
  case curl
}
