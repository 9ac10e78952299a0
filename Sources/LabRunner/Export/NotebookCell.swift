/// A cell of a Jupyter notebook, as nbformat 4.5 writes it.
///
/// The names of its fields are those of https://nbformat.readthedocs.io/en/latest/format_description.html.
struct NotebookCell: Encodable {
  /// What a code cell has put out.
  enum Output: Encodable {
    /// Printed text.
    case stream(String)
    /// A chart as text and as a picture; who reads it takes what can be shown.
    case display(text: String, svg: String)
    /// An error with the lines that tell of it.
    case error(name: String, value: String, trace: [String])
  }

  /// What `labs` knows of a step.
  struct StepMetadata: Encodable {
    var phase: String
    var status: String
    var startedAt: String?
    var durationMs: Double?
  }

  private let id: String
  private let source: String
  private let isCode: Bool
  private let number: Int?
  private let outputs: [Output]
  private let labs: StepMetadata?

  /// A cell of prose; the id has letters, digits, `-` and `_` only, 64 at most.
  init(id: String, markdown: String) {
    self.id = id
    source = markdown
    isCode = false
    number = nil
    outputs = []
    labs = nil
  }

  /// A cell of code that ran as the notebook's step of a number; nil for one that did not run.
  init(id: String, code: String, number: Int?, outputs: [Output], labs: StepMetadata) {
    self.id = id
    source = code
    isCode = true
    self.number = number
    self.outputs = outputs
    self.labs = labs
  }

  private enum CodingKeys: String, CodingKey {
    case id, source, metadata, outputs
    case kind = "cell_type"
    case number = "execution_count"
  }

  private enum MetadataKeys: CodingKey {
    case labs
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(isCode ? "code" : "markdown", forKey: .kind)
    try container.encode(Self.lines(source), forKey: .source)
    var metadata = container.nestedContainer(keyedBy: MetadataKeys.self, forKey: .metadata)
    try metadata.encodeIfPresent(labs, forKey: .labs)
    guard isCode else { return }
    // A code cell has a number even when it has none.
    try container.encode(number, forKey: .number)
    try container.encode(outputs, forKey: .outputs)
  }

  // A text is kept as its lines, so that two versions of a notebook can be told apart line by line.
  fileprivate static func lines(_ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in index + 1 < lines.count ? "\(line)\n" : String(line) }
      .filter { !$0.isEmpty }
  }
}

extension NotebookCell.Output {
  private enum CodingKeys: String, CodingKey {
    case kind = "output_type"
    case name, text, data, metadata, ename, evalue, traceback
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .stream(let text):
      try container.encode("stream", forKey: .kind)
      try container.encode("stdout", forKey: .name)
      try container.encode(NotebookCell.lines(text), forKey: .text)
    case .display(let text, let svg):
      try container.encode("display_data", forKey: .kind)
      let data = ["text/plain": NotebookCell.lines(text), "image/svg+xml": NotebookCell.lines(svg)]
      try container.encode(data, forKey: .data)
      try container.encode([String: String](), forKey: .metadata)
    case .error(let name, let value, let trace):
      try container.encode("error", forKey: .kind)
      try container.encode(name, forKey: .ename)
      try container.encode(value, forKey: .evalue)
      try container.encode(trace, forKey: .traceback)
    }
  }
}
