/// Which cache a policy asks for. There is one only, in the gateway's memory, which stands for each of them.
enum CachingType: String, CaseIterable {
  case preferExternal = "prefer-external"
  case external, `internal`
}
