import Foundation
public import HTTPTransport
import LabTime
import OpenAI

/// A running workflow, as an ``OrderWorkflowSimulator`` describes it.
///
/// Below a path of one's own it answers as a Logic App's request trigger does (Logic Apps REST reference, "Workflow
/// Triggers"): the signature, the permission and the versions stand in the query.
public final class OrderWorkflowEndpoint: Responder {
  private static let largestBody = 1 << 16
  private static let versions: Set<String> = ["2016-10-01", "2016-06-01", "2019-05-01"]

  private let signature: String
  private let clock: any LabClock
  private let random: RandomSource

  init(signature: String, clock: any LabClock, random: RandomSource) {
    self.signature = signature
    self.clock = clock
    self.random = random
  }

  /// Takes an order, or says why not; both with status 200, as the workflow was built.
  public func respond(to request: Request) async throws -> Response {
    guard request.url.path.split(separator: "/").suffix(4) == ["triggers", "PlaceOrder", "paths", "invoke"]
    else {
      return Self.failure(404, "WorkflowTriggerNotFound", "The workflow trigger could not be found.")
    }
    guard request.method == "POST" else {
      return Self.failure(405, "MethodNotAllowed", "The trigger takes POST.")
    }
    if let failure = refusal(of: request.url.query ?? "") { return failure }
    let bytes: [UInt8]
    do {
      bytes = try await request.body.gathered(upTo: Self.largestBody)
    } catch TransportError.bodyTooLarge {
      return Self.failure(413, "RequestEntityTooLarge", "The body is too large.")
    }
    try await clock.sleep(
      for: .milliseconds(Int64(random.derived("latency \(clock.now.nanoseconds)").next(in: 60...180))))
    guard let order = try? JSON(parsing: bytes), let sku = order["sku"]?.string,
      let quantity = order["quantity"]?.int,
      quantity > 0
    else {
      return Self.failure(
        400, "TriggerInputSchemaMismatch",
        "The input body for trigger 'PlaceOrder' did not match its schema definition.")
    }
    return Self.answer(200, ["status": .string(outcome(sku, quantity))])
  }

  private func outcome(_ sku: String, _ quantity: Int) -> String {
    guard quantity <= OrderWorkflowSimulator.mostItems else {
      return "The order was not placed because the quantity exceeds the maximum limit of five items."
    }
    let id = random.next(in: 1000...9000)
    return "Order placed with id \(id) for SKU \(sku) with \(quantity) items."
  }

  private func refusal(of query: String) -> Response? {
    let items = URLComponents(string: "?\(query)")?.queryItems ?? []
    func value(_ name: String) -> String? { items.first { $0.name == name }?.value }
    guard let version = value("api-version") else {
      return Self.failure(
        400, "MissingApiVersionParameter",
        "The api-version query parameter (?api-version=) is required for all requests.")
    }
    guard Self.versions.contains(version) else {
      return Self.failure(400, "InvalidApiVersionParameter", "The api-version '\(version)' is invalid.")
    }
    guard value("sig") == signature, value("sv") == "1.0", value("sp") == "/triggers/PlaceOrder/run" else {
      return Self.failure(
        401, "DirectApiAuthorizationRequired", "The request must be authenticated by Shared Access scheme.")
    }
    return nil
  }

  private static func failure(_ status: Int, _ code: String, _ message: String) -> Response {
    answer(status, ["error": ["code": .string(code), "message": .string(message)]])
  }

  private static func answer(_ status: Int, _ body: JSON) -> Response {
    Response(status, headers: ["Content-Type": "application/json; charset=utf-8"], body: .bytes(body.bytes))
  }
}
