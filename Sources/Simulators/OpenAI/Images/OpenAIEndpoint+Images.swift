import Foundation
import HTTPTransport
import LabTime
import OpenAI

extension OpenAIEndpoint {
  /// Draws pictures. The same prompt gives the same ones, but those of one request differ.
  func draw(_ request: ImageRequest, with deployment: Deployment, _ call: Call) async throws -> Response {
    let model = deployment.model
    let isDallE = model.name.hasPrefix("dall-e")
    try Self.check(request, model)
    let size = try ImageSize(request, model)
    let prompt = models.tokenizer(for: model.name).count(request.prompt)
    let tokens = isDallE ? 0 : Self.imageTokens(size, request.quality) * request.n
    let own = try admit(cost: prompt, .images, to: deployment, call)
    let pictures = (0..<request.n).map { number in
      let random = random.derived("image \(deployment.name) \(size.name) \(number) \(request.prompt)")
      return Data(Picture(size, random).png).base64EncodedString()
    }
    let isURL = isDallE && request.responseFormat != "b64_json"
    var answer: JSONObject = [
      "created": .int(Int(call.arrival.nanoseconds / 1_000_000_000)),
      "data": .array(
        pictures.map { picture in
          // A link would need a place that the caller reaches, whatever stands between; this one holds the image.
          var image: JSONObject =
            isURL ? ["url": .string("data:image/png;base64,\(picture)")] : ["b64_json": .string(picture)]
          if model.name == "dall-e-3" { image["revised_prompt"] = .string(request.prompt) }
          return .object(image)
        }),
    ]
    if !isDallE {
      answer["background"] = "opaque"
      answer["output_format"] = "png"
      answer["quality"] = .string(Self.quality(request.quality))
      answer["size"] = .string(size.name)
      answer["usage"] = [
        "input_tokens": .int(prompt),
        "input_tokens_details": ["image_tokens": 0, "text_tokens": .int(prompt)],
        "output_tokens": .int(tokens), "total_tokens": .int(prompt + tokens),
      ]
    }
    return try await deliver(JSON.object(answer).bytes, own: own, tokens: prompt, call)
  }

  private static func check(_ request: ImageRequest, _ model: Model) throws(Refusal) {
    if model.name == "dall-e-3", request.n > 1 {
      throw Refusal(
        400,
        ErrorBody(message: "You must provide n=1 for this model.", type: "invalid_request_error", param: "n"))
    }
    guard !model.name.hasPrefix("dall-e") else { return }
    if request.responseFormat != nil {
      throw Refusal(
        400,
        ErrorBody(
          message: "Unknown parameter: 'response_format'.", type: "invalid_request_error",
          param: "response_format", code: "unknown_parameter"))
    }
    guard let quality = request.quality, !["low", "medium", "high", "auto"].contains(quality) else { return }
    throw Refusal(
      400,
      ErrorBody(
        message: "Invalid value: '\(quality)'. Supported values are: 'low', 'medium', 'high', and 'auto'.",
        type: "invalid_request_error", param: "quality", code: "invalid_value"))
  }

  private static func quality(_ asked: String?) -> String {
    asked.flatMap { $0 == "auto" ? nil : $0 } ?? "high"
  }

  // The table of "Image generation" in OpenAI's guide.
  private static func imageTokens(_ size: ImageSize, _ asked: String?) -> Int {
    let isSquare = size.width == size.height
    let isWide = size.width > size.height
    return switch quality(asked) {
    case "low": isSquare ? 272 : isWide ? 400 : 408
    case "medium": isSquare ? 1056 : isWide ? 1568 : 1584
    default: isSquare ? 4160 : isWide ? 6208 : 6240
    }
  }
}
