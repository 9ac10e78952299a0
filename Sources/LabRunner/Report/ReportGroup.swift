/// Several reports that are told of the same events, in their order.
public struct ReportGroup: Report {
  private let reports: [any Report]

  /// Creates a group.
  public init(_ reports: [any Report]) {
    self.reports = reports
  }

  /// Tells each report of an event.
  public func show(_ event: RunEvent) {
    for report in reports { report.show(event) }
  }
}
