import NIOCore
import Synchronization

/// The open connections of a server, on all its event loops.
final class ServerConnections: Sendable {
  private struct State {
    var open: [ObjectIdentifier: any Channel] = [:]
    var isDraining = false
  }

  private let state = Mutex(State())

  func add(_ channel: any Channel) {
    let id = ObjectIdentifier(channel)
    let isLate = state.withLock { state in
      if !state.isDraining { state.open[id] = channel }
      return state.isDraining
    }
    if isLate { return channel.close(promise: nil) }
    channel.closeFuture.whenComplete { [self] _ in
      state.withLock { _ = $0.open.removeValue(forKey: id) }
    }
  }

  /// Waits until every connection has finished what it was at, and cuts the rest after the time of grace.
  func drain(grace: Duration, on eventLoop: any EventLoop) async {
    let channels = state.withLock { state in
      state.isDraining = true
      return Array(state.open.values)
    }
    for channel in channels { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
    let cut = eventLoop.scheduleTask(in: TimeAmount(grace)) {
      for channel in channels { channel.close(promise: nil) }
    }
    // Whether a connection ended well is of no matter here: it has ended.
    try? await EventLoopFuture.andAllComplete(channels.map(\.closeFuture), on: eventLoop).get()
    cut.cancel()
  }
}
