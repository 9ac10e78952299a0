import OpenAI
import Testing

@Suite struct ErrorBodyTests {
  @Test func `OpenAI's errors have four members, Azure's two`() {
    let openAI = ErrorBody(message: "No.", type: "tokens", code: "rate_limit_exceeded")
    #expect(
      openAI.json.description
        == #"{"error":{"message":"No.","type":"tokens","param":null,"code":"rate_limit_exceeded"}}"#)
    let azure = ErrorBody(azureCode: "429", message: "No.")
    #expect(azure.json.description == #"{"error":{"code":"429","message":"No."}}"#)
  }

  @Test func `Both shapes are read`() throws {
    for body in [
      ErrorBody(message: "a", type: "b", param: "c", code: "d"), ErrorBody(azureCode: "1", message: "x"),
    ] {
      #expect(ErrorBody(body.json) == body)
    }
    #expect(ErrorBody(try JSON(parsing: #"{"error":{"code":429,"message":"x"}}"#))?.code == "429")
    #expect(ErrorBody(["message": "x"]) == nil)
  }
}
