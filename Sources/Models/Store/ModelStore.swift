import Foundation
public import OpenAI

/// The folder of the models that were pulled, a file for each.
public struct ModelStore: Sendable {
  /// The folder's path.
  public let folder: String

  /// A folder, which need not be there.
  public init(folder: String) {
    self.folder = folder
  }

  /// Where a model's file is, or would be.
  public func path(of model: PinnedModel) -> String {
    "\(folder)/\(model.name).model"
  }

  /// What a model's file is like.
  public enum State: Sendable, Hashable {
    /// There is none.
    case missing
    /// It can be used; how many bytes it has.
    case present(bytes: Int)
    /// It cannot be used, or holds other data than this version would pull.
    case unusable(ModelError)
  }

  /// The state of a model, with every byte checked.
  public func state(of model: PinnedModel) -> State {
    let path = path(of: model)
    do throws(ModelError) {
      let file = try ModelFile(path: path, kind: model.kind)
      guard file.sourceDigest == model.sourceDigest else {
        throw file.error("was made from other data than \(model.origin)")
      }
      guard file.isIntact else { throw file.error("is damaged: its checksum is wrong") }
      return .present(bytes: file.byteCount)
    } catch {
      return FileManager.default.fileExists(atPath: path) ? .unusable(error) : .missing
    }
  }

  /// The models that are there, opened. It takes about a millisecond: nothing is read before it is used.
  ///
  /// - Parameter onProblem: Is told of a file that cannot be used; what needs no data stands in for it.
  public func localModels(onProblem: (ModelError) -> Void) -> LocalModels {
    var tokenizers: [TokenEncoding: any Tokenizer] = [:]
    var embedder: (any Embedder)?
    for model in PinnedModel.all {
      let path = path(of: model)
      guard FileManager.default.fileExists(atPath: path) else { continue }
      do throws(ModelError) {
        switch model.content {
        case .ranks(let encoding): tokenizers[encoding] = try BytePairEncoding(encoding, path: path)
        case .wordVectors: embedder = try WordLlama(path: path)
        }
      } catch {
        onProblem(error)
      }
    }
    return LocalModels(tokenizers: tokenizers, embedder: embedder ?? HashedEmbedder())
  }

  /// Removes a model; false when it was not there.
  public func remove(_ model: PinnedModel) throws(ModelError) -> Bool {
    guard unlink(path(of: model)) != 0 else { return true }
    if errno == ENOENT || errno == ENOTDIR { return false }
    throw ModelError(
      .inputOutput, "\(path(of: model)) cannot be removed: \(String(cString: strerror(errno)))")
  }

  /// Puts a model's file in its place, all of it or nothing.
  func install(_ model: PinnedModel, _ bytes: [UInt8], in workplace: String) throws(ModelError) {
    let draft = "\(workplace)/\(model.name).model"
    let path = path(of: model)
    do {
      try FileOnDisk.write(bytes, to: draft)
      guard rename(draft, path) == 0 else { throw POSIXFailure.current }
    } catch {
      unlink(draft)
      throw ModelError(
        .inputOutput, "\(path) cannot be written: \(error)", hint: "LABS_MODELS names another folder")
    }
  }
}
