/// How finely Azure AI Content Safety is asked to tell severities: 0, 2, 4, 6 or 0 to 7.
enum SafetyScale: String, ChoiceExpression {
  case four = "FourSeverityLevels"
  case eight = "EightSeverityLevels"
}
