import OpenAI

/// What `GET .../models` tells.
struct ModelList {
  let deployments: [Deployment]
  let dialect: Dialect

  // When the models were made does not matter to anyone here, but clients insist on a number.
  private static let created = 1_721_172_741

  func json() -> JSON {
    ["object": "list", "data": .array(deployments.map(entry))]
  }

  func json(for name: String) -> JSON? {
    deployments.first { $0.name == name }.map(entry)
  }

  private func entry(_ deployment: Deployment) -> JSON {
    switch dialect {
    case .openAI:
      [
        "id": .string(deployment.name), "object": "model", "created": .int(Self.created),
        "owned_by": "system",
      ]
    case .azure:
      [
        "id": .string(deployment.name), "object": "model", "created": .int(Self.created),
        "created_at": .int(Self.created), "owned_by": "system", "status": "succeeded",
        "lifecycle_status": "generally-available",
        "capabilities": Self.capabilities(of: deployment.model), "model": .string(deployment.model.snapshot),
      ]
    }
  }

  // The names of the models list of Azure's data plane (2024-10-21).
  private static func capabilities(of model: Model) -> JSON {
    [
      "fine_tune": false, "inference": true,
      "completion": .bool(model.operations.contains(.completions)),
      "chat_completion": .bool(model.operations.contains(.chatCompletions)),
      "embeddings": .bool(model.operations.contains(.embeddings)),
    ]
  }
}
