import Testing

@testable import LabRunner

@Suite struct LabDeclarationTests {
  @Test(arguments: [
    ("struct A: Lab {}", "A", 1),
    ("import LabRunner\n\npublic struct MyLab: Sendable, Lab {}", "MyLab", 3),
    ("struct A: LabRunner.Lab { }", "A", 1),
    ("struct A {}\nextension A: Lab {}", "A", 2),
    ("final class A: Lab, @unchecked Sendable {}", "A", 1),
    ("/* struct B: Lab {} /* nested */ struct C: Lab {} */ enum A: Lab {}", "A", 1),
    ("// struct B: Lab {}\nstruct A: Lab {}", "A", 2),
    ("let a = \"struct B: Lab {\\\" }\"; struct A: Lab {}", "A", 1),
    ("let a = \"\"\"\nstruct B: Lab {\n\"\"\"\nstruct A: Lab {}", "A", 4),
    ("let a = #\"\\\"struct B: Lab {\"#\nstruct A: Lab {}", "A", 2),
    ("let a = 1; let b = \"a\n\nstruct A: Lab {}", "A", 3),
  ])
  func `The type that says it is a lab is found in its line`(source: String, type: String, line: Int) {
    #expect(LabDeclaration.all(in: source) == [LabDeclaration(type: type, line: line)])
  }

  @Test(arguments: [
    "", "struct", "struct A", "struct A {}", "struct Lab {}", "struct A { struct B: Lab {} }",
    "struct A<T> where T: Lab {}", "func a(_ lab: any Lab) {}", "/* struct A: Lab {}",
    "\"\"\"struct A: Lab {}",
    "struct A: Labs {}", "struct A<T: Lab> {}", "extension Array: P where Element: Lab {}",
  ])
  func `What only looks like one is none`(source: String) {
    #expect(LabDeclaration.all(in: source) == [])
  }
}
