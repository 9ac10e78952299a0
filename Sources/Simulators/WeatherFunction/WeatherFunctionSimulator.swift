public import LabTime

/// An Azure Function that tells the temperature of some cities: `POST /api/weather` with a location and a unit.
public struct WeatherFunctionSimulator: Simulator {
  /// Describes a function.
  public init() {}

  /// Starts an instance.
  public func start(clock: any LabClock, random: RandomSource) -> WeatherFunctionEndpoint {
    WeatherFunctionEndpoint(clock: clock, random: random)
  }
}
