import HTTPTransport
import Testing

@Suite struct RequestURLTests {
  @Test(
    arguments: [
      ("/", "", nil, "/", nil),
      ("/a/b?c=http://d/?e", "", nil, "/a/b", "c=http://d/?e"),
      ("//a", "", nil, "//a", nil),
      ("http://h", "h", nil, "/", nil),
      ("HTTP://h:81?q#f", "h", 81, "/", "q"),
      ("https://u:p@h:443/a#b?c", "h", 443, "/a", nil),
      ("http://[::1]:5/é", "::1", 5, "/é", nil),
      ("http://h:/?", "h", nil, "/", ""),
    ] as [(String, String, Int?, String, String?)])
  func `A URL is read into its parts`(
    text: String, host: String, port: Int?, path: String, query: String?
  ) throws {
    let url = try #require(RequestURL(text))
    #expect(url.host == host)
    #expect(url.port == port)
    #expect(url.path == path)
    #expect(url.query == query)
  }

  @Test(arguments: [
    "", "a/b", "ftp://h/", "http:/h", "http://", "http:///a", "http://h:0/", "http://h:65536/",
    "http://h:+1/",
    "http://[::1", "http://[]/", "http://[::1]x/", "http://h i/", "http://:80/", "*",
  ])
  func `What is not an absolute http URL or a path is not read`(text: String) {
    #expect(RequestURL(text) == nil)
  }
}
