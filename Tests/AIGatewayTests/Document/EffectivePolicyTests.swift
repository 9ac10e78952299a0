import Testing

@testable import AIGateway

@Suite struct `Effective policies` {
  private func document(_ sections: String) throws -> PolicyDocument {
    try PolicyDocument(
      Array("<policies>\(sections)</policies>".utf8), name: "policy.xml",
      in: DocumentEnvironment())
  }

  private func inbound(_ policies: String) throws -> PolicyDocument {
    try document("<inbound>\(policies)</inbound>")
  }

  private func names(_ policy: EffectivePolicy, _ section: Section = .inbound) -> [String] {
    policy.steps(in: section).map { "\($0.policy.name) \($0.scope)" }
  }

  @Test func `The base is where the next broader scope runs`() throws {
    let policy = EffectivePolicy([
      .global: try inbound("<g/>"),
      .workspace: try inbound("<w/><base/>"),
      .product: try inbound("<p1/><base/><p2/>"),
      .api: try inbound("<base/><a/>"),
      .operation: try inbound("<o1/><base/><o2/>"),
    ])
    #expect(
      names(policy) == [
        "o1 operation", "p1 product", "w workspace", "g global", "p2 product", "a api", "o2 operation",
      ])
  }

  @Test func `Without a base the broader scopes are left out, in that section only`() throws {
    let policy = EffectivePolicy([
      .global: try document("<inbound><g/></inbound><outbound><g/></outbound>"),
      .api: try document("<inbound><a/></inbound><outbound><base/></outbound>"),
    ])
    #expect(names(policy) == ["a api"])
    #expect(names(policy, .outbound) == ["g global"])
  }

  @Test func `An empty section leaves the broader scopes out, a missing one does not`() throws {
    let global = try document("<inbound><g/></inbound><backend><g/></backend>")
    let policy = EffectivePolicy([.global: global, .api: try document("<inbound/>")])
    #expect(names(policy) == [])
    #expect(names(policy, .backend) == ["g global"])
    #expect(names(EffectivePolicy([.global: global])) == ["g global"])
  }

  @Test func `The base of the broadest scope is nothing`() throws {
    #expect(
      names(EffectivePolicy([.global: try inbound("<base/><g/><base2/>")])) == ["g global", "base2 global"])
  }

  @Test func `A new service forwards and does nothing else`() throws {
    let environment = DocumentEnvironment()
    let policy = EffectivePolicy([.global: try PolicyDocument(.newService, folder: "/", in: environment)])
    #expect(names(policy, .backend) == ["forward-request global"])
    for section in [Section.inbound, .outbound, .onError] { #expect(names(policy, section) == []) }
  }

  @Test func `A file that is not there is named`() throws {
    let error = try #require(throws: PolicyError.self) {
      try PolicyDocument(
        .file("missing.xml"), folder: "/nowhere", in: DocumentEnvironment())
    }
    #expect(error.description == "missing.xml:1:1: the file cannot be read. looked for /nowhere/missing.xml")
  }
}
