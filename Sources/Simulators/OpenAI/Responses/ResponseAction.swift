/// What can be done with a response that is kept.
enum ResponseAction {
  case show
  case delete
  case listInput
  case cancel
}
