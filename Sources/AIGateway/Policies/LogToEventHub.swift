import LabTime
import OpenAI
import PolicyExpressions

/// `log-to-eventhub`: sends a text to the event hub of a logger; the caller neither waits for it nor learns
/// whether it arrived.
struct LogToEventHub: Policy {
  static let name = "log-to-eventhub"
  static let sections = Set(Section.allCases)

  private let logger: String
  private let text: PolicyExpression<String>
  private let partitionID: String?
  private let partitionKey: PolicyExpression<String>?

  init(_ element: PolicyElement) throws(PolicyError) {
    logger = try element.literal("logger-id")
    partitionID = try element.optionalLiteral("partition-id")
    partitionKey = try element.optionalExpression("partition-key")
    text = try element.textExpression()
    if partitionID != nil, partitionKey != nil {
      throw element.error(
        at: "partition-key", "<\(element.name)> has partition-id and partition-key", hint: "keep one")
    }
    let loggers = element.site?.loggers ?? []
    guard loggers.contains(logger) else {
      throw element.error(
        at: "logger-id", "there is no logger \"\(logger)\"",
        hint: Spelling.nearest(to: logger, in: loggers.sorted()).map { "did you mean \"\($0)\"?" })
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let text = try await context.evaluate(text)
    var partition = partitionID.map(Event.Partition.id)
    if let partitionKey { partition = .key(try await context.evaluate(partitionKey)) }
    guard let hub = context.deployed.eventHubs[logger] else {
      throw PolicyFailure.internalError(
        reason: "LoggerNotFound", detail: "Logger with id '\(logger)' could not be found.")
    }
    let event = Event(text, partition: partition)
    context.note(Self.name, ["logger": .string(logger), "bytes": .int(event.content.count)])
    context.stores.events.add(event, to: hub, of: logger, context.environment)
    return .next
  }
}
