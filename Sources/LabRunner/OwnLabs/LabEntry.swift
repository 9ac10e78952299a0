/// What a compiled lab hands over: the type of its lab, in a box that C can carry.
public final class LabEntry: Sendable {
  /// The lab's type.
  public let lab: any Lab.Type

  /// Boxes a type.
  public init(_ lab: any Lab.Type) {
    self.lab = lab
  }

  /// The C function that a compiled lab exports; it returns a retained ``LabEntry``.
  static let symbol = "labs_lab"

  /// The source beside the lab's own that exports its type.
  static func source(for type: String) -> String {
    """
    import LabRunner

    @_cdecl("\(symbol)") public func entry() -> UnsafeMutableRawPointer {
      Unmanaged.passRetained(LabEntry(\(type).self)).toOpaque()
    }

    """
  }
}
