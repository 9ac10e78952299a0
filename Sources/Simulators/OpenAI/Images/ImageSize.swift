import OpenAI

/// The size of an image in pixels.
struct ImageSize: Hashable {
  let width: Int
  let height: Int

  var name: String { "\(width)x\(height)" }

  private static let square = ImageSize(width: 1024, height: 1024)

  // OpenAI's reference of 2025.
  private static func sizes(of model: Model) -> [ImageSize] {
    switch model.name {
    case "dall-e-2":
      [ImageSize(width: 256, height: 256), ImageSize(width: 512, height: 512), square]
    case "dall-e-3": [square, ImageSize(width: 1792, height: 1024), ImageSize(width: 1024, height: 1792)]
    default: [square, ImageSize(width: 1536, height: 1024), ImageSize(width: 1024, height: 1536)]
    }
  }

  /// The size that a request asks a model for: a square unless it says otherwise.
  init(_ request: ImageRequest, _ model: Model) throws(Refusal) {
    let sizes = Self.sizes(of: model)
    let takesAuto = !model.name.hasPrefix("dall-e")
    guard let name = request.size, !(takesAuto && name == "auto") else {
      self = Self.square
      return
    }
    guard let size = sizes.first(where: { $0.name == name }) else {
      let names = sizes.map(\.name) + (takesAuto ? ["auto"] : [])
      throw Refusal(
        400,
        ErrorBody(
          message: """
            Invalid value: '\(name)'. Supported values are: \
            \(names.map { "'\($0)'" }.joined(separator: ", ")).
            """, type: "invalid_request_error", param: "size", code: "invalid_value"))
    }
    self = size
  }

  private init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
