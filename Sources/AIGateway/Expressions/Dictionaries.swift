import HTTPTransport
import PolicyExpressions

/// Headers as a dictionary of their values.
final class HeadersObject: HostDictionary {
  private let headers: Headers

  init(_ headers: Headers) { self.headers = headers }

  var valueType: StaticType { .array(.string) }
  var keys: [String] { headers.names }
  var count: Int { headers.names.count }

  func value(forKey key: String) -> Value? {
    let values = headers[all: key]
    return values.isEmpty ? nil : .strings(values)
  }
}

/// The parameters of a query as a dictionary of their values; names compare without case.
final class QueryObject: HostDictionary {
  private let parameters: [(name: String, value: String)]

  init(_ query: String) { parameters = QueryString.parameters(query) }

  var valueType: StaticType { .array(.string) }
  var count: Int { keys.count }

  var keys: [String] {
    var keys: [String] = []
    for parameter in parameters
    where !keys.contains(where: { $0.lowercased() == parameter.name.lowercased() }) {
      keys.append(parameter.name)
    }
    return keys
  }

  func value(forKey key: String) -> Value? {
    let key = key.lowercased()
    let values = parameters.filter { $0.name.lowercased() == key }.map(\.value)
    return values.isEmpty ? nil : .strings(values)
  }
}

/// `context.Request.MatchedParameters`
final class ParametersObject: HostDictionary {
  private let parameters: [String: String]

  init(_ parameters: [String: String]) { self.parameters = parameters }

  var valueType: StaticType { .string }
  var keys: [String] { parameters.keys.sorted() }
  var count: Int { parameters.count }

  func value(forKey key: String) -> Value? {
    parameters[key].map(Value.string)
  }
}

/// `context.Deployment.Certificates`
final class CertificatesObject: HostDictionary {
  private let certificates: DeployedCertificates

  init(_ certificates: DeployedCertificates) { self.certificates = certificates }

  var valueType: StaticType { .named("X509Certificate2") }
  var keys: [String] { certificates.names }
  var count: Int { certificates.names.count }

  func value(forKey key: String) -> Value? {
    certificates[key].map { .object($0.object) }
  }
}

/// `context.Variables`
final class VariablesObject: HostDictionary {
  private let context: PolicyContext

  init(_ context: PolicyContext) { self.context = context }

  var valueType: StaticType { .object }
  var keys: [String] { context.variables.keys.sorted() }
  var count: Int { context.variables.count }

  func value(forKey key: String) -> Value? {
    context.variables[key]
  }
}
