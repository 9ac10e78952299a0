/// Schemas, and values that they accept (`+`) and refuse (`-`); Python's jsonschema package gives the verdicts.
enum SchemaCases {
  struct Case: Sendable {
    let schema: String
    let value: String
    let isValid: Bool
  }

  static let all: [Case] = text.split(separator: "\n\n").flatMap { block in
    let lines = block.split(separator: "\n").map(String.init)
    return lines.dropFirst().map { line in
      Case(schema: lines[0], value: String(line.dropFirst(2)), isValid: line.hasPrefix("+"))
    }
  }

  private static let text = #"""
    {"type":"integer"}
    + 1
    + 1.0
    + 1e3
    + -12345678901234567890123
    - 1.5
    - "1"
    - null

    {"type":["string","null"],"minLength":2,"maxLength":3}
    + "ab"
    + null
    + "😀😀"
    - "a"
    - "abcd"
    - true

    {"enum":[1,"a",{"x":[1,2]},null]}
    + 1.0
    + {"x":[1.0,2]}
    + null
    - {"x":[2,1]}
    - "A"
    - false

    {"const":{"a":1,"b":2}}
    + {"b":2,"a":1}
    - {"a":1}

    {"minimum":1.5,"exclusiveMaximum":10}
    + 1.5
    + 9.999999999999999999
    + "text"
    - 10
    - 1.49999999999999999999
    - 1e400

    {"multipleOf":0.01}
    + 19.99
    + 0
    + -4.02
    - 0.001

    {"multipleOf":7}
    + 700000000000000000000000000000
    - 700000000000000000000000000001

    {"pattern":"^[a-z]+\\d$"}
    + "ab1"
    - "ab"
    - "1ab1"

    {"required":["a","b"],"properties":{"a":{"type":"string"},"b":{}},"additionalProperties":false}
    + {"a":"x","b":1}
    - {"a":"x"}
    - {"a":1,"b":1}
    - {"a":"x","b":1,"c":1}
    + [1]

    {"patternProperties":{"^x-":{"type":"integer"}},"additionalProperties":{"type":"string"}}
    + {"x-a":1,"b":"s"}
    - {"x-a":"1"}
    - {"b":1}

    {"propertyNames":{"maxLength":2},"minProperties":1,"maxProperties":2}
    + {"ab":1}
    - {"abc":1}
    - {}
    - {"a":1,"b":1,"c":1}

    {"items":{"type":"integer"},"minItems":1,"maxItems":3,"uniqueItems":true}
    + [1,2]
    - []
    - [1,1.0]
    - [1,2,3,4]
    - [1,"2"]

    {"prefixItems":[{"type":"string"},{"type":"integer"}],"items":false}
    + ["a",1]
    + ["a"]
    - ["a",1,2]
    - [1,"a"]

    {"contains":{"type":"string"},"minContains":2,"maxContains":3}
    + ["a",1,"b"]
    - ["a",1]
    - ["a","b","c","d"]

    {"allOf":[{"required":["a"]},{"required":["b"]}]}
    + {"a":1,"b":1}
    - {"a":1}

    {"anyOf":[{"type":"string"},{"minimum":10}]}
    + "x"
    + 10
    - 9

    {"oneOf":[{"multipleOf":3},{"multipleOf":5}]}
    + 9
    + 10
    - 15
    - 7

    {"not":{"required":["a"]}}
    + {}
    - {"a":null}

    {"if":{"properties":{"kind":{"const":"card"}},"required":["kind"]},"then":{"required":["number"]},"else":{"required":["iban"]}}
    + {"kind":"card","number":"1"}
    + {"iban":"x"}
    - {"kind":"card","iban":"x"}
    - {}

    {"dependentRequired":{"card":["address"]},"dependentSchemas":{"card":{"minProperties":3}}}
    + {"card":1,"address":1,"x":1}
    + {}
    - {"card":1}
    - {"card":1,"address":1}

    {"$ref":"#/$defs/tree","$defs":{"tree":{"type":"object","required":["value"],"properties":{"value":{"type":"integer"},"children":{"items":{"$ref":"#/$defs/tree"}}}}}}
    + {"value":1,"children":[{"value":2,"children":[]}]}
    - {"value":1,"children":[{"children":[]}]}

    {"$defs":{"a~b/c%":{"$anchor":"named","type":"integer"}},"properties":{"p":{"$ref":"#/$defs/a~0b~1c%25"},"q":{"$ref":"#named","maximum":5}}}
    + {"p":1,"q":5}
    - {"p":"1"}
    - {"q":6}

    {"format":"date-time"}
    + "2026-03-04T05:06:07.5Z"
    + "2026-03-04t05:06:07+23:59"
    - "2026-02-30T05:06:07Z"
    - "2026-03-04 05:06:07Z"

    {"format":"ipv6"}
    + "::1"
    - "1.2.3.4"
    - "12345::"

    {"format":"email"}
    + "joe.bloggs@example.com"
    - "joe"

    {"format":"something-of-ours"}
    + "anything"

    true
    + 1

    false
    - 1
    """#
}
