import AIGateway
public import HTTPTransport
import LabTime
public import OpenAI

extension Session {
  /// Sends JSON to a path of the deployed gateway, as `curl` would, and waits for the whole answer.
  ///
  /// - Parameters:
  ///   - path: A path with its query.
  ///   - headers: Besides Content-Type; the key goes here, see ``key(of:)``.
  /// - Throws: ``TransportError`` when no answer comes.
  public func post(_ path: String, _ body: JSON, headers: Headers = [:]) async throws -> HTTPAnswer {
    try await post(path, body.bytes, headers: headers)
  }

  /// Sends a form, as a browser would.
  ///
  /// - Parameters:
  ///   - path: A path with its query.
  ///   - form: The fields, encoded.
  /// - Throws: ``TransportError`` when no answer comes.
  public func post(_ path: String, form: String) async throws -> HTTPAnswer {
    try await post(
      path, Array(form.utf8), headers: ["Content-Type": "application/x-www-form-urlencoded"])
  }

  private func post(_ path: String, _ body: [UInt8], headers: Headers) async throws -> HTTPAnswer {
    let base = service.baseURL
    guard var url = RequestURL(path) else { throw LabError(.software, "'\(path)' is no path") }
    url.scheme = base.scheme
    url.host = base.host
    url.port = base.port
    var fields: Headers = ["Content-Type": "application/json"]
    for field in headers.fields { fields[field.name] = field.value }
    let started = clock.now
    var record = RequestRecord(
      method: "POST", url: service.withoutKeys(url.description), status: nil, startedAt: started, latencyMs: 0
    )
    do {
      let response = try await service.network.respond(
        to: Request("POST", url, headers: fields, body: .bytes(body)))
      let bytes = try await response.body.gathered()
      record.status = response.status
      record.latencyMs = (clock.now - started).inMilliseconds
      if let usage = Usage.find(in: bytes) {
        record.promptTokens = usage.promptTokens
        record.completionTokens = usage.completionTokens
        record.totalTokens = usage.promptTokens &+ usage.completionTokens
      }
      emit(.request(record))
      var named: [String: String] = [:]
      for field in response.headers.fields { named[field.name.lowercased()] = field.value }
      return HTTPAnswer(
        status: response.status, fields: named, text: String(decoding: bytes, as: UTF8.self))
    } catch let error as TransportError {
      record.latencyMs = (clock.now - started).inMilliseconds
      record.error = error.description
      emit(.request(record))
      throw error
    }
  }

  /// The first key of a subscription of the deployment; of the first subscription when none is named.
  public func key(of subscription: String? = nil) throws -> String {
    let subscriptions = service.service.subscriptions
    let chosen = subscription.map { name in subscriptions.first { $0.name == name } } ?? subscriptions.first
    guard let key = chosen?.primaryKey else {
      throw LabError(.software, "the service has no subscription '\(subscription ?? "")'")
    }
    return key
  }
}
