import AIGateway
import Foundation
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
    let url = try gatewayURL(path)
    var fields: Headers = ["Content-Type": "application/json"]
    for field in headers.fields { fields[field.name] = field.value }
    return try await send(Request("POST", url, headers: fields, body: .bytes(body.bytes)))
  }

  /// Asks for a path of the deployed gateway, as `curl` would, and waits for the whole answer.
  ///
  /// - Parameters:
  ///   - path: A path with its query.
  ///   - headers: The key goes here, see ``key(of:)``.
  /// - Throws: ``TransportError`` when no answer comes.
  public func get(_ path: String, headers: Headers = [:]) async throws -> HTTPAnswer {
    try await send(Request("GET", try gatewayURL(path), headers: headers))
  }

  private func gatewayURL(_ path: String) throws -> RequestURL {
    let base = service.baseURL
    guard var url = RequestURL(path) else { throw LabError(.software, "'\(path)' is no path") }
    url.scheme = base.scheme
    url.host = base.host
    url.port = base.port
    return url
  }

  /// Sends a form to a URL, as a browser would, and waits for the whole answer. The hosts that are deployed with the
  /// service answer to their names.
  ///
  /// - Parameter fields: Names and values, in order.
  /// - Throws: ``TransportError`` when no answer comes.
  public func submit(_ fields: [(name: String, value: String)], to address: String) async throws -> HTTPAnswer
  {
    guard let url = RequestURL(address), !url.host.isEmpty else {
      throw LabError(.software, "'\(address)' is no URL")
    }
    let form = fields.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    return try await send(
      Request("POST", url, headers: ["Content-Type": "application/x-www-form-urlencoded"], body: .text(form)))
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
  }

  // RFC 3986, 2.3.
  private static let unreserved = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

  private func send(_ request: Request) async throws -> HTTPAnswer {
    let started = clock.now
    var record = RequestRecord(
      method: request.method, url: service.withoutKeys(request.url.description), status: nil,
      startedAt: started, latencyMs: 0
    )
    // A form may hold a password or a client's secret.
    if case .bytes(let bytes) = request.body, request.headers["Content-Type"] == "application/json" {
      record.keep(bytes, headers: request.headers)
    }
    do {
      let response = try await service.network.respond(to: request)
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
