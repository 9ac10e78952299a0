/// The files of a new lab: small, whole, and passing as they are.
public struct LabTemplate: Sendable {
  /// The lab's name, in kebab case.
  public let name: String

  /// Creates a template.
  ///
  /// - Throws: ``LabError`` with ``ExitCode/usage`` for a name that is not in kebab case.
  public init(name: String) throws(LabError) {
    let words = name.split(separator: "-", omittingEmptySubsequences: false)
    let isName = words.allSatisfy { word in
      !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
    }
    guard isName, name.first?.isLetter == true else {
      throw LabError(
        .usage, "'\(name)' is no name for a lab",
        hint: "lowercase letters, digits and hyphens will do, such as my-lab")
    }
    self.name = name
  }

  /// The files' names and what stands in them.
  public var files: [(name: String, text: String)] {
    [("Lab.swift", script), ("policy.xml", policy), ("README.md", readMe)]
  }

  // With a word that no type of the kit ends with, so that a lab named `backend` does not hide `Backend`.
  private var type: String {
    let words = name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return words.hasSuffix("Lab") && words != "Lab" ? words : words + "Lab"
  }

  private var title: String {
    name.prefix(1).uppercased() + name.dropFirst().replacing("-", with: " ")
  }

  private var script: String {
    """
    public import AIGateway
    public import LabRunner
    import Simulators

    /// More questions in a minute than a caller may ask.
    public struct \(type): Lab {
      /// What `labs run` takes; the folder has the same name.
      public static let name = "\(name)"
      /// The name in words.
      public static let title = "\(title)"
      /// What it shows.
      public static let summary = "A caller may ask so many questions a minute; the next one gets 429."
      /// Where `labs list` puts it.
      public static let category = "own"

      @Parameter("Questions that a caller may ask in a minute", in: 1...1000) var callsPerMinute = 3
      @Parameter("Questions to ask", in: 1...1000) var requests = 5

      private let answers = Output<[Exchange]>("answers")
      private let reached = Output<Int>("questions that reached the model")

      /// Creates the lab.
      public init() {}

      /// What is deployed: a model behind an API with the policy of policy.xml, and a caller's key.
      public var service: Service {
        Service {
          API("openai", .azureOpenAI, path: "openai", policy: .file("policy.xml"))
          Backend("model", OpenAISimulator(region: "UK South", deployments: ["gpt-4o-mini"]))
          NamedValue("calls-per-minute", "\\(callsPerMinute)")
          Subscription("caller")
        }
      }

      /// Asks, shows, and asserts.
      public var steps: [any Step] {
        let (requests, allowed) = (requests, min(requests, callsPerMinute))
        Exercise("Ask \\(requests) times in a row", saving: answers) { session in
          var answers: [Exchange] = []
          for _ in 0..<requests {
            answers.append(try await session.openAI().chat("gpt-4o-mini", Self.question))
          }
          return answers
        }
        Exercise("Count what reached the model", saving: reached) { session in
          session.requests(to: "model")
        }
        ShowChart("Time by question", answers) { answers in
          .bars(
            Chart.Bars(
              title: "Time by question", xName: "Question", yName: "Milliseconds",
              points: answers.enumerated().map { Chart.Point("\\($0 + 1)", $1.milliseconds) }))
        }
        Assert("The first questions are answered, and the next are not", answers) { answers, expect in
          expect.equal(
            answers.map { $0.status ?? 0 },
            answers.indices.map { $0 < allowed ? 200 : 429 },
            "The first \\(allowed) get 200, the others 429")
          expect.that(
            answers.contains { $0.status == 429 }, "The limit is reached", expected: "at least one 429",
            actual: "\\(answers.count) answers")
        }
        Assert("A refused question costs nothing", reached) { reached, expect in
          expect.equal(reached, allowed, "Only \\(allowed) reach the model")
        }
      }

      private static let question = [(role: "user", content: "What time is it?")]
    }

    """
  }

  private var policy: String {
    """
    <!-- Limits how many questions a caller may ask in a minute. The lab's parameter sets {{calls-per-minute}}. -->
    <policies>
      <inbound>
        <base />
        <rate-limit-by-key calls="{{calls-per-minute}}" renewal-period="60" counter-key="@(context.Subscription.Id)" />
        <set-backend-service backend-id="model" />
      </inbound>
      <backend>
        <base />
      </backend>
      <outbound>
        <base />
      </outbound>
      <on-error>
        <base />
      </on-error>
    </policies>

    """
  }

  private var readMe: String {
    """
    # \(title)

    What should be so: a caller may ask so many questions a minute, and who asks more gets 429.

    | file | |
    |---|---|
    | `policy.xml` | the policy document, as one would paste it into API Management |
    | `Lab.swift` | what is deployed, what is done, and what must be so |
    | `data/` | the lab's inputs, if it has any; a step reads a table with `session.table("data/NAME.tsv", columns: 2)` |

    ```sh
    labs run .                           # saved changes are compiled and run
    labs run . -p callsPerMinute=1000    # the control: without a limit in reach the lab must fail
    labs info .                          # parameters and steps
    labs diff                            # what has changed since the run before
    ```

    """
  }
}
