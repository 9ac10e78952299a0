import AIGateway
import HTTPTransport
import Testing

@Suite struct IncludeFragmentTests {
  private let fragment = PolicyFragment(
    "mark",
    .text(
      """
      <fragment>
        <set-header name="X-{{kind}}"><value>@((string)context.Variables["who"])</value></set-header>
      </fragment>
      """, name: "mark.xml"))

  @Test func `A fragment's policies run where it is included`() async throws {
    let trial = try Trial(
      inbound: """
        <base /><set-variable name="who" value="caller" /><include-fragment fragment-id="mark" />
        """
    ) {
      fragment
      NamedValue("kind", "Mark")
    }
    _ = try await trial.send()
    #expect(trial.backend.requests.first?.headers["X-Mark"] == "caller")
  }

  @Test func `A fragment that does not exist is refused with the nearest name`() {
    do {
      _ = try Trial(inbound: "<include-fragment fragment-id=\"marc\" />") {
        fragment
        NamedValue("kind", "Mark")
      }
      Issue.record("the document loads")
    } catch {
      #expect((error as? PolicyError)?.hint == "did you mean \"mark\"?")
    }
  }
}
