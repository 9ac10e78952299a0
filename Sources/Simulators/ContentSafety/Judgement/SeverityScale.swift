/// How finely severities are reported.
///
/// Source: "Harm categories in Azure AI Content Safety". The four levels are the eight, two by two.
public enum SeverityScale: String, Sendable, Hashable, CaseIterable {
  /// 0, 2, 4 and 6.
  case four = "FourSeverityLevels"
  /// 0 to 7.
  case eight = "EightSeverityLevels"

  /// A severity of 0 to 7 on this scale.
  func level(_ severity: Int) -> Int {
    self == .four ? severity / 2 * 2 : severity
  }
}
