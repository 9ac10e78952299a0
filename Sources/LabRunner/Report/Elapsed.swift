import LabTime

/// Writes how long something took, short enough to read at a glance.
public enum Elapsed {
  /// A time such as `12 ms`, `4.1 s` or `6m 31s`; milliseconds below one second.
  public static func text(_ duration: Duration) -> String {
    let milliseconds = max(0, duration.inMilliseconds)
    if milliseconds < 999.5 {
      let format = NumberFormat(
        decimals: milliseconds < 9.95 && milliseconds.rounded() != milliseconds ? 1 : 0)
      return "\(format.text(milliseconds)) ms"
    }
    if milliseconds < 59_950 { return "\(NumberFormat(decimals: 1).text(milliseconds / 1000)) s" }
    let seconds = Int64((milliseconds / 1000).rounded())
    let minutes = seconds / 60
    return minutes < 60
      ? "\(minutes)m \(padded(seconds % 60))s" : "\(minutes / 60)h \(padded(minutes % 60))m"
  }

  /// A time that goes by, in whole seconds, such as `12 s` or `6m 31s`.
  static func whole(_ duration: Duration) -> String {
    let seconds = max(0, Int64(duration.inSeconds))
    return seconds < 60 ? "\(seconds) s" : text(.seconds(seconds))
  }

  private static func padded(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
