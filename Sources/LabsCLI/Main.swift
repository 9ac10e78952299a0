import AIGateway
import ArgumentParser
import Foundation
import LabRunner

@main
enum Main {
  /// Runs one command; the one place where errors become text and an exit code.
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try LabsCommand.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let error as LabError {
      end(error.code, "\(error.message)", hint: error.hint)
    } catch let error as PolicyError {
      end(.data, "\(error.file):\(error.line):\(error.column): \(error.message)", hint: error.hint)
    } catch let error as ExitCode {
      exit(error.rawValue)
    } catch {
      LabsCommand.exit(withError: error)
    }
  }

  private static func end(_ code: LabRunner.ExitCode, _ message: String, hint: String?) -> Never {
    var text = "error: \(message)\n"
    if let hint { text += "hint:  \(hint)\n" }
    FileHandle.standardError.write(Data(text.utf8))
    exit(code.rawValue)
  }
}
