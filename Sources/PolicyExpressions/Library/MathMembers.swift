import Foundation

extension Library {
  /// `System.Math`
  static let mathMembers: [Member] =
    [
      Member(constant: "double PI", .double(Double.pi)),
      Member(constant: "double E", .double(M_E)),
      real("Floor", { $0.rounded(.down) }), real("Ceiling", { $0.rounded(.up) }),
      real("Truncate", { $0.rounded(.towardZero) }), real("Sqrt", { $0.squareRoot() }), real("Log10", log10),
      real("Exp", exp), real("Sin", sin), real("Cos", cos), real("Tan", tan), real("Atan", atan),
      real("Asin", asin), real("Acos", acos), real("Sinh", sinh), real("Cosh", cosh), real("Tanh", tanh),
      Member("static double Atan2(double y, double x)") { .double(atan2($0.double(0), $0.double(1))) },
      Member("static double IEEERemainder(double x, double y)") {
        .double(remainder($0.double(0), $0.double(1)))
      },
      Member("static double Log(double d)") { .double(log($0.double(0))) },
      Member("static double Log(double a, double newBase)") {
        .double(log($0.double(0)) / log($0.double(1)))
      },
      Member("static double Pow(double x, double y)") { .double(pow($0.double(0), $0.double(1))) },
      Member("static double Round(double a)") { .double($0.double(0).rounded(.toNearestOrEven)) },
      Member("static double Round(double value, int digits)") {
        .double(try round($0, digits: $0.int(1), awayFromZero: false))
      },
      Member("static double Round(double value, MidpointRounding mode)") {
        .double(try round($0, digits: 0, awayFromZero: $0.int(1) == 1))
      },
      Member("static double Round(double value, int digits, MidpointRounding mode)") { call in
        .double(try round(call, digits: call.int(1), awayFromZero: call.int(2) == 1))
      },
    ] + ["sbyte", "short", "int", "long", "float", "double", "decimal"].flatMap(signed)
    + ["sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal"]
    .flatMap(comparing) + decimalRounding + [
      Member("static decimal Floor(decimal d)") { .decimal($0.decimal(0).rounded(to: 0, .down)) },
      Member("static decimal Ceiling(decimal d)") { .decimal($0.decimal(0).rounded(to: 0, .up)) },
      Member("static decimal Truncate(decimal d)") { .decimal($0.decimal(0).rounded(to: 0, .towardZero)) },
      Member("static long BigMul(int a, int b)") { .long(Int64($0.int(0)) * Int64($0.int(1))) },
    ]

  private static func real(_ name: String, _ function: @escaping @Sendable (Double) -> Double) -> Member {
    Member("static double \(name)(double d)") { .double(function($0.double(0))) }
  }

  private static func comparing(_ type: String) -> [Member] {
    [
      Member("static \(type) Max(\(type) val1, \(type) val2)") { call in
        if let a = call.argument(0).number, a.isNaN { return call.argument(0) }
        return try Equality.compare(call.argument(0), call.argument(1)) >= 0
          ? call.argument(0) : call.argument(1)
      },
      Member("static \(type) Min(\(type) val1, \(type) val2)") { call in
        if let a = call.argument(0).number, a.isNaN { return call.argument(0) }
        return try Equality.compare(call.argument(0), call.argument(1)) <= 0
          ? call.argument(0) : call.argument(1)
      },
    ]
  }

  private static func signed(_ type: String) -> [Member] {
    [
      Member("static \(type) Abs(\(type) value)") { call in
        switch call.argument(0) {
        case .double(let value): return .double(abs(value))
        case .float(let value): return .float(abs(value))
        case .decimal(let value): return .decimal(value.magnitude)
        case .sbyte(.min), .short(.min), .int(.min), .long(.min):
          throw NetException.overflow("Negating the minimum value of a twos complement number is invalid.")
        case .sbyte(let value): return .sbyte(abs(value))
        case .short(let value): return .short(abs(value))
        case .int(let value): return .int(abs(value))
        default: return .long(abs(call.argument(0).integer ?? 0))
        }
      },
      Member("static int Sign(\(type) value)") { call in
        .int(call.double(0) < 0 ? -1 : call.double(0) > 0 ? 1 : 0)
      },
    ]
  }

  /// As .NET Framework rounds: scale, round, scale back.
  private static func round(_ call: Call, digits: Int, awayFromZero: Bool) throws -> Double {
    guard (0...15).contains(digits) else {
      throw NetException.argumentOutOfRange("Rounding digits must be between 0 and 15, inclusive.", "digits")
    }
    let value = call.double(0)
    guard abs(value) < 1e16 else { return value }
    let scale = pow(10, Double(digits))
    return (value * scale).rounded(awayFromZero ? .toNearestOrAwayFromZero : .toNearestOrEven) / scale
  }
}
