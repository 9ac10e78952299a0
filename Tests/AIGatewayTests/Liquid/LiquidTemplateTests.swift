import PolicyExpressions
import Testing

@testable import AIGateway

@Suite struct LiquidTemplateTests {
  private func render(_ template: String, _ body: String = "{}") throws -> String {
    try LiquidTemplate(template).render(
      ["body": .object(try JToken.parse(body))], now: DateTime(ticks: 639_000_000_000_000_000))
  }

  private func mistake(in template: String) -> LiquidError? {
    do throws(LiquidError) {
      _ = try LiquidTemplate(template)
      return nil
    } catch {
      return error
    }
  }

  private func failure(of template: String, _ body: String = "{}") -> String? {
    do {
      _ = try render(template, body)
      return nil
    } catch {
      return (error as? LiquidError)?.message
    }
  }

  @Test func `A loop over nothing renders its else`() throws {
    #expect(try render("{% for x in body.x %}no{% else %}none{% endfor %}") == "none")
    #expect(try render("{% for x in body.l %}no{% else %}none{% endfor %}", #"{"l":[]}"#) == "none")
  }

  // Values of DotLiquid's own IncrementTests and DecrementTests.
  @Test func `Counters begin at zero and are no assigned variables`() throws {
    #expect(try render("{% increment a %} {% increment a %} {% increment b %} {{ a }}") == "0 1 0 2")
    #expect(try render("{% decrement a %} {% decrement a %}") == "-1 -2")
    #expect(try render("{% assign a = 'x' %}{% increment a %}{% increment a %}{{ a }}") == "01x")
  }

  @Test func `An index outside a list is nothing, a negative one counts from its end`() throws {
    #expect(try render("{{ body.l[-1] }}{{ body.l[5] }}{{ body.l[-9] }}", #"{"l":[1,2]}"#) == "2")
  }

  @Test func `An object is walked pair by pair`() throws {
    let template = "{% for p in body.o %}{{ p.Key }}={{ p.Value }};{{ p[0] }}{{ p[1] }} {% endfor %}"
    #expect(try render(template, #"{"o":{"k":1,"m":"v"}}"#) == "k=1;k1 m=v;mv ")
  }

  @Test func `Ruby's names of filters and operators are understood`() throws {
    #expect(try render(#"{{ "a b" | upcase | url_encode }}{{ "x" | newline_to_br }}"#) == "A+Bx")
    #expect(try render(#"{% if "abc" starts_with "ab" and "abc" endsWith "bc" %}yes{% endif %}"#) == "yes")
  }

  @Test func `Now is the gateway's time`() throws {
    #expect(try render(#"{{ "now" | Date: "yyyy-MM-dd" }}"#) == "2025-11-29")
  }

  @Test func `Blank is nothing, false, empty or only blanks`() throws {
    let template = "{% for x in body.l %}{% if x == blank %}b{% else %}-{% endif %}{% endfor %}"
    #expect(try render(template, #"{"l":[null, false, "", "  ", [], 0, "x", true]}"#) == "bbbbb---")
  }

  @Test(arguments: [
    ("a\n {% if x %}", 2, 2, "{% if %} is not closed"),
    ("{{ x", 1, 1, "{{ is not closed"),
    ("{{ x | Upcas }}", 1, 8, "there is no Liquid filter Upcas"),
    ("{{ x | Append }}", 1, 8, "Append has 0 arguments"),
    ("{% fro x in y %}", 1, 1, "there is no Liquid tag fro"),
    ("{% endif %}", 1, 1, "{% endif %} cannot stand here"),
    ("{% for x y %}{% endfor %}", 1, 10, "'y' cannot stand here"),
    ("{% if a === b %}{% endif %}", 1, 9, "there is no operator ==="),
    ("ü{{ a b }}", 1, 7, "'b' cannot stand here"),
    ("{% include 'x' %}", 1, 1, "the Liquid tag include is not available in this gateway"),
    ("{% raw %}{{ x }}", 1, 1, "the tag is not closed"),
  ])
  func `A mistake has its place`(_ template: String, _ line: Int, _ column: Int, _ message: String) throws {
    let error = try #require(mistake(in: template))
    #expect(error.message == message)
    let before = template.utf8.prefix(error.offset)
    #expect(before.count { $0 == 0x0A } + 1 == line)
    let start = before.lastIndex(of: 0x0A).map { before.index(after: $0) } ?? before.startIndex
    #expect(String(decoding: before[start...], as: UTF8.self).count + 1 == column)
  }

  @Test(arguments: [
    ("{% for i in (1..1000000000) %}x{% endfor %}", "steps"),
    (
      "{% for i in (1..2000) %}{% for j in (1..2000) %}{% for k in (1..2000) %}{% endfor %}{% endfor %}{% endfor %}",
      "steps"
    ),
    ("{% assign a = 'xxxxxxxx' %}{% for i in (1..60) %}{% assign a = a | Append: a %}{% endfor %}", "64 MB"),
    ("{{ 'ab' | Times: 1000000000 }}", "64 MB"),
    ("{{ 1 | DividedBy: 0 }}", "Attempted to divide by zero."),
    ("{{ 9223372036854775807 | Plus: 1 }}", "overflow"),
    ("{{ -9223372036854775808 | DividedBy: -1 }}", "overflow"),
    ("{% for i in (1..9223372036854775807) %}{% endfor %}", "steps"),
    ("{% for i in (-9223372036854775807..9223372036854775807) %}{% endfor %}", "steps"),
    ("{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' | Replace: '(a+)+$', 'x' }}", ""),
    ("{{ 'x' | Replace: '(', 'y' }}", "not valid"),
    ("{% if 1 < 'x' %}{% endif %}", "cannot be compared"),
  ])
  func `What goes on for ever, grows too large or cannot be done is an error`(
    _ template: String, _ message: String
  ) throws {
    let failure = failure(of: template)
    #expect(message.isEmpty || failure?.contains(message) == true, "\(failure ?? "none")")
  }

  @Test func `Depth is limited`() {
    let tags = String(repeating: "{% if true %}", count: 200) + String(repeating: "{% endif %}", count: 200)
    #expect(mistake(in: tags)?.message == "tags are nested more than 100 deep")
    let brackets = "{{ a" + String(repeating: "[a", count: 100) + String(repeating: "]", count: 100) + " }}"
    #expect(mistake(in: brackets)?.message == "brackets are nested more than 20 deep")
  }
}
