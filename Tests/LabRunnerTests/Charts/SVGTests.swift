import Foundation
import LabRunner
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct SVGTests {
  /// The elements of an XML document with their attributes; nil when it is not well-formed.
  private final class Elements: NSObject, XMLParserDelegate {
    var all: [(name: String, attributes: [String: String])] = []
    var text = ""

    static func read(_ text: String) -> Elements? {
      let elements = Elements()
      let parser = XMLParser(data: Data(text.utf8))
      parser.delegate = elements
      return parser.parse() ? elements : nil
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      all.append((name, attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

    func numbers(_ attribute: String, of name: String) -> [Double] {
      all.filter { $0.name == name && $0.attributes["class"]?.hasPrefix("s") == true }
        .compactMap { $0.attributes[attribute].flatMap(Double.init) }
    }
  }

  @Test(arguments: SampleCharts.all)
  func `A picture is well-formed, bears its title, and holds no number that is none`(chart: Chart) throws {
    for standsAlone in [true, false] {
      let svg = chart.svg(id: "a", standsAlone: standsAlone)
      let elements = try #require(Elements.read(svg))
      #expect(elements.all.first?.name == "svg" && elements.text.contains(chart.title))
      #expect(!svg.contains("nan") && !svg.contains("inf"))
      #expect(svg.contains("prefers-color-scheme") == standsAlone)
    }
  }

  @Test func `Bars are as long as their values`() throws {
    let elements = try #require(Elements.read(SampleRun.chart.svg()))
    let widths = elements.numbers("width", of: "rect")
    #expect(widths.count == SampleRun.tokens.count)
    for (width, tokens) in zip(widths, SampleRun.tokens) {
      #expect(abs(width - widths[0] * Double(tokens) / 84) <= 0.2)
    }
  }

  @Test func `The names in one picture are not those in another on the same page`() throws {
    let both = SampleRun.chart.svg(id: "a") + SampleCharts.stacked.svg(id: "b")
    let ids = try #require(Elements.read("<page>\(both)</page>")).all.compactMap { $0.attributes["id"] }
    #expect(ids.count == 10 && Set(ids).count == ids.count)
  }

  @Test func `Series differ in hatching and shape, not in colour alone`() throws {
    let stacked = try #require(Elements.read(SampleCharts.stacked.svg(id: "x")))
    let fills = stacked.all.compactMap { $0.attributes["fill"] }.filter { $0.hasPrefix("url") }
    #expect(Set(fills) == ["url(#x-1)", "url(#x-2)", "url(#x-3)"])
    let lines = try #require(Elements.read(SampleCharts.lines.svg()))
    #expect(lines.all.contains { $0.name == "circle" } && lines.all.contains { $0.name == "polygon" })
    #expect(lines.text.contains("alpha") && lines.text.contains("beta"))
  }

  @Test func `Text from outside stays text`() throws {
    let nasty = "</svg><script>alert(1)</script> & \"q\" \u{1B}[31m\u{0}"
    let point = Chart.Point(nasty, 1, note: nasty, category: nasty)
    let series = [Chart.Series(nasty, [1]), Chart.Series(nasty, [nil])]
    let charts: [Chart] = [
      .bars(Chart.Bars(title: nasty, xName: nasty, yName: nasty, points: [point])),
      .lines(Chart.Lines(title: nasty, xName: nasty, yName: nasty, labels: [nasty], series: series)),
      .table(Chart.Table(title: nasty, columns: [nasty], rows: [[nasty]])),
      .timeline(
        Chart.Timeline(
          title: nasty, rows: [.init(nasty, spans: [.init(0, 1, category: nasty)], note: nasty)])),
      .histogram(Chart.Histogram(title: nasty, xName: nasty, yName: nasty, samples: [1, 2])),
    ]
    for chart in charts {
      let elements = try #require(Elements.read(chart.svg()))
      #expect(!elements.all.contains { $0.name == "script" })
    }
  }

  @Test func `Nothing to draw, and values beyond all bounds, make a picture all the same`() throws {
    let empty = Chart.Lines(title: "T", xName: "X", yName: "Y", labels: [], series: [])
    let odd = Chart.Bars(
      title: "T", xName: "X", yName: "Y",
      points: [Chart.Point("a", 1.7e308), Chart.Point("b", -1.7e308), Chart.Point("c", .nan)], showsMean: true
    )
    let charts: [Chart] = [
      .lines(empty), .stackedBars(empty), .bars(odd),
      .histogram(.init(title: "", xName: "", yName: "", samples: [])),
      .timeline(.init(title: "", rows: [])), .table(.init(title: "", columns: [], rows: [])),
    ]
    for chart in charts { #expect(Elements.read(chart.svg()) != nil) }
  }
}
