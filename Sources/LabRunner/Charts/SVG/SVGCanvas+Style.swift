extension SVGCanvas {
  /// The style sheet of pictures; a page that holds some needs it once, and says what `--labs-1` to `--labs-4` are.
  static let style: String = {
    let series = (1...4).map { number in
      let colour = "var(--labs-\(number))"
      return """
        .labs-chart .s\(number){stroke:\(colour)}.labs-chart .m\(number){fill:\(colour)}\
        .labs-chart .f\(number){fill:\(colour)}.labs-chart .h\(number){stroke:\(colour)}\
        .labs-chart .t\(number){fill:\(colour);fill-opacity:.18}

        """
    }.joined()
    return """
      .labs-chart{font:12px system-ui,"Segoe UI","DejaVu Sans",sans-serif;max-width:100%;height:auto}
      .labs-chart text{fill:currentColor}
      .labs-chart .title{font-weight:600;font-size:13px}
      .labs-chart .quiet{opacity:.7}
      .labs-chart rect[fill]{stroke-width:1}
      .labs-chart polyline{stroke-width:2;stroke-linejoin:round}
      .labs-chart pattern path{stroke-width:1.5;fill:none}
      .labs-chart .axis{stroke:currentColor;stroke-opacity:.6}
      .labs-chart .grid{stroke:currentColor;stroke-opacity:.15}
      .labs-chart .reference{stroke:currentColor;stroke-dasharray:4 3}
      .labs-chart .d2{stroke-dasharray:7 4}.labs-chart .d3{stroke-dasharray:2 3}
      .labs-chart .d4{stroke-dasharray:9 3 2 3}
      \(series)
      """
  }()

  /// The colours of series on a light ground, as declarations of CSS variables.
  static let lightColours = "--labs-1:#2463b0;--labs-2:#b4540a;--labs-3:#2a7a4b;--labs-4:#87459a;"
  /// The colours of series on a dark ground, as declarations of CSS variables.
  static let darkColours = "--labs-1:#7ab2f0;--labs-2:#f2a262;--labs-3:#74cc98;--labs-4:#cf9be0;"

  // What stands alone cannot know what ground it will be put on, and so brings its own.
  static let ownColours = """
    .labs-chart{color:#1d2127;\(lightColours)}.labs-chart .ground{fill:#fff}
    @media (prefers-color-scheme:dark){
    .labs-chart{color:#e4e7eb;\(darkColours)}.labs-chart .ground{fill:#16191d}}

    """
}
