import LabRunner

/// The manual page, in the macros of man(7), made from what the parser knows of the commands.
struct ManPage {
  let labs: CommandInfo

  /// The page, ending with a line end.
  var text: String {
    var lines = [
      ".TH LABS 1 \"\" \"labs \(Version.text)\" \"User Commands\"",
      ".SH NAME", "labs \\- \(Self.escaped(sentence(labs.abstract)))",
      ".SH SYNOPSIS", ".B labs", ".RI [ command ]\\ [ argument ...]",
      ".SH DESCRIPTION",
      ".B labs",
      Self.line(
        Self.description
      ),
      ".SH COMMANDS",
    ]
    for command in commands(labs, path: "labs") { lines += section(command.info, path: command.path) }
    lines += [".SH EXIT STATUS"]
    for (code, meaning) in Self.exitCodes { lines += [".TP", ".B \(code)", Self.line(meaning)] }
    lines += [".SH ENVIRONMENT"]
    for (name, meaning) in Self.environment { lines += [".TP", ".B \(name)", Self.line(meaning)] }
    lines += [".SH FILES"]
    for (name, meaning) in Self.files { lines += [".TP", ".I \(Self.escaped(name))", Self.line(meaning)] }
    return lines.joined(separator: "\n") + "\n"
  }

  // A command that only holds others has nothing to say of its own.
  private func commands(_ command: CommandInfo, path: String) -> [(info: CommandInfo, path: String)] {
    (command.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }.flatMap { command in
      let path = "\(path) \(command.commandName)"
      let inner = commands(command, path: path)
      return inner.isEmpty ? [(command, path)] : inner
    }
  }

  private func section(_ command: CommandInfo, path: String) -> [String] {
    let arguments = (command.arguments ?? []).filter(\.shouldDisplay)
    let positional = arguments.filter { $0.kind == "positional" }
    // The same two flags of every command are not worth forty lines.
    let others = arguments.filter { argument in
      argument.kind != "positional"
        && !(argument.names ?? []).contains { ["help", "version"].contains($0.name) }
    }
    let usage = positional.map { argument in
      let name = "\\fI\(Self.escaped(argument.valueName ?? ""))\\fR" + (argument.isRepeating ? "..." : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    let title = (["\\fB\(Self.escaped(path))\\fR"] + usage + (others.isEmpty ? [] : ["[options]"]))
    var lines = [".SS \"\(title.joined(separator: " "))\"", Self.line(command.abstract ?? "")]
    for text in (command.discussion ?? "").split(separator: "\n") {
      // What is set in columns stays as it is; prose is filled.
      let isAligned = text.contains("  ")
      lines += [".PP"] + (isAligned ? [".nf"] : []) + [Self.line(String(text))] + (isAligned ? [".fi"] : [])
    }
    for argument in positional + others {
      lines += [".TP", head(argument), Self.line(meaning(argument))]
    }
    return lines
  }

  private func head(_ argument: CommandInfo.Argument) -> String {
    let value = "\\fI\(Self.escaped(argument.valueName ?? ""))\\fR"
    guard argument.kind != "positional" else { return value }
    let names = (argument.names ?? []).map { "\\fB\(Self.escaped($0.text))\\fR" }.joined(separator: ", ")
    return argument.kind == "option" ? "\(names) \(value)" : names
  }

  private func meaning(_ argument: CommandInfo.Argument) -> String {
    let isWorthSaying = argument.kind != "flag" && !(argument.defaultValue ?? "").isEmpty
    return (argument.abstract ?? "") + (isWorthSaying ? " (default: \(argument.defaultValue ?? ""))" : "")
  }

  private func sentence(_ text: String?) -> String {
    let text = text ?? ""
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  // A line that begins with a dot or an apostrophe would be a macro.
  private static func line(_ text: String) -> String {
    let escaped = escaped(text)
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  }

  private static let description = """
    runs Azure API Management policy documents, simulated model endpoints and labs about them on \
    this machine, and keeps what the labs saw in one SQLite file. Without a command it shows where \
    one stands and what to do next.
    """

  private static let exitCodes: [(code: String, meaning: String)] = [
    ("0", "Every lab passed, or the command did what it was asked."),
    ("1", "A step or an assertion failed."),
    ("4", "A comparison met a condition of --fail-on; 5 when a step or an assertion failed as well."),
    ("64", "The command line is wrong."),
    ("65", "A policy document is wrong, or a lab of one's own does not compile."),
    ("66", "There is no such lab, run or file."),
    ("69", "Something that is needed is not there, such as a free port or the compiler."),
    ("70", "A fault of labs itself."),
    ("73", "A file cannot be created."),
    ("74", "The results file cannot be read or written."),
    ("75", "The results file is in use by another process."),
    ("77", "An endpoint refuses the key."),
    ("78", "The results file is another program's, or a newer version's."),
    ("124", "--timeout was over; what was deployed is cleaned up."),
    ("130, 143", "Ctrl-C or SIGTERM ended it; what was deployed is cleaned up."),
  ]

  private static let environment: [(name: String, meaning: String)] = [
    ("LABS_RESULTS", "The file of stored runs, where no --results names one."),
    ("LABS_ROOT", "The clone whose labs are run outside of any project; bin/labs sets it."),
    ("LABS_MODELS", "The folder of the data for token counts and embeddings."),
    ("XDG_CACHE_HOME, XDG_DATA_HOME", "Parents of the folders of compiled labs and of user data."),
    (
      "LABS_PAGER, PAGER",
      "What shows an answer that is longer than the screen; less by default, cat for none."
    ),
    ("NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE", "Whether text is coloured."),
    ("COLUMNS, TERM, LANG", "The width of tables and charts, and whether they are drawn in ASCII."),
  ]

  private static let files: [(name: String, meaning: String)] = [
    ("results.sqlite", "The stored runs, in the project's folder; outside of any in ~/.local/share/labs."),
    ("labs/NAME/", "The policy documents, inputs and prose of a lab, and Lab.swift of one's own."),
    ("~/.cache/labs/", "Compiled labs; it may be removed at any time."),
  ]
}
