/// A statement as written, and where it starts.
struct Stmt: Sendable {
  let kind: Kind
  let offset: Int

  indirect enum Kind: Sendable {
    case expression(Expr)
    /// `T a = 1, b;`; const when `isConst`
    case declaration(TypeSyntax, [(name: String, value: Expr?, offset: Int)], isConst: Bool)
    case function(LocalFunction)
    case block([Stmt])
    /// `if (…) … else if (…) … else …`
    case branches([(condition: Expr, body: Stmt)], otherwise: Stmt?)
    case whileLoop(Expr, Stmt)
    case doLoop(Stmt, Expr)
    case forLoop([Stmt], Expr?, [Expr], Stmt)
    case forEach(TypeSyntax, String, Expr, Stmt)
    case switchOn(Expr, [SwitchSection])
    case tryBlock([Stmt], [CatchClause], finally: [Stmt]?)
    case using(Stmt, Stmt)
    case returning(Expr?)
    case throwing(Expr?)
    case breakLoop
    case continueLoop
    case checked(Bool, [Stmt])
    case empty
  }

  struct LocalFunction: Sendable {
    let result: TypeSyntax
    let name: String
    let parameters: [Expr.Parameter]
    let body: Expr.LambdaBody
  }

  struct SwitchSection: Sendable {
    let labels: [Label]
    let body: [Stmt]

    enum Label: Sendable {
      case value(Expr)
      case pattern(TypeSyntax, String, when: Expr?)
      case otherwise
    }
  }

  struct CatchClause: Sendable {
    let type: TypeSyntax?
    let name: String?
    let filter: Expr?
    let body: [Stmt]
    let offset: Int
  }
}
