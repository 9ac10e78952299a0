import MCP
import OpenAI
import Testing

@Suite struct JSONRPCTests {
  @Test(arguments: [
    #"{"jsonrpc":"2.0","id":1,"method":"a","params":{"x":[1,2]}}"#,
    #"{"jsonrpc":"2.0","id":"q","method":"a"}"#,
    #"{"jsonrpc":"2.0","method":"notifications/b"}"#,
    #"{"jsonrpc":"2.0","id":7,"result":{}}"#,
    #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no","data":{"a":1}}}"#,
  ])
  func `A message is written as it was read`(_ text: String) throws {
    #expect(try JSONRPCMessage(JSON(parsing: text)).json.description == text)
  }

  @Test(arguments: [
    ("{", -32700), ("[]", -32600), ("3", -32600), (#"{"id":1,"method":"a"}"#, -32600),
    (#"{"jsonrpc":"1.0","id":1,"method":"a"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":null,"method":"a"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1.5,"method":"a"}"#, -32600), (#"{"jsonrpc":"2.0","id":1}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1,"method":"a","params":[1]}"#, -32600),
    (#"[{"jsonrpc":"2.0","method":"a"},1]"#, -32600),
  ])
  func `What is no message has JSON-RPC's code for it`(_ text: String, _ code: Int) {
    #expect {
      try JSONRPCPayload(parsing: Array(text.utf8))
    } throws: {
      ($0 as? JSONRPCError)?.code == code
    }
  }

  @Test func `A batch has so many messages and no more`() throws {
    func batch(_ count: Int) -> [UInt8] {
      let messages = Array(repeating: #"{"jsonrpc":"2.0","method":"a"}"#, count: count)
      return Array("[\(messages.joined(separator: ","))]".utf8)
    }
    #expect(try JSONRPCPayload(parsing: batch(100)).messages.count == 100)
    #expect(throws: JSONRPCError.self) { try JSONRPCPayload(parsing: batch(101)) }
  }
}
