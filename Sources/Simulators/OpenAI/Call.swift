import LabTime

/// One request as it is answered: how it came, when, and what goes wrong with its answer on purpose.
struct Call {
  let address: OperationAddress
  let head: ResponseHead
  let arrival: Instant
  let fault: Fault?
}
