import AIGateway
import HTTPTransport
import LabTime
import Testing

/// What `context` says of the service: its product and its subscription.
@Suite struct ServiceContextTests {
  private func answer(_ expression: String) async throws -> String {
    let policy =
      "<policies><inbound><return-response><set-body>@(\(expression))</set-body></return-response></inbound></policies>"
    var product = Product("gold", apis: ["api", "other"])
    product.groups = ["developers"]
    product.subscriptionLimit = 3
    product.approvalRequired = true
    product.isPublished = false
    var subscription = Subscription("s", scope: .product("gold"), primaryKey: "key")
    subscription.createdDate = Instant(year: 2025, month: 2, day: 3)
    subscription.endDate = Instant(year: 2026, month: 12, day: 31)
    let service = Service {
      API("api", .passthrough, path: "api", policy: .text(policy, name: "policy.xml"))
      API("other", .passthrough, displayName: "Other", path: "other")
      API("hidden", .passthrough, path: "hidden")
      product
      subscription
    }
    let answer = try await Trial(service).send(headers: ["Ocp-Apim-Subscription-Key": "key"])
    #expect(answer.status == 200)
    return answer.text
  }

  @Test(arguments: [
    ("string.Join(\",\", context.Product.Apis.Select(a => a.Name))", "api,Other"),
    ("context.Product.Groups.First().Name", "developers"),
    ("context.Product.SubscriptionLimit + (context.Product.ApprovalRequired ? \"!\" : \"\")", "3!"),
    ("context.Product.State", "NotPublished"),
    ("context.Subscription.CreatedDate.ToString(\"yyyy-MM-dd\")", "2025-02-03"),
    ("context.Subscription.EndDate.Value.Month", "12"),
    ("context.Subscription.StartDate == null", "True"),
  ])
  func `An expression reads the product and the subscription`(
    expression: String, expected: String
  ) async throws {
    #expect(try await answer(expression) == expected)
  }
}
