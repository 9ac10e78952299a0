import HTTPTransport

/// The page on which a person lets API Management use an account: a plain form, which a script can send as well.
enum ConsentPage {
  /// The question; the fields are sent along with the answer.
  static func question(provider: String, _ fields: [(name: String, value: String)]) -> Response {
    let hidden = fields.map { field in
      """
      <input type="hidden" name="\(HTMLText.escaped(field.name))" value="\(HTMLText.escaped(field.value))">
      """
    }
    return page(
      200,
      """
      <p>Let API Management use your account at \(HTMLText.escaped(provider))?</p>
      <form method="post">\(hidden.joined())
      <button>Allow access</button> <button name="decline" value="1">Cancel</button></form>
      """)
  }

  static func page(_ status: Int, _ content: String) -> Response {
    Response(
      status, headers: ["Content-Type": "text/html; charset=utf-8"],
      body: .text("<!doctype html><title>Credential manager</title>\n\(content)\n"))
  }
}
