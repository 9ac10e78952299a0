import Foundation
import HTTPTransport
import OpenAI
import Simulators
import Testing

@Suite struct OpenAIImageTests {
  private let simulator = OpenAISimulator(
    deployments: ["gpt-image-1", "dall-e-2", "dall-e-3", "gpt-4o-mini"], latency: .none)

  private func ask(_ model: String, _ members: JSONObject = [:]) async throws -> (Caller.Answer, JSON) {
    var body: JSONObject = ["model": .string(model), "prompt": "a red fox"]
    members.members.forEach { body[$0.name] = $0.value }
    let answer = try await Caller(simulator).ask(JSON.object(body).description, to: "/v1/images/generations")
    return (answer, try JSON(parsing: answer.body))
  }

  private func png(_ json: JSON, _ index: Int = 0) throws -> [UInt8] {
    let text = try #require(json["data"]?[index]?["b64_json"]?.string)
    return Array(try #require(Data(base64Encoded: text)))
  }

  /// Python's own zlib and CRC read the file: width, height, and whether the rows are as many as they say.
  private func pixels(_ png: [UInt8]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import sys, zlib, struct
      data = sys.stdin.buffer.read()
      assert data[:8] == b'\\x89PNG\\r\\n\\x1a\\n'
      at, idat = 8, b''
      while at < len(data):
          size, = struct.unpack('>I', data[at:at + 4])
          kind, body = data[at + 4:at + 8], data[at + 8:at + 8 + size]
          assert struct.unpack('>I', data[at + 8 + size:at + 12 + size])[0] == zlib.crc32(kind + body)
          if kind == b'IHDR': width, height = struct.unpack('>II', body[:8])
          if kind == b'IDAT': idat += body
          at += 12 + size
      rows = zlib.decompress(idat)
      assert kind == b'IEND' and len(rows) == height * ((width + 3) // 4 + 1)
      print(width, height, end='')
      """,
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(png))
    try input.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }

  @Test func `A picture is a small PNG of the size asked for`() async throws {
    let (answer, json) = try await ask("gpt-image-1", ["size": "1536x1024", "quality": "low"])
    #expect(answer.response.status == 200)
    let file = try png(json)
    #expect(try pixels(file) == "1536 1024")
    #expect(file.count < 64 << 10)
    #expect(json["usage"]?["output_tokens"] == 400 && json["size"] == "1536x1024")
    #expect(Usage.find(in: answer.body)?.completionTokens == 400)
  }

  @Test func `The same prompt gives the same pictures, which differ from each other and from others'`()
    async throws
  {
    let one = try await ask("dall-e-2", ["n": 2, "size": "256x256", "response_format": "b64_json"]).1
    let again = try await ask("dall-e-2", ["n": 2, "size": "256x256", "response_format": "b64_json"]).1
    #expect(one["data"] == again["data"])
    #expect(try png(one, 0) != png(one, 1))
    let other = try await ask(
      "dall-e-2", ["prompt": "a blue fox", "size": "256x256", "response_format": "b64_json"]
    ).1
    #expect(try png(other) != png(one))
    #expect(try pixels(png(other)) == "256 256")
  }

  @Test func `DALL-E gives links unless asked otherwise, and they hold the picture`() async throws {
    let json = try await ask("dall-e-3").1
    let url = try #require(json["data"]?[0]?["url"]?.string)
    #expect(json["data"]?[0]?["revised_prompt"] == "a red fox")
    let data = try #require(url.split(separator: ",").last.flatMap { Data(base64Encoded: String($0)) })
    #expect(try pixels(Array(data)) == "1024 1024")
  }

  @Test(
    arguments: [
      ("gpt-image-1", ["size": "1x1"], "size"), ("dall-e-2", ["size": "auto"], "size"),
      ("gpt-image-1", ["response_format": "url"], "response_format"), ("dall-e-3", ["n": 2], "n"),
      ("dall-e-2", ["n": 11], "n"), ("dall-e-2", ["prompt": ""], "prompt"),
      ("gpt-image-1", ["quality": "best"], "quality"), ("gpt-4o-mini", [:], "model"),
    ] as [(String, JSONObject, String)])
  func `What a model does not draw is refused`(
    model: String, members: JSONObject, param: String
  ) async throws {
    let (answer, _) = try await ask(model, members)
    #expect(answer.response.status == 400 && answer.failure?.param == param, "\(answer.text)")
  }
}
