extension Trial {
  /// A gateway that answers each request with the value of an expression, once some policies have run.
  init(answering expression: String, after policies: String = "") throws {
    try self.init(
      inbound: "<base />\(policies)<return-response><set-body>@(\(expression))</set-body></return-response>")
  }
}
