import LabRunner
import Testing

@Suite struct ResultsLocationTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.make(folder: "project/labs/semantic-caching")
    try folder.write("<policies />", to: "project/labs/semantic-caching/policy.xml")
    try folder.make(folder: "elsewhere")
  }

  private func location(
    flag: String? = nil, _ environment: [String: String], in name: String
  )
    -> ResultsLocation
  {
    ResultsLocation(
      flag: flag, environment: environment,
      project: Project(from: folder.file(name), environment: environment), folder: folder.file(name))
  }

  @Test func `The flag wins, then the environment, then the project, then the user's data folder`() {
    let environment = ["LABS_RESULTS": "named.sqlite", "XDG_DATA_HOME": "/data", "HOME": "/home/dev"]
    let inLab = "project/labs/semantic-caching"
    let byFlag = location(flag: "../my.sqlite", environment, in: "project")
    #expect(byFlag.path == folder.file("my.sqlite"))
    #expect(byFlag.origin == .flag)
    let byEnvironment = location(environment, in: "project")
    #expect(byEnvironment.path == folder.file("project/named.sqlite"))
    #expect(byEnvironment.origin == .environment)
    let byProject = location(["XDG_DATA_HOME": "/data", "LABS_RESULTS": ""], in: inLab)
    #expect(byProject.path == folder.file("project/results.sqlite"))
    #expect(byProject.origin == .project)
    let byUser = location(["XDG_DATA_HOME": "/data"], in: "elsewhere")
    #expect(byUser.path == "/data/labs/results.sqlite")
    #expect(byUser.origin == .user)
  }

  @Test func `A data folder that is not absolute does not count`() {
    let location = location(["XDG_DATA_HOME": "data", "HOME": "/home/dev"], in: "elsewhere")
    #expect(location.path == "/home/dev/.local/share/labs/results.sqlite")
  }
}
