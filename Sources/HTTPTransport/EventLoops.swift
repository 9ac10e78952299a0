import NIOCore
import NIOPosix

/// The threads that servers and clients run on, each with an event loop of its own.
///
/// A client that is called from a server's request stays on that request's loop when both share one
/// `EventLoops`; that saves two thread hops a request.
public final class EventLoops: Sendable {
  /// One loop per core, shared by all that name no other; it lives as long as the process.
  public static let shared = EventLoops(group: .singleton, isShared: true)

  let group: MultiThreadedEventLoopGroup
  let executors: [EventLoopExecutor]
  private let isShared: Bool

  /// Starts loops of one's own, at least one; end them with ``shutdown()``.
  public convenience init(count: Int) {
    self.init(group: MultiThreadedEventLoopGroup(numberOfThreads: max(1, count)), isShared: false)
  }

  private init(group: MultiThreadedEventLoopGroup, isShared: Bool) {
    self.group = group
    self.isShared = isShared
    AllocatorTuning.apply()
    executors = group.makeIterator().map { EventLoopExecutor($0) }
  }

  /// Ends the threads, once the servers and clients on them are shut down; does nothing for ``shared``.
  public func shutdown() async {
    if isShared { return }
    // The only error is a second shutdown, which has nothing left to do.
    try? await group.shutdownGracefully()
  }

  /// The position of the loop that the caller runs on, or nil on any other thread.
  var currentIndex: Int? {
    guard let current = MultiThreadedEventLoopGroup.currentEventLoop else { return nil }
    return index(of: current)
  }

  func index(of eventLoop: any EventLoop) -> Int? {
    executors.firstIndex { $0.eventLoop === eventLoop }
  }

  /// The executor of a loop, which may be one of another group.
  func executor(of eventLoop: any EventLoop) -> EventLoopExecutor {
    index(of: eventLoop).map { executors[$0] } ?? EventLoopExecutor(eventLoop)
  }
}
