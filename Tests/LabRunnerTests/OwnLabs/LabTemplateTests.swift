import Testing

@testable import LabRunner

@Suite struct LabTemplateTests {
  @Test(arguments: [
    ("my-lab", "MyLab"), ("backend", "BackendLab"), ("lab", "LabLab"), ("gpt-4o-limits", "Gpt4oLimitsLab"),
  ])
  func `A name makes a type that hides none of the kit's`(name: String, type: String) throws {
    let script = try #require(LabTemplate(name: name).files.first { $0.name == "Lab.swift" }?.text)
    #expect(LabDeclaration.all(in: script).map(\.type) == [type])
    #expect(script.contains("static let name = \"\(name)\""))
  }

  @Test(arguments: ["", "-", "My-Lab", "my_lab", "my lab", "my--lab", "-a", "a-", "4-labs", "käse"])
  func `A name that is not in kebab case is refused`(name: String) {
    let error = #expect(throws: LabError.self) { try LabTemplate(name: name) }
    #expect(error?.code == .usage)
  }
}
