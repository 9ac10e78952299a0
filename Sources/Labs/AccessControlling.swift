public import AIGateway
public import LabRunner
import LabTime
import OpenAI
import Simulators

/// Somebody signs in at Entra ID, and requests with all kinds of keys and tokens find out what opens the gateway.
public struct AccessControlling: Lab {
  /// `labs run access-controlling`
  public static let name = "access-controlling"
  /// The name in words.
  public static let title = "Access controlling"
  /// What it shows.
  public static let summary =
    "Besides a key a caller needs a token of the right tenant for the right application, which the model never sees."
  /// Where `labs list` puts it.
  public static let category = "security"

  @Parameter("Seconds that a token is good", in: 10...86_400) var lifetime = 60

  /// A request with some key and some token, and what became of it.
  struct Attempt: Codable {
    var name: String
    var status: Int
    var text: String
    var reachedModel: Bool
  }

  private let signIn = Output<DeviceSignIn>("sign-in")
  private let attempts = Output<[Attempt]>("attempts")

  /// Creates the lab.
  public init() {}

  /// A model that takes nobody's word but Entra ID's, behind an API with the policy and one that wants a role as well.
  public var service: Service {
    Service {
      API("openai", .azureOpenAI, displayName: "OpenAI", path: "openai", policy: .file("policy.xml"))
      API(
        "openai-roles", .azureOpenAI, displayName: "OpenAI, by role", path: "roles",
        policy: .file("roles.xml"))
      Backend(
        Self.backend,
        OpenAISimulator(
          region: "UK South", deployments: [Deployment(Self.model)],
          access: .tokens(TokenCheck(tenant: Contoso.tenant))))
      ExternalHost("login.microsoftonline.com", Contoso.directory(lifetime: .seconds(lifetime)))
      // It has no TLS in Azure either.
      ExternalHost(
        "169.254.169.254", isSecure: false, ManagedIdentitySimulator(tenant: Tenant(Contoso.tenant)))
      Placeholder("backend-id", Self.backend)
      Placeholder("tenant-id", Contoso.tenant)
      Placeholder("client-application-id", Contoso.console)
      Placeholder("web-application-id", Contoso.web)
      Subscription("openai-subscription")
    }
  }

  /// Signs in, asks, shows, and asserts.
  public var steps: [any Step] {
    let lifetime = lifetime
    Exercise("Sign in with a device code", saving: signIn) { session in
      let signIn = try await TokenAsker(session).signIn(as: Contoso.user)
      session.show(signIn.message)
      return signIn
    }
    Exercise("Ask with all kinds of keys and tokens", saving: attempts) { session in
      try await Self.attempts(session, own: session.value(of: signIn).token, lifetime)
    }
    ShowChart("What opens the gateway", attempts) { attempts in
      .table(
        Chart.Table(
          title: "What opens the gateway", columns: ["Key and token", "Status", "Model asked"],
          rows: attempts.map { [$0.name, "\($0.status)", $0.reachedModel ? "yes" : "no"] }))
    }
    assertions
  }

  private static let backend = "openai1"
  private static let model = "gpt-4o-mini"
  private static let prompt = [
    (role: "system", content: "You are a sarcastic, unhelpful assistant."),
    (role: "user", content: "Can you tell me the time, please?"),
  ]

  private static func attempts(
    _ session: Session, own: String, _ lifetime: Int
  ) async throws -> [Attempt] {
    let asker = TokenAsker(session)
    let web = try await asker.token(of: Contoso.web, for: "api://chat")
    let graph = try await asker.token(of: Contoso.web, for: "https://graph.microsoft.com")
    let foreign = try await asker.token(of: Contoso.web, for: "api://chat", tenant: Contoso.otherTenant)
    let stranger = try await asker.token(of: Contoso.stranger, for: "api://chat")
    let key = try session.key()
    var attempts = [
      try await ask("a key", key, nil, session),
      try await ask("a token", nil, own, session),
      try await ask("both", key, own, session),
      try await ask("both, for an application's own token", key, web, session),
      try await ask("both, of the first version", key, graph, session),
      try await ask("a signature of another token", key, Self.resigned(own, as: web), session),
      try await ask("of another tenant", key, foreign, session),
      try await ask("of another application", key, stranger, session),
      try await ask("where a role is wanted: with it", key, own, path: "/roles", session),
      try await ask("where a role is wanted: without", key, web, path: "/roles", session),
    ]
    try await session.clock.sleep(for: .seconds(lifetime + 1))
    attempts.append(try await ask("too late", key, own, session))
    return attempts
  }

