import Testing

@testable import LabRunner

@Suite struct MarkdownPageTests {
  // The expected HTML follows CommonMark and, for tables, GitHub's extension of it.
  @Test(arguments: [
    ("one\ntwo\n\nthree", "<p>one two</p>\n<p>three</p>"),
    ("## A `b`", "<h2>A <code>b</code></h2>"),
    ("#no", "<p>#no</p>"),
    ("- a\n  b\n- c", "<ul>\n<li>a b</li>\n<li>c</li>\n</ul>"),
    ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
    ("```sh\na < b\n\n# c\n```\nd", "<pre><code>a &lt; b\n\n# c</code></pre>\n<p>d</p>"),
    ("> a\n> b", "<blockquote><p>a b</p></blockquote>"),
    (
      "| a | b |\n|---|--:|\n| `x\\|y` | 2 |",
      "<table>\n<thead><tr><th>a</th><th>b</th></tr></thead>\n<tbody>\n"
        + "<tr><td><code>x|y</code></td><td>2</td></tr>\n</tbody>\n</table>"
    ),
    ("a *b* **c** _d_ e_f_g 2 * 3", "<p>a <em>b</em> <strong>c</strong> <em>d</em> e_f_g 2 * 3</p>"),
    (
      "[web](https://x.y/?a=1&b) [file](policy.xml)", "<p><a href=\"https://x.y/?a=1&amp;b\">web</a> file</p>"
    ),
    ("[bad](javascript:alert(1))", "<p>bad)</p>"),
    ("<b>&</b> \\*x\\*", "<p>&lt;b&gt;&amp;&lt;/b&gt; *x*</p>"),
    ("`a", "<p>`a</p>"), ("**a", "<p><strong>a</strong></p>"), ("```\nopen", "<pre><code>open</code></pre>"),
    ("", ""), ("|", "<p>|</p>"),
  ])
  func `Markdown becomes HTML`(markdown: String, html: String) {
    #expect(MarkdownPage.html(markdown) == html)
  }

  @Test func `Headings go down below those of the page, six levels at most`() {
    #expect(MarkdownPage.html("# a\n\n###### b", below: 2) == "<h3>a</h3>\n<h6>b</h6>")
  }
}
