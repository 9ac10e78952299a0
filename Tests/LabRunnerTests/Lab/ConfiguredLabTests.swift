import LabRunner
import Testing

@Suite struct ConfiguredLabTests {
  @Test func `Without assignments every parameter has its default, in the order of declaration`() throws {
    #expect(
      try ConfiguredLab(SmallLab()).parameters == [
        ParameterRecord(name: "requests", value: "3", source: .standard),
        ParameterRecord(name: "distance", value: "0.5", source: .standard),
        ParameterRecord(name: "greeting", value: "hello", source: .standard),
      ])
  }

  @Test func `An assignment sets the lab's own value and is told as such`() throws {
    let lab = SmallLab()
    let configured = try ConfiguredLab(lab, assignments: ["requests=7", "greeting=a=b"])
    #expect(lab.requests == 7 && lab.greeting == "a=b" && lab.distance == 0.5)
    #expect(configured.parameters.map(\.value) == ["7", "0.5", "a=b"])
    #expect(configured.parameters.map(\.source) == [.flag, .standard, .flag])
  }

  @Test func `A text may be empty`() throws {
    #expect(try ConfiguredLab(SmallLab(), assignments: ["greeting="]).parameters[2].value == "")
  }

  @Test(arguments: [
    (["request=7"], "no parameter 'request'", "did you mean 'requests'?"),
    (["zzzzzzzz=7"], "no parameter 'zzzzzzzz'", "labs info small-lab"),
    (["requests"], "'requests' sets no parameter", "-p name=value"),
    (["=7"], "no parameter ''", "labs info small-lab"),
    (["requests="], "the parameter 'requests' takes a whole number, not ''", "-p requests=3"),
    (["requests=7.5"], "the parameter 'requests' takes a whole number, not '7.5'", "-p requests=3"),
    (["requests=99999999999999999999"], "the parameter 'requests' takes a whole number", "-p requests=3"),
    (["requests=0"], "requests=0 is out of range", "1 to 100"),
    (["requests=101"], "requests=101 is out of range", "1 to 100"),
    (["distance=nan"], "the parameter 'distance' takes a number, not 'nan'", "-p distance=0.5"),
    (["distance=inf"], "the parameter 'distance' takes a number, not 'inf'", "-p distance=0.5"),
    (["requests=7", "requests=7"], "the parameter 'requests' is set twice", "one value"),
  ])
  func `What cannot be set is refused with what can`(
    assignments: [String], message: String, hint: String
  ) throws {
    let error = try #require(throws: LabError.self) {
      try ConfiguredLab(SmallLab(), assignments: assignments)
    }
    #expect(error.code == .usage)
    #expect(error.message.hasPrefix(message), "\(error)")
    #expect(error.hint?.contains(hint) == true, "\(error)")
  }
}
