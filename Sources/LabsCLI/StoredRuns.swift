import Foundation
import LabRunner

/// The runs that a command names, each in the history or, as in `ci.sqlite#42`, in another file.
final class StoredRuns {
  private let results: ResultsOptions
  private var opened: ResultStore?
  private var others: [String: ResultStore] = [:]

  init(_ results: ResultsOptions) {
    self.results = results
  }

  /// Closes what was opened; its runs stay good, its histories do not.
  func close() {
    for store in others.values { store.close() }
    opened?.close()
  }

  /// The run of a reference, and the history that it is in.
  func run(_ text: String) throws -> (store: ResultStore, run: LabRun) {
    // No reference holds a number sign, though the name of a file may.
    guard let sign = text.lastIndex(of: "#"), sign != text.startIndex else {
      let store = try history()
      return (store, try store.run(store.number(of: text)))
    }
    let (file, reference) = (String(text[..<sign]), String(text[text.index(after: sign)...]))
    let store: ResultStore
    if let known = others[file] {
      store = known
    } else {
      store = try ResultStore.copy(of: URL(filePath: file).path)
      others[file] = store
    }
    return (store, try store.run(store.number(of: reference.isEmpty ? "@" : reference)))
  }

  /// The history.
  ///
  /// - Throws: ``LabError`` when it has no runs.
  func history() throws -> ResultStore {
    if let opened { return opened }
    guard let store = try results.storeIfPresent(), try store.newestRun() != nil else {
      throw LabError(.noInput, "there are no runs yet", hint: "make one with `labs run token-rate-limiting`")
    }
    opened = store
    return store
  }
}
