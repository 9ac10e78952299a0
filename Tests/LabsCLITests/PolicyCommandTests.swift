import OpenAI
import Testing

extension CommandLineTests {
  @Suite struct PolicyCommandTests {
    @Test func `A document is checked without the values that it needs, which are listed`() throws {
      let workspace = try Workspace()
      try workspace.write(
        """
        <policies>
          <inbound>
            <base />
            <set-backend-service backend-id="{backend-id}" />
            <azure-openai-token-limit counter-key="@("{{prefix}}" + context.Subscription.Id)"
              tokens-per-minute="{{tpm}}" estimate-prompt-tokens="{{estimate}}" />
            <choose>
              {limits}
            </choose>
            <set-variable name="n" value="@(new Random().Next(1, 100) < {{share}})" />
            <include-fragment fragment-id="shared" />
            <include-fragment fragment-id="{which}" />
            <set-variable name="m" value="@{ var n = 1; return $"a/{group-id}/{n}"; }" />
          </inbound>
          <backend>
            <set-backend-service backend-id="spare" />
            <set-backend-service base-url="{{address}}" />
            <set-backend-service base-url="wss://realtime.example" />
          </backend>
        </policies>
        """, to: "open.xml")
      let answer = try workspace.labs("policy", "check", "open.xml", "--json")
      #expect(answer.status == 0, "\(answer.output) \(answer.errors)")
      let report = try #require(try answer.json[0])
      #expect(report["file"] == "open.xml" && report["ok"] == true && report["errors"] == [])
      #expect(
        report["needs"] == [
          "namedValues": ["prefix", "tpm", "estimate", "share", "address"],
          "placeholders": ["backend-id", "limits", "which", "group-id"],
          "fragments": ["shared"], "backends": ["spare"], "loggers": [],
        ])
    }

    @Test func `A value that is given is no longer needed, and is checked`() throws {
      let workspace = try Workspace()
      try workspace.write(
        """
        <policies><inbound>
          <azure-openai-token-limit counter-key="{{key}}" tokens-per-minute="{tpm}"
            estimate-prompt-tokens="false" />
        </inbound></policies>
        """, to: "limit.xml")
      try workspace.write(#"{"key": "k", "tpm": 500}"#, to: "values.json")
      let good = try workspace.labs("policy", "check", "limit.xml", "--values", "values.json", "--json")
      #expect(good.status == 0)
      #expect(try good.json[0]?["needs"]?["namedValues"] == [])
      #expect(try good.json[0]?["needs"]?["placeholders"] == [])
      let bad = try workspace.labs(
        "policy", "check", "limit.xml", "--values", "values.json", "--set", "tpm=many", "--json")
      #expect(bad.status == 65)
      #expect(try bad.json[0]?["errors"]?[0]?["line"] == 2)
      #expect(try bad.json[0]?["needs"]?["namedValues"] == [])
    }

    @Test func `What is wrong beside a name without a value is told`() throws {
      let workspace = try Workspace()
      try workspace.write(
        """
        <policies><inbound>
          <choose>
            {limits}
            <when condition="@(context.Requst)" />
          </choose>
          <set-variable name="n" value="@({{a}} + missing)" />
        </inbound></policies>
        """, to: "wrong.xml")
      let answer = try workspace.labs("policy", "check", "wrong.xml", "--json")
      #expect(answer.status == 65)
      let errors = try #require(try answer.json[0]?["errors"]?.array)
      #expect(errors.map { $0["line"] } == [4, 6])
    }

    @Test func `A policy that only Azure has loads, and is named as not run here`() throws {
      let workspace = try Workspace()
      try workspace.write(
        """
        <policies><inbound>
          <invoke-dapr-binding name="queue"><data>@("x")</data></invoke-dapr-binding>
          <log-to-eventhub logger-id="hub">@("x")</log-to-eventhub>
        </inbound></policies>
        """, to: "dapr.xml")
      let answer = try workspace.labs("policy", "check", "dapr.xml", "--json")
      #expect(answer.status == 0)
      let report = try #require(try answer.json[0])
      #expect(report["notRun"]?.array?.contains("invoke-dapr-binding") == true)
      #expect(report["needs"]?["loggers"] == ["hub"])
      #expect(try workspace.labs("policy", "check", "dapr.xml").output.contains("not run here: invoke-dapr"))
    }

    @Test func `Every mistake of a document is told with its place and what would be right`() throws {
      let workspace = try Workspace()
      try workspace.write(
        """
        <policies>
          <inbound>
            <set-headr name="a" />
            <set-variable name="n" value="@(context.Requst)" />
          </inbound>
        </policies>
        """, to: "wrong.xml")
      let answer = try workspace.labs("policy", "check", "wrong.xml", "--json")
      #expect(answer.status == 65)
      let report = try #require(try answer.json[0])
      #expect(report["ok"] == false)
      let errors = try #require(report["errors"]?.array)
      #expect(errors.count == 2)
      #expect(errors.first?["line"] == 3 && errors.first?["column"] == 5)
      #expect(errors.first?["hint"] == "did you mean <set-header>?")
      #expect(errors.last?["line"] == 4 && errors.last?["column"] == 45)
      let text = try workspace.labs("policy", "check", "wrong.xml")
      #expect(text.status == 65 && text.output.contains("wrong.xml:3:5: there is no policy <set-headr>"))
    }

    @Test func `A folder is searched for documents, and a fragment is one`() throws {
      let workspace = try Workspace()
      try workspace.write(
        #"<fragment><set-header name="a"><value>b</value></set-header></fragment>"#,
        to: "labs/fragment.xml")
      try workspace.write("<project />", to: "labs/build.xml")
      let answer = try workspace.labs("policy", "check", "labs")
      #expect(answer.status == 0)
      #expect(answer.output.contains("ok       labs/fragment.xml\n"))
      #expect(answer.output.hasSuffix("2 documents, none refused.\n"))
      #expect(answer.errors.contains("labs/build.xml"))
      #expect(try workspace.labs("policy", "check", "nowhere.xml").status == 66)
    }

    @Test func `The list has every policy once, by name, with its sections`() throws {
      let policies = try #require(try Workspace().labs("policy", "list", "--json").json.array)
      let names = policies.compactMap { $0["name"]?.string }
      #expect(names == Set(names).sorted() && names.count > 60)
      let choose = try #require(policies.first { $0["name"] == "choose" })
      #expect(choose["runs"] == true)
      #expect(choose["sections"] == ["inbound", "backend", "outbound", "on-error"])
      #expect(policies.first { $0["name"] == "llm-token-limit" }?["sections"] == ["inbound"])
      let resolver = try #require(policies.first { $0["name"] == "sql-data-source" })
      #expect(resolver["runs"] == false && resolver["missing"] == "GraphQL")
      #expect(resolver["sections"] == ["backend"])
      let lines = try Workspace().labs("policy", "list").output.split(separator: "\n")
      #expect(lines.contains { $0.split(separator: " ") == ["choose", "yes", "all"] })
      #expect(
        lines.contains { $0.split(separator: " ") == ["sql-data-source", "no:", "GraphQL", "backend"] })
    }

