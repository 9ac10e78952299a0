public import OpenAI

extension APIDefinition {
  /// An API as an OpenAPI document of version 3.0 or 3.1 describes it: operations, parameters, schemas, examples.
  ///
  /// Source: "Import an OpenAPI specification". Responses for `default` and for classes of statuses such as
  /// `4XX` have no place in API Management and are left out.
  ///
  /// - Throws: ``OpenAPIError`` for a document of another kind, and for a reference that leads nowhere in it.
  public static func openAPI(_ document: JSON) throws(OpenAPIError) -> APIDefinition {
    var reader = try OpenAPIReader(document)
    return try reader.definition()
  }

  /// An API as the bytes of an OpenAPI document in JSON describe it.
  ///
  /// - Throws: ``OpenAPIError``, also for what is no JSON.
  public static func openAPI(bytes: [UInt8]) throws(OpenAPIError) -> APIDefinition {
    let document: JSON
    do {
      document = try JSON(parsing: bytes)
    } catch {
      throw OpenAPIError("#", "the document is not JSON: \(error)")
    }
    return try openAPI(document)
  }
}
