import OpenAI

/// What `GET .../models` tells.
struct ModelList {
  let deployments: [Deployment]

  // When the models were made does not matter to anyone here, but clients insist on a number.
  private static let created = 1_721_172_741

  func json() -> JSON {
    ["object": "list", "data": .array(deployments.map(Self.entry))]
  }

  func json(for name: String) -> JSON? {
    deployments.first { $0.name == name }.map(Self.entry)
  }

  private static func entry(_ deployment: Deployment) -> JSON {
    [
      "id": .string(deployment.name), "object": "model", "created": .int(created), "owned_by": "system",
    ]
  }
}
