import Foundation

/// Tells glibc's allocator to keep the memory that event loops free between requests.
enum AllocatorTuning {
  /// Done once, by whoever asks first.
  ///
  /// The arenas of threads are shrunk and grown by a system call whenever 128 KB at their end come and go,
  /// which a request's buffers do: 4 % of the CPU time of a proxied request was spent in it.
  static let once: Void = {
    #if canImport(Glibc)
      mallopt(M_TRIM_THRESHOLD, 64 << 20)
      mallopt(M_TOP_PAD, 1 << 20)
    #endif
  }()
}
