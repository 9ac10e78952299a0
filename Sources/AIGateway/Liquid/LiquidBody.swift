import HTTPTransport
import LabTime
import PolicyExpressions

/// The content of a `set-body` that is a Liquid template.
struct LiquidBody: Sendable {
  /// How the message's body is bound.
  struct Options: Sendable {
    /// Whether JSON strings that are written like dates become dates: `parse-date`.
    var readsDates = true
    /// What an XML element marked `xsi:nil="true"` is: `xsi-nil`.
    var nilText = NilText.blank

    enum NilText: String, CaseIterable {
      case blank, null
    }
  }

  private let template: LiquidTemplate
  private let options: Options

  /// Reads the template in an element's content.
  ///
  /// - Throws: A ``PolicyError`` at the place of the document that is wrong.
  init(_ content: SourceText, of element: PolicyElement, _ options: Options) throws(PolicyError) {
    do throws(LiquidError) {
      template = try LiquidTemplate(content.text)
    } catch {
      throw element.document.error(
        at: content.documentOffset(of: error.offset), error.message, hint: error.hint)
    }
    self.options = options
  }

  /// Reads a template that an expression answered.
  ///
  /// - Throws: A ``PolicyFailure`` that says what is wrong with it.
  init(_ text: String, _ options: Options) throws {
    do throws(LiquidError) {
      template = try LiquidTemplate(text)
    } catch {
      throw PolicyFailure.internalError(
        reason: "ExpressionValueEvaluationFailure", detail: "Liquid: \(error.message)")
    }
    self.options = options
  }

  /// The template filled in for a request.
  ///
  /// `body` is the message of the section: the request before the backend has answered, the response after.
  func text(_ context: PolicyContext) async throws -> String {
    var values: [String: Value] = ["context": .object(context.liquidContext)]
    if template.names.contains("body") { values["body"] = try await body(context) }
    do throws(LiquidError) {
      return try template.render(
        values, now: DateTime(unixNanoseconds: context.environment.clock.now.nanoseconds))
    } catch {
      throw PolicyFailure.internalError(
        reason: "ExpressionValueEvaluationFailure",
        detail: "Liquid, line \(template.place(of: error.offset).line) of the template: \(error.message)")
    }
  }

  private func body(_ context: PolicyContext) async throws -> Value {
    let message: PolicyContext.Message = context.section.actsOnRequest ? .request : .response
    try await context.gather(message)
    let (body, headers) =
      message == .request
      ? (context.request.body, context.request.headers)
      : (context.response?.body ?? .empty, context.response?.headers ?? [:])
    guard case .bytes(let bytes) = body, !bytes.isEmpty else { return .null }
    let text = String(
      decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    let type = MediaType(headers["Content-Type"])
    do {
      if type.isJSON { return .object(try JToken.parse(text, readsDates: options.readsDates)) }
      if type.isXML { return .object(LiquidElement(try XDocument.parse(text), options.nilText)) }
      return .string(text)
    } catch let error as NetException {
      throw PolicyFailure.internalError(
        reason: "ExpressionValueEvaluationFailure", detail: "The body cannot be read: \(error.message)")
    }
  }
}
