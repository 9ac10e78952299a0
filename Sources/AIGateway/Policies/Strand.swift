import HTTPTransport

/// One child of `wait` on its way: the policies that it still has to run.
struct Strand {
  /// Where a strand has come to.
  enum Progress {
    /// It waits for the response to a request.
    case sending(Request)
    /// It has nothing left to run.
    case done
    /// One of its policies ended the request.
    case ended(Outcome)
  }

  private var steps: [PolicyStep]
  private var sender: (policy: SendRequest, step: PolicyStep)?

  init(_ steps: [PolicyStep]) {
    self.steps = steps
  }

  /// Runs policies up to the next request that has to be sent.
  mutating func advance(_ context: PolicyContext) async throws -> Progress {
    while let step = steps.first {
      steps.removeFirst()
      do {
        switch step.policy {
        case let policy as SendRequest:
          let request = try await policy.request(context)
          sender = (policy, step)
          return .sending(request)
        case let policy as Choose:
          steps = try await policy.branch(context) + steps
        default:
          let outcome = try await [step].run(context)
          if outcome != .next { return .ended(outcome) }
        }
      } catch let failure as LocatedFailure {
        throw failure
      } catch {
        throw LocatedFailure(error: error, step: step)
      }
    }
    return .done
  }

  /// Takes the response that the strand waited for.
  mutating func receive(_ result: Result<Response, any Error>, _ context: PolicyContext) throws {
    guard let (policy, step) = sender else { return }
    sender = nil
    do {
      try policy.keep(result, context)
    } catch {
      throw LocatedFailure(error: error, step: step)
    }
  }
}
