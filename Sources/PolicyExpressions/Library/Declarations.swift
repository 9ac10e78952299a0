extension Library {
  /// Every type of the library: its declaration in C#, and its members.
  static let declarations: [(String, [Member])] =
    basicDeclarations + tupleDeclarations + timeDeclarations + collectionDeclarations + jsonDeclarations
    + xmlDeclarations
    + textDeclarations + cryptographyDeclarations + certificateDeclarations + gatewayDeclarations
    + exceptionDeclarations

  private static let basicDeclarations: [(String, [Member])] = [
    ("class System.Object", objectMembers),
    ("class System.Void", []),
    ("struct System.Boolean", boolMembers),
    ("struct System.Char", charMembers),
    ("struct System.SByte", sbyteMembers),
    ("struct System.Byte", byteMembers),
    ("struct System.Int16", shortMembers),
    ("struct System.UInt16", ushortMembers),
    ("struct System.Int32", intMembers),
    ("struct System.UInt32", uintMembers),
    ("struct System.Int64", longMembers),
    ("struct System.UInt64", ulongMembers),
    ("struct System.Single", floatMembers),
    ("struct System.Double", doubleMembers),
    ("struct System.Decimal", decimalMembers),
    ("struct System.Nullable<T>", nullableMembers),
    ("class System.String : IEnumerable<char>", stringMembers + stringStatics),
    ("class System.Type", typeMembers),
    ("class System.Enum", enumMembers),
    ("class System.Convert", convertMembers),
    ("class System.BitConverter", bitConverterMembers),
    ("class System.Math", mathMembers),
    ("struct System.Guid", guidMembers),
    ("class System.Random", randomMembers),
    ("interface System.IFormatProvider", []),
  ]

  private static let timeDeclarations: [(String, [Member])] = [
    ("struct System.DateTime", dateTimeMembers),
    ("struct System.DateTimeOffset", dateTimeOffsetMembers),
    ("struct System.TimeSpan", timeSpanMembers),
    ("class System.TimeZoneInfo", timeZoneMembers),
  ]

  private static let collectionDeclarations: [(String, [Member])] = [
    ("interface System.Collections.Generic.IEnumerable<T>", []),
    ("interface System.Collections.Generic.ICollection<T> : IEnumerable<T>", []),
    (
      "interface System.Collections.Generic.IList<T> : ICollection<T>",
      listInterfaceMembers
    ),
    (
      "interface System.Collections.Generic.IDictionary<K, V> : IEnumerable<KeyValuePair<K, V>>",
      dictionaryMembers.filter { !$0.declaration.hasPrefix("new") }
    ),
    (
      "interface System.Collections.Generic.IReadOnlyDictionary<K, V> : IEnumerable<KeyValuePair<K, V>>",
      readOnlyDictionaryMembers
    ),
    ("class System.Array", arrayMembers),
    ("class System.Collections.Generic.List<T> : IList<T>", listMembers),
    ("class System.Collections.Generic.Dictionary<K, V> : IDictionary<K, V>", dictionaryMembers),
    ("class System.Collections.Generic.HashSet<T> : IEnumerable<T>", hashSetMembers + setMembers),
    ("struct System.Collections.Generic.KeyValuePair<K, V>", pairMembers),
    ("class System.Collections.Generic.Queue<T> : IEnumerable<T>", queueMembers),
    ("class System.Collections.Generic.Stack<T> : IEnumerable<T>", stackMembers),
    ("class System.Linq.Enumerable", enumerableMembers + groupingMembers + aggregateMembers),
    ("interface System.Linq.IOrderedEnumerable<T> : IEnumerable<T>", []),
    ("interface System.Linq.ILookup<K, E> : IEnumerable<IGrouping<K, E>>", lookupMembers),
    (
      "interface System.Linq.IGrouping<K, T> : IEnumerable<T>",
      [Member("K Key") { try $0.this(GroupingObject.self).key }]
    ),
  ]

  private static let jsonDeclarations: [(String, [Member])] = [
    ("class Newtonsoft.Json.JsonConvert", jsonConvertMembers),
    ("class Newtonsoft.Json.Linq.JToken : IEnumerable<JToken>", jTokenMembers),
    ("class Newtonsoft.Json.Linq.JContainer : JToken", jContainerMembers),
    (
      "class Newtonsoft.Json.Linq.JObject : IEnumerable<KeyValuePair<string, JToken>>, JContainer",
      jObjectMembers
    ),
    ("class Newtonsoft.Json.Linq.JArray : JContainer", jArrayMembers),
    ("class Newtonsoft.Json.Linq.JProperty : JContainer", jPropertyMembers),
    ("class Newtonsoft.Json.Linq.JValue : JToken", jValueMembers),
  ]

  private static let xmlDeclarations: [(String, [Member])] = [
    ("class System.Xml.Linq.XName", xNameMembers),
    ("class System.Xml.Linq.XNamespace", xNamespaceMembers),
    ("class System.Xml.Linq.XObject", xObjectMembers),
    ("class System.Xml.Linq.XAttribute : XObject", xAttributeMembers),
    ("class System.Xml.Linq.XNode : XObject", xNodeMembers),
    ("class System.Xml.Linq.XText : XNode", xTextMembers),
    ("class System.Xml.Linq.XCData : XText", xCDataMembers),
    ("class System.Xml.Linq.XComment : XNode", xCommentMembers),
    ("class System.Xml.Linq.XProcessingInstruction : XNode", xProcessingInstructionMembers),
    ("class System.Xml.Linq.XContainer : XNode", xContainerMembers),
    ("class System.Xml.Linq.XElement : XContainer", xElementMembers),
    ("class System.Xml.Linq.XDocument : XContainer", xDocumentMembers),
    ("class System.Xml.Linq.XDeclaration", xDeclarationMembers),
    ("class System.Xml.Linq.Extensions", xmlSequenceMembers),
  ]

  private static let textDeclarations: [(String, [Member])] = [
    ("class System.Text.Encoding", encodingMembers),
    ("class System.Text.StringBuilder", stringBuilderMembers),
    ("class System.Text.RegularExpressions.Regex", regexMembers),
    ("class System.Text.RegularExpressions.Group", groupMembers),
    ("class System.Text.RegularExpressions.Match : Group", matchMembers),
    ("class System.Text.RegularExpressions.MatchCollection : IEnumerable<Match>", matchCollectionMembers),
    ("class System.Text.RegularExpressions.GroupCollection : IEnumerable<Group>", groupCollectionMembers),
    ("class System.IO.StringReader", stringReaderMembers),
    ("class System.IO.StringWriter", stringWriterMembers),
    ("class System.Net.IPAddress", ipAddressMembers),
    ("class System.Uri", uriMembers),
    ("class System.Net.WebUtility", webUtilityMembers),
    ("class System.StringComparer", stringComparerMembers),
    ("class System.Globalization.CultureInfo : IFormatProvider", cultureMembers),
  ]

  private static let cryptographyDeclarations: [(String, [Member])] =
    hashDeclarations + [
      ("class \(cryptography).SymmetricAlgorithm", symmetricAlgorithmMembers),
      ("interface \(cryptography).ICryptoTransform", cryptoTransformMembers),
      ("struct \(cryptography).HashAlgorithmName", hashAlgorithmNameMembers),
      ("class \(cryptography).AsymmetricAlgorithm", asymmetricAlgorithmMembers),
      ("class \(cryptography).RSA : AsymmetricAlgorithm", rsaMembers),
      ("class \(cryptography).RSASignaturePadding", rsaSignaturePaddingMembers),
      ("class \(cryptography).RSAEncryptionPadding", rsaEncryptionPaddingMembers),
      ("class \(cryptography).RNGCryptoServiceProvider", randomNumberMembers),
    ]

  private static let gatewayDeclarations: [(String, [Member])] = [
    ("class Jwt", jwtMembers),
    ("class BasicAuthCredentials", basicAuthMembers),
    ("class DictionaryExtensions", valueOrDefaultMembers),
    ("class GatewayExtensions", gatewayExtensionMembers + encryptionExtensionMembers),
  ]
}
