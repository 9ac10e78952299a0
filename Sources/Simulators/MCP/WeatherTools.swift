public import LabTime
public import MCP
import OpenAI

/// An MCP server that knows cities and their weather.
public enum WeatherTools {
  /// The server; the weather of a city follows from the seed, and stays.
  public static func server(random: RandomSource) -> MCPServer {
    MCPServer("Weather", version: "1.0.0") {
      ServerTool(
        "get_cities", "Get list of cities for a given country.",
        inputSchema: schema("country", "A country, such as Portugal")
      ) { call in
        let country = call.arguments["country"]?.string?.lowercased() ?? ""
        guard let cities = cities[country] else { return .text("No cities available for this country.") }
        return .text("[\(cities.map { "'\($0)'" }.joined(separator: ", "))]")
      }
      ServerTool(
        "get_weather", "Get weather information for a given city.",
        inputSchema: schema("city", "A city, such as Lisbon")
      ) { call in
        .text(weather(in: call.arguments["city"]?.string ?? "", random))
      }
    }
  }

  private static func schema(_ name: String, _ description: String) -> JSON {
    let property: JSON = ["type": "string", "description": .string(description)]
    return [
      "type": "object", "properties": .object(JSONObject([JSONObject.Member(name, property)])),
      "required": [.string(name)],
    ]
  }

  // The weather as Python writes a dictionary, which is what the lab's server does.
  private static func weather(in city: String, _ random: RandomSource) -> String {
    let random = random.derived("weather \(city.lowercased())")
    let condition = conditions[random.next(in: 0...conditions.count - 1)]
    let temperature = Double(random.next(in: -100...350)) / 10
    let quoted = city.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    return "{'city': '\(quoted)', 'condition': '\(condition)', 'temperature': \(temperature), "
      + "'humidity': \(random.next(in: 20...100))}"
  }

  private static let conditions = ["Sunny", "Cloudy", "Rainy", "Snowy", "Windy"]

  private static let cities = [
    "usa": ["New York", "Los Angeles", "Chicago", "Houston", "Phoenix"],
    "canada": ["Toronto", "Vancouver", "Montreal", "Calgary", "Ottawa"],
    "uk": ["London", "Manchester", "Birmingham", "Leeds", "Glasgow"],
    "australia": ["Sydney", "Melbourne", "Brisbane", "Perth", "Adelaide"],
    "india": ["Mumbai", "Delhi", "Bangalore", "Hyderabad", "Chennai"],
    "portugal": ["Lisbon", "Porto", "Braga", "Faro", "Coimbra"],
  ]
}
