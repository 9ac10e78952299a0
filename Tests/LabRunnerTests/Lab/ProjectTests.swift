import LabRunner
import Testing

@Suite struct ProjectTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["outer dir", "outer dir/inner", "clone"] {
      try folder.make(folder: "\(name)/labs/small-lab")
      try folder.write("<policies />", to: "\(name)/labs/small-lab/policy.xml")
    }
    try folder.make(folder: "outer dir/other/labs/deep")
    try folder.make(folder: "elsewhere/labs")
  }

  private func root(from name: String, _ environment: [String: String] = [:]) -> String? {
    Project(from: folder.file(name), environment: environment)?.root
  }

  @Test func `The project is the nearest folder upwards that holds policy documents`() {
    #expect(root(from: "outer dir") == folder.file("outer dir"))
    #expect(root(from: "outer dir/inner/labs/small-lab") == folder.file("outer dir/inner"))
    // A folder labs without policy documents is somebody else's.
    #expect(root(from: "outer dir/other/labs/deep") == folder.file("outer dir"))
    #expect(root(from: "elsewhere/labs") == nil)
  }

  @Test func `The clone that labs was started from comes second`() {
    let environment = ["LABS_ROOT": folder.file("clone/")]
    #expect(root(from: "elsewhere", environment) == folder.file("clone"))
    #expect(root(from: "outer dir", environment) == folder.file("outer dir"))
    #expect(root(from: "elsewhere", ["LABS_ROOT": folder.file("elsewhere")]) == nil)
    #expect(root(from: "elsewhere", ["LABS_ROOT": ""]) == nil)
  }

  @Test func `A lab's folder bears its name`() {
    let project = Project(from: folder.file("clone"), environment: [:])
    #expect(project?.folder(of: SmallLab.self) == folder.file("clone/labs/small-lab"))
  }
}
