/// A category of `llm-content-safety`, as Azure AI Content Safety spells it.
enum SafetyCategory: String, ChoiceExpression {
  case hate = "Hate"
  case selfHarm = "SelfHarm"
  case sexual = "Sexual"
  case violence = "Violence"
}
