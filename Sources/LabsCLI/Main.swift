import AIGateway
import ArgumentParser
import Foundation
import LabRunner
import Models

@main
enum Main {
  /// Runs one command; the one place where errors become text and an exit code.
  static func main() async {
    // A reader that goes away, as in `labs history | head`, must not end a run.
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow any more is an error like a full disk, and no reason to die.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try NamedCommand(arguments).parsed()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      try Answer.check()
    } catch let error as Ended {
      if let signal = error.signal { die(by: signal) }
      exit(error.code.rawValue)
    } catch let error as LabError {
      end(error.code, error.message, hint: error.hint)
    } catch let error as PolicyError {
      end(.data, "\(error.file):\(error.line):\(error.column): \(error.message)", hint: error.hint)
    } catch let error as ModelError {
      end(error.exitCode, error.message, hint: error.hint)
    } catch let error as ResultStoreError {
      end(error.exitCode, "\(error)", hint: nil)
    } catch let error as UnkeptRun {
      end(error.cause.exitCode, "\(error)", hint: nil)
    } catch {
      // Help and the version are the parser's too, and no errors.
      let code = LabsCommand.exitCode(for: error)
      if code == .success { LabsCommand.exit(withError: error) }
      if code == .failure {
        end(.software, "\(error)", hint: "this is a fault of labs itself; please report it")
      }
      let wrong = LabError(usage: error, of: (try? NamedCommand(arguments))?.path ?? "labs")
      end(wrong.code, wrong.message, hint: wrong.hint)
    }
  }

  // The parser knows no option whose value may be left out: `--json=run,p50` is `--json --columns=run,p50`.
  private static var arguments: [String] {
    CommandLine.arguments.dropFirst().flatMap { argument in
      argument.hasPrefix("--json=") ? ["--json", "--columns=" + argument.dropFirst(7)] : [argument]
    }
  }

  // As if the signal had not been waited for: a shell then ends its script, and `make` its other jobs.
  private static func die(by number: Int32) {
    signal(number, SIG_DFL)
    ThreadSignal.raise(number)
  }

  private static func end(_ code: LabRunner.ExitCode, _ message: String, hint: String?) -> Never {
    Notice.write("error: \(message)\n" + (hint.map { "hint:  \($0)\n" } ?? ""))
    exit(code.rawValue)
  }
}

extension ModelError {
  /// The exit code that tells a script what kind of trouble it is.
  fileprivate var exitCode: LabRunner.ExitCode {
    switch kind {
    case .unknown: .noInput
    case .data: .data
    case .unavailable: .unavailable
    case .inputOutput: .inputOutput
    }
  }
}
