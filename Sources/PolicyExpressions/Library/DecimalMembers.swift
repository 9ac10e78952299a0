extension Library {
  /// `System.Decimal`
  static let decimalMembers: [Member] =
    numberMembers + parsing("decimal") { .decimal(try Numerals.decimal($0)) } + decimalArithmetic
    + decimalConstructors + [
      Member(constant: "decimal MinValue", .decimal(.minimum)),
      Member(constant: "decimal MaxValue", .decimal(.maximum)),
      Member(constant: "decimal Zero", .decimal(NetDecimal(0))),
      Member(constant: "decimal One", .decimal(NetDecimal(1))),
      Member(constant: "decimal MinusOne", .decimal(NetDecimal(-1))),
      Member("static decimal Parse(string s, NumberStyles style, IFormatProvider provider)") {
        .decimal(try Numerals.decimal($0.string(0, "s")))
      },
      Member(
        "static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out decimal result)"
      ) {
        call in
        let value = call.optionalString(0).flatMap { try? Numerals.decimal($0) }
        call.arguments[3] = .decimal(value ?? NetDecimal(0))
        return .bool(value != nil)
      },
      Member("static int Compare(decimal d1, decimal d2)") {
        .int(Int32(NetDecimal.order($0.decimal(0), $0.decimal(1))))
      },
      Member("static decimal Negate(decimal d)") { .decimal($0.decimal(0).negated) },
      Member("static decimal Floor(decimal d)") { .decimal($0.decimal(0).rounded(to: 0, .down)) },
      Member("static decimal Ceiling(decimal d)") { .decimal($0.decimal(0).rounded(to: 0, .up)) },
      Member("static decimal Truncate(decimal d)") { .decimal($0.decimal(0).rounded(to: 0, .towardZero)) },
      Member("static int[] GetBits(decimal d)") { call in
        let number = call.decimal(0)
        let words = [0, 32, 64].map { UInt32(truncatingIfNeeded: number.mantissa >> UInt128($0)) }
        let flags = UInt32(number.scale) << 16 | (number.isNegative ? 0x8000_0000 : 0)
        return .array((words + [flags]).map { .int(Int32(bitPattern: $0)) }, of: .int)
      },
    ] + decimalRounding

  /// `Round` of decimals, which `System.Math` has too.
  static let decimalRounding: [Member] = [
    Member("static decimal Round(decimal d)") { .decimal($0.decimal(0).rounded(to: 0)) },
    Member("static decimal Round(decimal d, int decimals)") {
      .decimal(try round($0, decimals: $0.int(1), mode: 0))
    },
    Member("static decimal Round(decimal d, MidpointRounding mode)") {
      .decimal(try round($0, decimals: 0, mode: $0.int(1)))
    },
    Member("static decimal Round(decimal d, int decimals, MidpointRounding mode)") {
      .decimal(try round($0, decimals: $0.int(1), mode: $0.int(2)))
    },
  ]

  private static func round(_ call: Call, decimals: Int, mode: Int) throws -> NetDecimal {
    guard (0...NetDecimal.mostDecimals).contains(decimals) else {
      throw NetException.argumentOutOfRange(
        "Decimal can only round to between 0 and 28 digits of precision.", "decimals")
    }
    return call.decimal(0).rounded(to: decimals, mode == 1 ? .toNearestOrAwayFromZero : .toNearestOrEven)
  }

  private static let decimalArithmetic: [Member] = [
    ("Add", "+"), ("Subtract", "-"), ("Multiply", "*"), ("Divide", "/"), ("Remainder", "%"),
  ].map { name, symbol in
    let apply = Numbers.binary(symbol, .decimal, checked: true)
    return Member("static decimal \(name)(decimal d1, decimal d2)") { call in
      try apply?(call.argument(0), call.argument(1)) ?? .null
    }
  }

  private static let decimalConstructors: [Member] =
    ["int", "uint", "long", "ulong", "float", "double"].map { name in
      Member("new(\(name) value)") {
        try Numbers.narrowing(to: .decimal, checked: true)?($0.argument(0)) ?? .null
      }
    }
    + [
      ("ToByte", StaticType.byte), ("ToInt16", .short), ("ToInt32", .int), ("ToInt64", .long),
      ("ToUInt32", .uint),
      ("ToUInt64", .ulong), ("ToSingle", .float), ("ToDouble", .double),
    ].map { name, type in
      let convert = Numbers.narrowing(to: type, checked: true)
      return Member("static \(type) \(name)(decimal d)") { try convert?($0.argument(0)) ?? .null }
    }
}

extension Call {
  /// A decimal argument.
  func decimal(_ index: Int) -> NetDecimal {
    NetDecimal(unboxed: argument(index))
  }
}
