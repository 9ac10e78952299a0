import AIGateway
import OpenAI
import Testing

@Suite struct OpenAPIImportTests {
  private func definition() throws -> APIDefinition {
    try APIDefinition.openAPI(bytes: Array(PetStore.document.utf8))
  }

  @Test func `Operations keep method, path and names, and get one where they have none`() throws {
    let operations = try definition().operations
    #expect(operations.map(\.name) == ["listPets", "addPet", "get-pets-id"])
    #expect(operations.map(\.method) == ["GET", "POST", "GET"])
    #expect(operations.map(\.urlTemplate) == ["/pets", "/pets", "/pets/{id}"])
    #expect(operations[0].displayName == "All pets")
    #expect(try definition().serviceURL == "http://pets.test/v1")
  }

  @Test func `Parameters come from the path, the operation and the components`() throws {
    let operations = try definition().operations
    #expect(operations[0].request.headers.map(\.name) == ["X-Tenant"])
    #expect(operations[0].request.queryParameters.map(\.type) == ["integer", "array", "string"])
    #expect(operations[0].request.queryParameters.map(\.isRequired) == [true, false, false])
    #expect(operations[2].templateParameters.map(\.name) == ["id"])
  }

  @Test func `Responses keep their status, header fields, types, schemas and examples`() throws {
    let definition = try definition()
    let list = definition.operations[0]
    #expect(list.responses.map(\.statusCode) == [200, 404])
    #expect(list.responses[0].headers.map(\.name) == ["X-Total"])
    #expect(list.responses[0].representations.map(\.contentType) == ["application/json", "text/csv"])
    #expect(list.responses[0].representations[0].examples.map(\.name) == ["none", "one"])
    #expect(list.responses[1].representations.map(\.contentType) == ["application/problem+json"])
    #expect(
      definition.operations[1].request.representations.first?.schema == SchemaName("Pet", in: "openapi"))
    // A schema that stands in an operation is given a name beside those of the components.
    let name = try #require(list.responses[0].representations[0].schema)
    #expect(definition.schemas[0].document["components"]?["schemas"]?[name.typeName]?["type"] == "array")
  }

  @Test(arguments: [
    ("[", "#"), (#"{"swagger":"2.0","paths":{}}"#, "#/openapi"), (#"{"openapi":"3.1.0"}"#, "#"),
    (
      ##"{"openapi":"3.0.0","paths":{"/a":{"get":{"parameters":[{"$ref":"#/none"}]}}}}"##,
      "#/paths//a/get/parameters/0"
    ),
    (
      ##"{"openapi":"3.0.0","paths":{"/a":{"$ref":"#/paths/~1a"}}}"##, "#/paths//a"
    ),
  ])
  func `A document that cannot be imported is refused with a place`(_ text: String, _ place: String) {
    let error = #expect(throws: OpenAPIError.self) { try APIDefinition.openAPI(bytes: Array(text.utf8)) }
    #expect(error?.location == place)
  }
}
