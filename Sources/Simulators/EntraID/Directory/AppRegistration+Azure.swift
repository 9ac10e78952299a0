extension AppRegistration {
  /// The services of Microsoft that tokens can be had for in every tenant.
  ///
  /// Source: "Azure services that support managed identities", and "Verify first-party Microsoft applications" for
  /// the ids of Microsoft Graph and Azure Resource Manager.
  static let azure = [
    service("https://graph.microsoft.com", id: "00000003-0000-0000-c000-000000000000", scopes: ["User.Read"]),
    service(
      "https://management.azure.com", "https://management.core.windows.net",
      id: "797f4846-ba00-4fd7-ba43-dac1f8f63013"),
    service("https://cognitiveservices.azure.com", id: "7d312290-28c8-473c-a0ed-8e53749b6d6d"),
    service("https://ai.azure.com"),
    service("https://ml.azure.com"),
    service("https://search.azure.com"),
    service("https://storage.azure.com", id: "e406a681-f3d4-42a8-90b6-c2b029497af1"),
    service("https://vault.azure.net", id: "cfa8b339-82a2-471a-a3c9-0fc0be7a4093"),
    service("https://eventhubs.azure.net"),
    service("https://servicebus.azure.net"),
    service("https://monitor.azure.com"),
    service("https://database.windows.net"),
    service("https://cosmos.azure.com"),
    service("https://redis.azure.com"),
    service("https://azure-api.net/authorization-manager"),
  ]

  private static func service(
    _ names: String..., id: String? = nil, scopes: [String] = ["user_impersonation"]
  ) -> AppRegistration {
    AppRegistration(
      id ?? ObjectID.of("azure", names.first ?? ""), identifierURIs: names, scopes: scopes)
  }
}
