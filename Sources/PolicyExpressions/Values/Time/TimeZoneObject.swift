import Foundation

/// `System.TimeZoneInfo`: a zone of the machine's time zone database, under its own name or Windows' name for it.
final class TimeZoneObject: NetObject {
  let id: String
  private let zone: TimeZone

  static var gmt: TimeZoneObject { TimeZoneObject(id: "UTC", .gmt) }

  private init(id: String, _ zone: TimeZone) {
    self.id = id
    self.zone = zone
  }

  /// The zone of a name, such as `Europe/Berlin` or `W. Europe Standard Time`; nil when there is none.
  init?(named name: String) {
    let wanted = name.lowercased()
    let known = Self.windowsNames.first { $0.windows.lowercased() == wanted }
    guard let zone = TimeZone(identifier: known?.name ?? name) else { return nil }
    id = known?.windows ?? name
    self.zone = zone
  }

  var type: StaticType { .named("TimeZoneInfo") }
  var text: String { id }
  var hash: Int { Int(Equality.hash(of: id)) }

  func equals(_ other: any NetObject) -> Bool {
    (other as? TimeZoneObject)?.id == id
  }

  /// Minutes ahead of UTC at a time of UTC.
  func offset(atUTC ticks: Int64) -> Int {
    zone.secondsFromGMT(for: Self.date(ticks)) / 60
  }

  /// Minutes ahead of UTC at a time that the zone's clocks show; of two such times the later one.
  func offset(atClock ticks: Int64) -> Int {
    let standard = base(atUTC: ticks)
    let offset = offset(atUTC: ticks - Int64(standard) * 600_000_000)
    return self.offset(atUTC: ticks - Int64(offset) * 600_000_000) == offset ? offset : standard
  }

  func isDaylightSaving(atUTC ticks: Int64) -> Bool {
    zone.isDaylightSavingTime(for: Self.date(ticks))
  }

  /// Minutes ahead of UTC without daylight saving.
  func base(atUTC ticks: Int64) -> Int {
    let date = Self.date(ticks)
    return (zone.secondsFromGMT(for: date) - Int(zone.daylightSavingTimeOffset(for: date))) / 60
  }

  var isUTC: Bool { id == "UTC" }

  private static func date(_ ticks: Int64) -> Date {
    Date(timeIntervalSince1970: Double(ticks - GregorianCalendar.unixEpoch) / 10_000_000)
  }

  /// Windows' names, which API Management's machines know, and those of the time zone database.
  static let windowsNames: [(windows: String, name: String)] = [
    ("UTC", "Etc/UTC"), ("GMT Standard Time", "Europe/London"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
    ("W. Europe Standard Time", "Europe/Berlin"), ("Central Europe Standard Time", "Europe/Budapest"),
    ("Romance Standard Time", "Europe/Paris"), ("Central European Standard Time", "Europe/Warsaw"),
    ("E. Europe Standard Time", "Europe/Chisinau"), ("GTB Standard Time", "Europe/Bucharest"),
    ("FLE Standard Time", "Europe/Kiev"), ("Turkey Standard Time", "Europe/Istanbul"),
    ("Russian Standard Time", "Europe/Moscow"), ("Israel Standard Time", "Asia/Jerusalem"),
    ("Egypt Standard Time", "Africa/Cairo"), ("South Africa Standard Time", "Africa/Johannesburg"),
    ("W. Central Africa Standard Time", "Africa/Lagos"), ("E. Africa Standard Time", "Africa/Nairobi"),
    ("Arab Standard Time", "Asia/Riyadh"), ("Arabian Standard Time", "Asia/Dubai"),
    ("Pakistan Standard Time", "Asia/Karachi"), ("India Standard Time", "Asia/Kolkata"),
    ("Bangladesh Standard Time", "Asia/Dhaka"), ("SE Asia Standard Time", "Asia/Bangkok"),
    ("China Standard Time", "Asia/Shanghai"), ("Singapore Standard Time", "Asia/Singapore"),
    ("Taipei Standard Time", "Asia/Taipei"), ("Tokyo Standard Time", "Asia/Tokyo"),
    ("Korea Standard Time", "Asia/Seoul"), ("W. Australia Standard Time", "Australia/Perth"),
    ("AUS Central Standard Time", "Australia/Darwin"), ("Cen. Australia Standard Time", "Australia/Adelaide"),
    ("E. Australia Standard Time", "Australia/Brisbane"), ("AUS Eastern Standard Time", "Australia/Sydney"),
    ("New Zealand Standard Time", "Pacific/Auckland"), ("Hawaiian Standard Time", "Pacific/Honolulu"),
    ("Alaskan Standard Time", "America/Anchorage"), ("Pacific Standard Time", "America/Los_Angeles"),
    ("US Mountain Standard Time", "America/Phoenix"), ("Mountain Standard Time", "America/Denver"),
    ("Central Standard Time", "America/Chicago"), ("Eastern Standard Time", "America/New_York"),
    ("Atlantic Standard Time", "America/Halifax"), ("Newfoundland Standard Time", "America/St_Johns"),
    ("Central Standard Time (Mexico)", "America/Mexico_City"), ("SA Pacific Standard Time", "America/Bogota"),
    ("E. South America Standard Time", "America/Sao_Paulo"),
    ("Argentina Standard Time", "America/Buenos_Aires"),
    ("Pacific SA Standard Time", "America/Santiago"),
  ]
}
