/// What can be done with a response that is kept.
enum ResponseAction {
  case show
  /// Goes on with the stream of one that is made in the background.
  case stream
  case delete
  case listInput
  case cancel
}
