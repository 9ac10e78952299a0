extension StaticType {
  /// The type's full .NET name, such as `System.Int32`; of a host type its own.
  public var fullName: String {
    Library.standard.fullName(of: self)
  }
}
