import AIGateway
import HTTPTransport
import OpenAI

/// An API imported from a small OpenAPI document.
enum PetStore {
  /// OpenAPI 3.0: references of every kind, parameters of every place, examples and schemas.
  static let document = #"""
    {
      "openapi": "3.0.3",
      "info": {"title": "Pets", "version": "1"},
      "servers": [{"url": "http://pets.test/v1"}],
      "paths": {
        "/pets": {
          "parameters": [{"$ref": "#/components/parameters/Tenant"}],
          "get": {
            "operationId": "listPets",
            "summary": "All pets",
            "parameters": [
              {"name": "limit", "in": "query", "required": true, "schema": {"type": "integer", "maximum": 100}},
              {"name": "kinds", "in": "query", "schema": {"type": "array", "items": {"enum": ["cat", "dog"]}}},
              {"name": "from", "in": "query", "schema": {"type": "string", "format": "date"}}
            ],
            "responses": {
              "200": {
                "description": "",
                "headers": {"X-Total": {"required": true, "schema": {"type": "integer"}}},
                "content": {
                  "application/json": {
                    "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
                    "examples": {"none": {"value": []}, "one": {"$ref": "#/components/examples/One"}}
                  },
                  "text/csv": {"example": "id,name"}
                }
              },
              "404": {"$ref": "#/components/responses/Problem"},
              "default": {"description": ""}
            }
          },
          "post": {
            "operationId": "addPet",
            "requestBody": {
              "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
            },
            "responses": {"201": {"description": "", "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}}
          }
        },
        "/pets/{id}": {
          "get": {
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
            "responses": {"204": {"description": ""}}
          }
        }
      },
      "components": {
        "parameters": {"Tenant": {"name": "X-Tenant", "in": "header", "schema": {"type": "string", "minLength": 2}}},
        "examples": {"One": {"value": [{"id": 1, "name": "Rex"}]}},
        "responses": {"Problem": {"description": "", "content": {"application/problem+json": {}}}},
        "schemas": {
          "Pet": {
            "type": "object",
            "required": ["id", "name"],
            "properties": {
              "id": {"type": "integer"},
              "name": {"type": "string", "nullable": true},
              "owner": {"$ref": "#/components/schemas/Owner"}
            }
          },
          "Owner": {"type": "object", "properties": {"mail": {"type": "string", "format": "email"}}}
        }
      }
    }
    """#

  /// A gateway before it, with policies in its sections.
  static func trial(
    inbound: String = "", outbound: String = "", onError: String = "",
    answeredBy backend: Trial.Backend = Trial.Backend(),
    @ServiceBuilder resources: () -> [any ServiceResource] = { [] }
  ) throws -> Trial {
    let definition = try APIDefinition.openAPI(bytes: Array(document.utf8))
    let policy = """
      <policies>
        <inbound><base />\(inbound)</inbound>
        <backend><base /></backend>
        <outbound><base />\(outbound)</outbound>
        <on-error><base />\(onError)</on-error>
      </policies>
      """
    let added = resources()
    return try Trial(
      Service {
        API(
          "pets", definition, path: "store", subscriptionRequired: false,
          policy: .text(policy, name: "policy.xml"))
        added
      }, answeredBy: backend)
  }

  /// Tells of the error that a policy ended the request with.
  static let tellError = """
    <set-header name="X-Error" exists-action="override">
      <value>@(context.LastError.Source + "|" + context.LastError.Reason + "|" + context.LastError.Message)</value>
    </set-header>
    """

  /// The errors that a variable holds, written as a response.
  static func tellErrors(_ variable: String) -> String {
    """
    <set-header name="X-Errors" exists-action="override"><value>@{
      if (!context.Variables.ContainsKey("\(variable)")) { return "none"; }
      var errors = (List<ValidationError>)context.Variables["\(variable)"];
      return string.Join(";", errors.Select(e => e.Name + "," + e.Type + "," + e.ValidationRule + "," + e.Action));
    }</value></set-header>
    """
  }
}
