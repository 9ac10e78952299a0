import HTTPTransport

/// The pages that a person sees: plain forms, which a script can send as well.
enum SignInPage {
  /// The sign-in of the authorization code flow; `fields` are sent along.
  static func signIn(_ fields: [(name: String, value: String)], name: String?, problem: String?) -> Response {
    let hidden = fields.map { field in
      """
      <input type="hidden" name="\(HTMLText.escaped(field.name))" value="\(HTMLText.escaped(field.value))">
      """
    }
    return page("Sign in", problem, form(hidden.joined(separator: "\n") + credentials(name)))
  }

  /// The page for a device's code: first the code alone, then the sign-in.
  static func device(code: String?, problem: String?) -> Response {
    let value = code.map { " value=\"\(HTMLText.escaped($0))\"" } ?? ""
    let typed = "<label>Code <input name=\"otc\"\(value) required></label>"
    return page("Enter code", problem, form(typed + credentials(nil)))
  }

  /// What a person sees who has signed in for a device, or has declined to.
  static func done(isDeclined: Bool) -> Response {
    page(isDeclined ? "You have declined" : "You have signed in", nil, "<p>You may close this window.</p>")
  }

  /// An error that cannot be sent to the client, since the client or its address is not known.
  static func refusal(_ description: String) -> Response {
    page("Sorry, but we're having trouble signing you in", description, "", status: 400)
  }

  /// A page that posts fields to an address by itself (`response_mode=form_post`).
  static func post(_ fields: [(name: String, value: String)], to address: String) -> Response {
    let hidden = fields.map { field in
      """
      <input type="hidden" name="\(HTMLText.escaped(field.name))" value="\(HTMLText.escaped(field.value))">
      """
    }.joined(separator: "\n")
    return page(
      "Working...", nil,
      """
      <form method="post" action="\(HTMLText.escaped(address))">
      \(hidden)
      <button>Continue</button></form><script>document.forms[0].submit()</script>
      """)
  }

  private static func form(_ content: String) -> String {
    "<form method=\"post\">\n\(content)\n</form>"
  }

  private static func credentials(_ name: String?) -> String {
    let value = name.map { " value=\"\(HTMLText.escaped($0))\"" } ?? ""
    return """

      <label>User <input name="login" autocomplete="username"\(value)></label>
      <label>Password <input name="passwd" type="password" autocomplete="current-password"></label>
      <button>Sign in</button> <button name="decline" value="1">Decline</button>
      """
  }

  private static func page(
    _ title: String, _ problem: String?, _ content: String, status: Int = 200
  ) -> Response {
    let alert = problem.map { "<p role=\"alert\">\(HTMLText.escaped($0))</p>\n" } ?? ""
    let title = HTMLText.escaped(title)
    return Response(
      status, headers: ["Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store, no-cache"],
      body: .text(
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>\(title)</title></head>
        <body><h1>\(title)</h1>
        \(alert)\(content)
        </body></html>

        """))
  }
}
