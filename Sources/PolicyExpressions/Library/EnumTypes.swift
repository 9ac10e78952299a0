extension EnumType {
  /// The enumerations of .NET that expressions may name.
  static let all: [EnumType] = [
    stringComparison, stringSplitOptions, tokenType, formatting, dateTimeKind, dayOfWeek, midpointRounding,
    uriPartial, uriKind, cipherMode, paddingMode, xmlNodeType, saveOptions, loadOptions,
    EnumType(
      "X509KeyStorageFlags", namespace: "System.Security.Cryptography.X509Certificates",
      numbered: [
        ("DefaultKeySet", 0), ("UserKeySet", 1), ("MachineKeySet", 2), ("Exportable", 4),
        ("UserProtected", 8),
        ("PersistKeySet", 16), ("EphemeralKeySet", 32),
      ]),
    EnumType(
      "X509NameType", namespace: "System.Security.Cryptography.X509Certificates",
      ["SimpleName", "EmailName", "UpnName", "DnsName", "DnsFromAlternativeName", "UrlName"]),
    EnumType(
      "RegexOptions", namespace: "System.Text.RegularExpressions",
      numbered: [
        ("None", 0), ("IgnoreCase", 1), ("Multiline", 2), ("ExplicitCapture", 4), ("Compiled", 8),
        ("Singleline", 16),
        ("IgnorePatternWhitespace", 32), ("RightToLeft", 64), ("ECMAScript", 256), ("CultureInvariant", 512),
      ]),
    EnumType(
      "NormalizationForm", namespace: "System.Text",
      numbered: [("FormC", 1), ("FormD", 2), ("FormKC", 5), ("FormKD", 6)]),
    EnumType("Base64FormattingOptions", namespace: "System", ["None", "InsertLineBreaks"]),
    EnumType(
      "DateTimeStyles", namespace: "System.Globalization",
      numbered: [
        ("None", 0), ("AllowLeadingWhite", 1), ("AllowTrailingWhite", 2), ("AllowInnerWhite", 4),
        ("AllowWhiteSpaces", 7), ("NoCurrentDateDefault", 8), ("AdjustToUniversal", 16), ("AssumeLocal", 32),
        ("AssumeUniversal", 64), ("RoundtripKind", 128),
      ]),
    EnumType(
      "NumberStyles", namespace: "System.Globalization",
      numbered: [
        ("None", 0), ("AllowLeadingSign", 4), ("Integer", 7), ("Number", 111), ("Float", 167), ("Any", 511),
        ("HexNumber", 515),
      ]),
  ]

  static let stringComparison = EnumType(
    "StringComparison", namespace: "System",
    [
      "CurrentCulture", "CurrentCultureIgnoreCase", "InvariantCulture", "InvariantCultureIgnoreCase",
      "Ordinal",
      "OrdinalIgnoreCase",
    ])
  static let stringSplitOptions = EnumType(
    "StringSplitOptions", namespace: "System", ["None", "RemoveEmptyEntries"])
  static let tokenType = EnumType(
    "JTokenType", namespace: "Newtonsoft.Json.Linq",
    [
      "None", "Object", "Array", "Constructor", "Property", "Comment", "Integer", "Float", "String",
      "Boolean", "Null",
      "Undefined", "Date", "Raw", "Bytes", "Guid", "Uri", "TimeSpan",
    ])
  static let formatting = EnumType("Formatting", namespace: "Newtonsoft.Json", ["None", "Indented"])
  static let dateTimeKind = EnumType("DateTimeKind", namespace: "System", ["Unspecified", "Utc", "Local"])
  static let dayOfWeek = EnumType("DayOfWeek", namespace: "System", GregorianCalendar.dayNames)
  static let midpointRounding = EnumType("MidpointRounding", namespace: "System", ["ToEven", "AwayFromZero"])
  static let uriPartial = EnumType(
    "UriPartial", namespace: "System", ["Scheme", "Authority", "Path", "Query"])
  static let cipherMode = EnumType(
    "CipherMode", namespace: "System.Security.Cryptography",
    numbered: [("CBC", 1), ("ECB", 2), ("OFB", 3), ("CFB", 4), ("CTS", 5)])
  static let paddingMode = EnumType(
    "PaddingMode", namespace: "System.Security.Cryptography",
    numbered: [("None", 1), ("PKCS7", 2), ("Zeros", 3), ("ANSIX923", 4), ("ISO10126", 5)])
  static let uriKind = EnumType(
    "UriKind", namespace: "System", ["RelativeOrAbsolute", "Absolute", "Relative"])
  static let xmlNodeType = EnumType(
    "XmlNodeType", namespace: "System.Xml",
    [
      "None", "Element", "Attribute", "Text", "CDATA", "EntityReference", "Entity", "ProcessingInstruction",
      "Comment", "Document",
    ])
  static let saveOptions = EnumType(
    "SaveOptions", namespace: "System.Xml.Linq", ["None", "DisableFormatting", "OmitDuplicateNamespaces"])
  static let loadOptions = EnumType(
    "LoadOptions", namespace: "System.Xml.Linq",
    numbered: [("None", 0), ("PreserveWhitespace", 1), ("SetBaseUri", 2), ("SetLineInfo", 4)])
}
