import Testing

/// What the built `labs` does, seen from outside.
///
/// One test at a time: each waits for a process, and would keep a thread from the tests beside it.
@Suite(.serialized) enum CommandLineTests {}
