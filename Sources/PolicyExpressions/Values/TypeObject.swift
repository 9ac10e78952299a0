/// `System.Type`, as `typeof` and `GetType()` answer it.
final class TypeObject: NetObject {
  let subject: StaticType

  init(of subject: StaticType) {
    self.subject = subject
  }

  var type: StaticType { .named("Type") }
  var text: String { Library.standard.fullName(of: subject) }
  var hash: Int { Int(Equality.hash(of: text)) }

  func equals(_ other: any NetObject) -> Bool {
    (other as? TypeObject)?.subject == subject
  }
}
