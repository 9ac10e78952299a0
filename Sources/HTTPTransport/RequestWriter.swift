import NIOCore
import NIOHTTP1

/// The handler below a client's decoder, which needs to see the head of each request, to know what the answer to it
/// looks like; the requests themselves come as bytes, as their body's parts do.
final class RequestWriter: ChannelOutboundHandler {
  typealias OutboundIn = HTTPClientRequestPart
  typealias OutboundOut = IOData

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head, .end: promise?.succeed(())
    case .body(let bytes): context.write(wrapOutboundOut(bytes), promise: promise)
    }
  }
}