  private static func ask(
    _ name: String, _ key: String?, _ token: String?, path: String = "/openai", _ session: Session
  ) async throws -> Attempt {
    let before = session.requests(to: backend)
    var headers = [String: String]()
    headers["api-key"] = key ?? ""
    headers["Authorization"] = token.map { "Bearer \($0)" }
    let exchange = try await session.openAI(path: path).chat(model, prompt, headers: headers)
    return Attempt(
      name: name, status: exchange.status ?? 0, text: exchange.status == 200 ? "" : exchange.text,
      reachedModel: session.requests(to: backend) > before)
  }

  private static func resigned(_ token: String, as other: String) -> String {
    let parts = token.split(separator: ".").dropLast() + other.split(separator: ".").suffix(1)
    return parts.joined(separator: ".")
  }
}

extension AccessControlling {
  @StepsBuilder private var assertions: [any Step] {
    let missing = #"{ "statusCode": 401, "message": "Azure AD JWT not present" }"#
    let invalid = #"{ "statusCode": 401, "message": "Invalid Azure AD JWT" }"#
    Assert("Entra ID waits for the person, and then gives the device a token", signIn) { signIn, expect in
      expect.equal(signIn.before, "authorization_pending", "Who asks before the sign-in is told to wait")
      expect.equal(signIn.after, "", "Who asks after it is told nothing of the kind")
      expect.equal(
        signIn.token.split(separator: ".").count, 3, "There is a signed token of three parts")
    }
    Assert("Neither the key nor the token alone is enough", attempts) { attempts, expect in
      expect.equal(attempts["a key"].map { [$0.text] }, [missing], "A key alone: no token is present")
      expect.that(
        attempts["a token"]?.text.contains("subscription key") == true,
        "A token alone: the key is looked at before the policy", expected: "401 for the key",
        actual: attempts["a token"]?.text ?? "")
      expect.equal(attempts["both"]?.status, 200, "Both together open the gateway")
    }
    Assert("The model sees the gateway's own token, not the caller's", attempts) { attempts, expect in
      expect.equal(
        attempts.filter { $0.status == 200 }.map(\.reachedModel), [true, true, true, true],
        "The model, which takes only tokens for Azure AI services, answers what passes")
      expect.equal(
        attempts.filter { $0.status != 200 }.count(where: \.reachedModel), 0, "Nothing else reaches it")
    }
    Assert("Tokens of both versions pass, of people and of applications", attempts) { attempts, expect in
      expect.equal(
        attempts["both, for an application's own token"]?.status, 200, "Its client stands in `azp`")
      expect.equal(attempts["both, of the first version"]?.status, 200, "Its client stands in `appid`")
    }
    Assert("Any other token is refused", attempts) { attempts, expect in
      for name in [
        "a signature of another token", "of another tenant", "of another application", "too late",
      ] {
        expect.equal(attempts[name]?.text, invalid, "A token: \(name)")
      }
    }
    Assert("A role can be asked for", attempts) { attempts, expect in
      expect.equal(attempts["where a role is wanted: with it"]?.status, 200, "Who has it is let in")
      expect.equal(attempts["where a role is wanted: without"]?.text, invalid, "Who has it not is refused")
    }
  }
}

extension [AccessControlling.Attempt] {
  fileprivate subscript(name: String) -> Element? { first { $0.name == name } }
}
