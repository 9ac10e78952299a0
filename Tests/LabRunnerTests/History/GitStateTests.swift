import LabRunner
import Testing

@Suite struct GitStateTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.run("git", "init", "-q", "-b", "trunk", "tree")
    try folder.run("git", "-C", "tree", "config", "user.email", "dev@example.com")
    try folder.run("git", "-C", "tree", "config", "user.name", "Dev")
    try folder.write("one", to: "tree/file")
    try folder.run("git", "-C", "tree", "add", "file")
  }

  private func commit() throws -> String {
    try folder.run("git", "-C", "tree", "commit", "-q", "-m", "First")
    return try folder.run("git", "-C", "tree", "rev-parse", "HEAD")
  }

  private func read(_ name: String) -> GitState? {
    GitState.read(in: folder.file(name), patience: .seconds(10))
  }

  @Test func `Commit, branch and changes are those that git tells`() throws {
    let head = try commit()
    #expect(read("tree") == GitState(commit: head, branch: "trunk", isDirty: false))
    try folder.make(folder: "tree/sub/folder")
    try folder.write("two", to: "tree/file")
    #expect(read("tree/sub/folder") == GitState(commit: head, branch: "trunk", isDirty: true))
  }

  @Test func `Packed references are found`() throws {
    let head = try commit()
    try folder.run("git", "-C", "tree", "pack-refs", "--all")
    #expect(!folder.has("tree/.git/refs/heads/trunk"))
    #expect(read("tree")?.commit == head)
  }

  @Test func `A linked working tree has its own branch`() throws {
    let head = try commit()
    try folder.run("git", "-C", "tree", "worktree", "add", "-q", "-b", "side/b1", "../linked")
    #expect(read("linked") == GitState(commit: head, branch: "side/b1", isDirty: false))
  }

  @Test func `A commit without a branch is told by itself`() throws {
    let head = try commit()
    try folder.run("git", "-C", "tree", "checkout", "-q", "--detach")
    #expect(read("tree") == GitState(commit: head, branch: nil, isDirty: false))
  }

  @Test func `There is nothing to tell outside a working tree and before the first commit`() throws {
    try folder.make(folder: "plain")
    #expect(read("plain") == nil)
    #expect(read("tree") == nil)
  }

  @Test func `Without patience the changes stay unknown`() throws {
    let head = try commit()
    let state = GitState.read(in: folder.file("tree"), patience: .zero)
    #expect(state == GitState(commit: head, branch: "trunk", isDirty: nil))
  }
}
