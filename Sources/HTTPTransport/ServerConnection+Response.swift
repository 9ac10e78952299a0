import NIOCore

/// The answering half: from a complete request, or one whose body still arrives, to the response's last byte.
extension ServerConnection {
  func answer(_ request: Request) {
    isAnswering = true
    headIsSent = false
    let connection = NIOLoopBound(self, eventLoop: executor.eventLoop)
    task = Task(executorPreference: executor) { [responder] in
      // The task never leaves the connection's loop but for what the responder itself awaits elsewhere.
      do {
        let response = try await responder.respond(to: request)
        guard case .stream(let stream) = response.body, try connection.value.begin(response) else {
          return try connection.value.send(response)
        }
        for try await chunk in stream {
          if try !connection.value.write(chunk) { try await connection.value.writable() }
        }
        try connection.value.end()
      } catch {
        connection.value.fail(error)
      }
    }
  }

  func writable() async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      guard let context, context.channel.isActive else {
        return continuation.resume(throwing: TransportError.connectionClosed)
      }
      if context.channel.isWritable {
        continuation.resume()
      } else {
        writability = continuation
      }
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    silence.touch()
    if context.channel.isWritable {
      writability.take()?.resume()
      takeParked()
    }
    context.fireChannelWritabilityChanged()
  }

  // MARK: A whole response

  /// Sends a response that has no stream, or whose stream is not wanted, in one write.
  private func send(_ response: Response) throws {
    if headIsSent { return }
    let context = try activeContext()
    var bytes: [UInt8] = []
    if case .bytes(let content) = response.body { bytes = content }
    let framing = framing(of: response, count: bytes.count)
    if isHead || framing == .none { bytes = [] }
    let head = head(of: response, framing)
    var buffer = context.channel.allocator.buffer(capacity: response.headers.estimatedSize + bytes.count)
    try head.write(into: &buffer)
    buffer.writeBytes(bytes)
    headIsSent = true
    context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    finish()
  }

  private func framing(of response: Response, count: Int) -> ResponseHead.Framing {
    if !allowsBody(response.status) {
      // 304 may say how long the content would have been (RFC 9110, 8.6).
      return response.status == 304 ? declaredLength(response).map { .length($0) } ?? .none : .none
    }
    if isHead, count == 0 { return declaredLength(response).map { .length($0) } ?? .none }
    return .length(count)
  }

  private func head(of response: Response, _ framing: ResponseHead.Framing) -> ResponseHead {
    ResponseHead(
      response: response, framing: framing, connection: connectionOption(response), date: date.value)
  }

  private func allowsBody(_ status: Int) -> Bool {
    status >= 200 && status != 204 && status != 304
  }

  private func declaredLength(_ response: Response) -> Int? {
    response.headers["Content-Length"].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
  }

  private func connectionOption(_ response: Response) -> StaticString? {
    if response.headers.asksToClose { keepsAlive = false }
    if !keepsAlive { return "close" }
    return isHTTP10 ? "keep-alive" : nil
  }

  // MARK: A streamed response

  /// Writes the head of a streamed response; false when its body is not to be sent.
  private func begin(_ response: Response) throws -> Bool {
    if isHead || !allowsBody(response.status) { return false }
    let context = try activeContext()
    if let length = declaredLength(response) {
      framing = .length(length)
      unsentLength = length
    } else if isHTTP10 {
      framing = .close
      keepsAlive = false
    } else {
      framing = .chunked
    }
    let head = head(of: response, framing)
    var buffer = context.channel.allocator.buffer(capacity: response.headers.estimatedSize)
    try head.write(into: &buffer)
    headIsSent = true
    context.write(wrapOutboundOut(buffer), promise: nil)
    // A first chunk that is there already goes out with the head; one that is not must not hold it back.
    flushIsScheduled = true
    context.eventLoop.assumeIsolated().execute { self.flushIfScheduled() }
    return true
  }

  private func flushIfScheduled() {
    guard flushIsScheduled else { return }
    flushIsScheduled = false
    context?.flush()
  }

  /// Sends a chunk at once; false when the client should take some of it before the next.
  private func write(_ chunk: [UInt8]) throws -> Bool {
    let context = try activeContext()
    if chunk.isEmpty { return true }
    flushIsScheduled = false
    var buffer = context.channel.allocator.buffer(capacity: chunk.count + 16)
    if framing == .chunked {
      buffer.writeChunk(chunk)
    } else {
      if case .length = framing {
        guard chunk.count <= unsentLength else {
          throw TransportError.malformedMessage("the body is longer than its Content-Length")
        }
        unsentLength -= chunk.count
      }
      buffer.writeBytes(chunk)
    }
    context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    return context.channel.isWritable
  }

  private func end() throws {
    let context = try activeContext()
    guard unsentLength == 0 || framing == .chunked || framing == .close else {
      throw TransportError.malformedMessage("the body is shorter than its Content-Length")
    }
    if framing == .chunked {
      var buffer = context.channel.allocator.buffer(capacity: 5)
      buffer.writeLastChunk()
      context.write(wrapOutboundOut(buffer), promise: nil)
    }
    flushIsScheduled = false
    context.flush()
    finish()
  }

  // MARK: Ends

  private func activeContext() throws(TransportError) -> ChannelHandlerContext {
    guard let context, context.channel.isActive else { throw .connectionClosed }
    return context
  }

  private func finish() {
    isAnswering = false
    task = nil
    silence.touch()
    if case .stream(let body) = receiving {
      receiving = .remainder
      body.finish(throwing: CancellationError())
    }
    if keepsAlive { takeParked() } else { closeWhenSent() }
  }

  /// Ends the connection when the client has taken what is written: closing drops what it has not.
  func closeWhenSent() {
    guard let context else { return }
    parked.removeAll()
    let sent = context.eventLoop.makePromise(of: Void.self)
    context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: sent)
    sent.futureResult.assumeIsolated().whenComplete { _ in
      if case .nothing = self.receiving { self.context?.close(promise: nil) } else { self.linger() }
    }
  }

  /// A responder that failed: 500 without content, or a cut connection when the head is out.
  private func fail(_ error: any Error) {
    guard context?.channel.isActive == true else { return }
    if headIsSent {
      context?.close(promise: nil)
      return
    }
    // A Response without fields cannot fail to be written.
    try? send(Response(refusal ?? 500))
  }

  /// Answers a request that is not read any further, and ends the connection.
  func refuse(_ status: Int) {
    keepsAlive = false
    receiving = .remainder
    headIsSent = false
    try? send(Response(status))
  }

  func sendContinue() {
    guard let context else { return }
    var buffer = context.channel.allocator.buffer(capacity: 32)
    buffer.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
    context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
  }

  /// Ends our side only, and drops what the client still sends: closing at once would reset the connection
  /// and could take the response away from a client that has not read it (RFC 9112, 9.6).
  private func linger() {
    isLingering = true
    context?.close(mode: .output, promise: nil)
    readOn()
    context?.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) { [weak self] in
      self?.context?.close(promise: nil)
    }
  }
}
