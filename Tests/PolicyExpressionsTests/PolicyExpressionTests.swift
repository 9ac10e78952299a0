import PolicyExpressions
import Testing

@Suite struct PolicyExpressionTests {
  private func value<Result: ExpressionResult>(
    _ text: String, as type: Result.Type = Result.self
  ) throws -> Result {
    try PolicyExpression<Result>(text, context: SampleHost.contextType()).evaluate(in: SampleHost.scope())
  }

  @Test func `A literal is known at load and evaluates to itself`() throws {
    let host = try SampleHost.contextType()
    #expect(try PolicyExpression<Int>(" 42 ", context: host).literal == 42)
    #expect(try PolicyExpression<Bool>("True", context: host).literal == true)
    #expect(try PolicyExpression<Double>("0.5", context: host).literal == 0.5)
    #expect(try PolicyExpression<String>("a @(b)", context: host).literal == "a @(b)")
    #expect(try PolicyExpression<Int>("@(42)", context: host).literal == nil)
    #expect(try value("a", as: String.self) == "a")
  }

  @Test func `A literal of the wrong kind is refused`() throws {
    let host = try SampleHost.contextType()
    #expect(throws: ExpressionError.self) { try PolicyExpression<Int>("abc", context: host) }
    #expect(throws: ExpressionError.self) { try PolicyExpression<Bool>("", context: host) }
    let error = try #require(throws: ExpressionError.self) { try PolicyExpression<Int>("abc", context: host) }
    #expect(error.message == "'abc' is not a valid integer")
  }

  @Test func `A text result is what ToString answers, and nothing for null`() throws {
    #expect(try value("@(true)", as: String.self) == "True")
    #expect(try value("@((string)null)", as: String.self) == "")
    #expect(try value("@(1.50)", as: String.self) == "1.5")
    #expect(try value("@(new[] { \"a\" })", as: String.self) == "System.String[]")
  }

  @Test func `Numbers and truth values are also read from text and JSON`() throws {
    #expect(try value("@(\" 7 \")", as: Int.self) == 7)
    #expect(try value("@(JObject.Parse(\"{'a':7}\")[\"a\"])", as: Int.self) == 7)
    #expect(try value("@(\"true\")", as: Bool.self))
    #expect(try value("@(3)", as: Double.self) == 3)
    let failure = try #require(throws: ExpressionFailure.self) { try value("@(\"x\")", as: Int.self) }
    #expect(failure.exception == "System.InvalidCastException")
  }

  @Test func `A result that can never be the one wanted is refused at load`() throws {
    let host = try SampleHost.contextType()
    let error = try #require(throws: ExpressionError.self) {
      try PolicyExpression<Bool>("@(1)", context: host)
    }
    #expect(error.message == "Cannot implicitly convert type 'int' to 'bool'")
    #expect(throws: ExpressionError.self) { try PolicyExpression<Int>("@(true)", context: host) }
  }

  @Test func `Notable members are listed, others are not`() throws {
    let host = try SampleHost.contextType()
    let reads = try PolicyExpression<Value>(
      "@(context.Request.Method == \"POST\" ? context.Request.Body.As<string>() : \"\")", context: host
    ).reads
    #expect(reads == ["IRequest.Body", "IMessageBody.As"])
    #expect(try PolicyExpression<Value>("@(context.Request.Method)", context: host).reads.isEmpty)
  }

  @Test func `A failure says where it was thrown`() throws {
    let failure = try #require(throws: ExpressionFailure.self) {
      try value("@{\n  var n = 1;\n  return int.Parse(\"x\");\n}", as: Value.self)
    }
    #expect(failure.line == 3)
    #expect(failure.column == 14)
    #expect(failure.description == "System.FormatException: Input string was not in a correct format.")
  }

  @Test func `A deferred sequence is worked out before its variables are gone`() throws {
    let result = try value("@{ var k = 10; return new[]{1,2}.Select(x => x + k); }", as: Value.self)
    #expect(result.type == .named("List", [.int]))
  }

  @Test func `One expression serves many scopes at once`() async throws {
    let expression = try PolicyExpression<Int>(
      "@{ var s = 0; for (var i = 0; i < 100; i++) { s += i; } return s; }", context: SampleHost.contextType()
    )
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { try expression.evaluate(in: SampleHost.scope()) } }
      for try await result in group { #expect(result == 4950) }
    }
  }
}
