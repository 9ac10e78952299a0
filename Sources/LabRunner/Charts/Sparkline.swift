/// Values over time in one line of text, a cell for each, from the lowest to the highest among them.
public enum Sparkline {
  /// The line; empty without values. Values that are all the same stand in the middle.
  public static func text(_ values: [Double], glyphs: Glyphs = .unicode) -> String {
    // Glyphs without parts of cells are those of ASCII.
    let levels: [Character] = glyphs.eighths.isEmpty ? Array("_.-=^") : Array("▁▂▃▄▅▆▇█")
    guard let lowest = values.min(), let highest = values.max() else { return "" }
    return String(
      values.map { value in
        guard highest > lowest else { return levels[levels.count / 2] }
        let part = (value - lowest) / (highest - lowest)
        return levels[min(levels.count - 1, max(0, Int(part * Double(levels.count))))]
      })
  }
}
