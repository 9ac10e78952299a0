import AIGateway
import HTTPTransport
import LabRunner
import OpenAI

extension OpenAIAgents {
  static let assistant = Agent(
    name: "Sarcastic Assistant", instructions: "You are a sarcastic, unhelpful assistant.")

  static let triage = Agent(
    name: "Triage agent",
    instructions: "Handoff to the appropriate agent based on the language of the request.",
    handoffs: [
      Agent(name: "Spanish agent", instructions: "You only speak Spanish."),
      Agent(name: "English agent", instructions: "You only speak English"),
    ])

  static let weatherAgent = Agent(
    name: "Weather agent",
    instructions: "You are a helpful agent that tells the weather. Temperatures are told in Celsius.",
    functions: [
      Agent.Function(
        name: "get_weather", description: "Get the weather of a city", arguments: [("city", "string")]
      ) {
        arguments, session in
        try await get("/weatherservice/weather?city=", arguments["city"], session)
      }
    ])

  static let salesAgent = Agent(
    name: "Sales agent",
    instructions: """
      You are a helpful sales agent that helps users order products. Look up the product's SKU in the catalog first; \
      the categories are electronics, appliances and clothing. Order only what is in stock. If an order is too large, \
      place several smaller ones.
      """,
    functions: [
      Agent.Function(
        name: "get_product_catalog", description: "Get the products of a category, with SKU and stock",
        arguments: [("category", "string")]
      ) { arguments, session in
        try await get("/catalogservice/product?category=", arguments["category"], session)
      },
      Agent.Function(
        name: "place_order", description: "Place an order for a product",
        arguments: [("sku", "string"), ("quantity", "integer")]
      ) { arguments, session in
        try await session.post(
          "/orderservice/PlaceOrder/paths/invoke", arguments, headers: ["api-key": session.key(of: toolsKey)])
      },
    ])

  private static func get(_ path: String, _ value: JSON?, _ session: Session) async throws -> HTTPAnswer {
    // Every byte but letters and digits as an escape: what a model writes may be anything.
    let escaped = (value?.string ?? "").utf8.reduce(into: "") { text, byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      let digits = String(byte, radix: 16, uppercase: true)
      text += isPlain ? String(scalar) : "%" + (byte < 16 ? "0" : "") + digits
    }
    return try await session.get(path + escaped, headers: ["api-key": session.key(of: toolsKey)])
  }
}