    @Test(
      arguments: [
        ("1 + 1", "System.Int32", JSON.int(2), "2"),
        ("@(1 == 1)", "System.Boolean", true, "True"),
        ("@{ return \"a\" + 1.5; }", "System.String", "a1.5", "a1.5"),
        ("null", "null", nil, ""),
        ("new string[] { \"a\" }", "System.String[]", "System.String[]", "System.String[]"),
        ("1 // one", "System.Int32", 1, "1"),
      ] as [(String, String, JSON, String)])
    func `An expression's value is printed as .NET prints it, and as JSON with its type`(
      expression: String, type: String, value: JSON, text: String
    ) throws {
      let workspace = try Workspace()
      #expect(
        try workspace.labs("policy", "eval", expression, "--json").json == [
          "type": .string(type), "value": value,
        ])
      let plain = try workspace.labs("policy", "eval", expression)
      #expect(plain.status == 0 && plain.output == "\(text)\n")
    }

    @Test(arguments: [
      ("context.Request.Method + context.Request.Url.Query[\"q\"][0]", "POST7"),
      ("context.Request.Body.As<JObject>()[\"messages\"][0]", "hi"),
      ("context.Request.Headers.GetValueOrDefault(\"x-a\", \"\")", "1,2"),
      ("context.Request.IpAddress + context.Request.MatchedParameters[\"id\"]", "10.0.0.14"),
      ("context.Response.StatusCode + context.Response.StatusReason", "429Slow down"),
      ("(int)context.Variables[\"n\"] + 1", "4"),
      ("((JObject)context.Variables[\"o\"])[\"a\"]", "b"),
      ("context.Subscription.Id + context.Subscription.Key", "s1k"),
      ("context.Api.Name + context.Operation.UrlTemplate + context.Product.Id", "OpenAI/chat/*p"),
      ("context.Subscription.StartDate == null && context.Product.SubscriptionLimit == null", "True"),
      ("context.Product.Groups.Count() + (context.Product.ApprovalRequired ? 1 : 0)", "0"),
      ("context.User.Email", "u@example.com"),
      ("context.User.Identities.First().Provider + context.User.RegistrationDate.Year", "Azure2024"),
      ("context.Product.State == ProductState.Published ? \"!\" : \"?\"", "!"),
      ("context.Subscription.EndDate.Value.ToString(\"yyyy\")", "2027"),
      ("context.Subscription.StartDate.HasValue", "False"),
      ("string.Join(\",\", context.User.Groups.Where(g => g.Name != \"b\").Select(g => g.Id))", "a,c"),
      ("context.Deployment.Region", "West US"),
      ("context.Request.Certificate.Subject", "CN=Example Issuing"),
      ("context.LastError.Reason + context.LastError.Section", "Rinbound"),
    ])
    func `A context file says what the expression sees`(expression: String, text: String) throws {
      let workspace = try Workspace()
      try workspace.write(
        """
        {"request": {"method": "post", "url": "https://a.example/b?q=7", "headers": {"X-A": ["1", "2"]},
          "body": {"messages": ["hi"]}, "ipAddress": "10.0.0.1", "matchedParameters": {"id": "4"},
          "clientCertificate": "\(Self.certificate)"},
         "response": {"status": 429, "reason": "Slow down"}, "variables": {"n": 3, "o": {"a": "b"}},
         "subscription": {"id": "s1", "key": "k", "endDate": "2027-01-02T00:00:00.000Z"}, "api": {"id": "a", "name": "OpenAI"},
         "operation": {"id": "o", "urlTemplate": "/chat/*"}, "product": {"id": "p"},
         "user": {"id": "u", "email": "u@example.com", "groups": ["a", "b", "c"],
          "identities": [{"id": "x", "provider": "Azure"}], "registrationDate": "2024-05-06T00:00:00.000Z"},
         "deployment": {"region": "West US"},
         "lastError": {"reason": "R", "section": "inbound"}}
        """, to: "context.json")
      let answer = try workspace.labs("policy", "eval", expression, "--context", "context.json")
      #expect(answer.output == "\(text)\n", "\(answer.errors)")
    }

    // One of the tests' certificates, as it stands in a JSON string.
    private static let certificate = """
      -----BEGIN CERTIFICATE-----\\n\
      MIIBeTCCAR+gAwIBAgIDAIAAMAoGCCqGSM49BAMCMDwxCzAJBgNVBAYTAkRFMRYw\\n\
      FAYDVQQKDA1FeGFtcGxlIFRydXN0MRUwEwYDVQQDDAxFeGFtcGxlIFJvb3QwIBcN\\n\
      MjAwMTAxMDAwMDAwWhgPMjEwMDAxMDEwMDAwMDBaMBoxGDAWBgNVBAMMD0V4YW1w\\n\
      bGUgSXNzdWluZzB2MBAGByqGSM49AgEGBSuBBAAiA2IABMInFZ8rValgNp5pozPb\\n\
      Nb2T1ZlctGFuyUEravrAX3+Wo4mq5T+kN89zE7OqPDJfqEfocogC311UiIS8/Ykp\\n\
      Yu8IexvrxPA+1nTXApxXY6/6XLH3JtpKMou1fOPyxTKAu6MTMBEwDwYDVR0TAQH/\\n\
      BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAp0fqc8Ar4rFTB9yS5sBjJV0yy82BJ\\n\
      /cOWXDohdvsXIAIhAJopJoFcfZRvRhKqq8eHF7UvGO2wlz04pzwobv3jxZ4N\\n\
      -----END CERTIFICATE-----\\n
      """

    @Test func `An expression that is refused or throws ends with 65 and the place`() throws {
      let workspace = try Workspace()
      let refused = try workspace.labs("policy", "eval", "1 + missing", "--json")
      #expect(refused.status == 65)
      let error = try #require(try refused.json["error"])
      #expect(error["message"] == "The name 'missing' does not exist in the current context")
      #expect(error["line"] == 1 && error["column"] == 5)
      let thrown = try workspace.labs("policy", "eval", "@(int.Parse(\"a\"))", "--json")
      #expect(thrown.status == 65)
      #expect(try thrown.json["error"]?["exception"] == "System.FormatException")
      let plain = try workspace.labs("policy", "eval", "1 + missing")
      #expect(plain.status == 65 && plain.errors.hasPrefix("error: 1:5: The name 'missing'"))
    }

    @Test func `The body of a form is read by the names of its fields`() throws {
      let workspace = try Workspace()
      try workspace.write(#"{"request": {"body": "a=1&b=x+y%21&a=2"}}"#, to: "context.json")
      let answer = try workspace.labs(
        "policy", "eval", "--context", "context.json",
        """
        @{ var form = context.Request.Body.AsFormUrlEncodedContent(preserveContent: true);
           return form["b"].First() + form["a"].Count + form["a"][1] + form.ContainsKey("c"); }
        """)
      #expect(answer.output == "x y!22False\n", "\(answer.errors)")
    }

    @Test func `A field that context has not is refused by its name`() throws {
      let workspace = try Workspace()
      try workspace.write(#"{"request": {"metod": "GET"}}"#, to: "context.json")
      let answer = try workspace.labs("policy", "eval", "1", "--context", "context.json")
      #expect(answer.status == 65)
      #expect(answer.errors.contains("context.json: request.metod is no field of request"))
      #expect(answer.errors.contains("did you mean method?"))
    }
  }
}
