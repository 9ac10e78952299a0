public import LabTime
public import OpenAI

/// An API that knows who is on call: a plain REST service, for labs that make tools of one.
public struct OnCallSimulator: Simulator {
  /// Describes the service.
  public init() {}

  /// Starts an instance that nobody has been paged by.
  public func start(clock: any LabClock, random: RandomSource) -> OnCallEndpoint {
    OnCallEndpoint(clock: clock)
  }

  /// The service as an OpenAPI document.
  public static let definition: JSON = [
    "openapi": "3.0.3", "info": ["title": "On call", "version": "1.0"],
    "paths": [
      "/teams": [
        "get": [
          "operationId": "list-teams", "summary": "List teams",
          "description": "Lists the teams that can be paged.",
          "responses": ["200": ["description": "The teams"]],
        ]
      ],
      "/teams/{team}/oncall": [
        "get": [
          "operationId": "get-on-call", "summary": "Who is on call",
          "description": "Says who of a team is on call, now or in some days.",
          "parameters": [
            [
              "name": "team", "in": "path", "required": true, "description": "The team's name",
              "schema": ["type": "string"],
            ],
            [
              "name": "days", "in": "query", "description": "How many days from now; 0 for now",
              "schema": ["type": "integer", "minimum": 0, "maximum": 365],
            ],
          ], "responses": ["200": ["description": "The person"], "404": ["description": "No such team"]],
        ]
      ],
      "/teams/{team}/pages": [
        "post": [
          "operationId": "page-team", "summary": "Page a team",
          "description": "Pages whoever of a team is on call.",
          "parameters": [
            ["name": "team", "in": "path", "required": true, "schema": ["type": "string"]]
          ],
          "requestBody": [
            "required": true,
            "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Page"]]],
          ], "responses": ["201": ["description": "The page"], "404": ["description": "No such team"]],
        ]
      ],
    ],
    "components": [
      "schemas": [
        "Page": [
          "type": "object", "required": ["message"],
          "properties": [
            "message": ["type": "string", "description": "What is wrong"],
            "urgency": ["$ref": "#/components/schemas/Urgency"],
          ],
        ], "Urgency": ["type": "string", "enum": ["low", "high"]],
      ]
    ],
  ]
}
