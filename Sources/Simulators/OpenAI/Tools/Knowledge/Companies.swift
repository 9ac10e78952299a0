/// Under which symbols the shares of well-known companies are traded.
enum Companies {
  /// The symbol of a company; nil when it is not known.
  static func symbol(of name: String) -> String? { symbols[Stem.folded(name)] }

  private static let symbols = [
    "apple": "AAPL", "microsoft": "MSFT", "google": "GOOGL", "alphabet": "GOOGL", "amazon": "AMZN",
    "tesla": "TSLA",
    "nvidia": "NVDA", "meta": "META", "facebook": "META", "netflix": "NFLX", "intel": "INTC", "ibm": "IBM",
    "oracle": "ORCL", "adobe": "ADBE", "salesforce": "CRM", "amd": "AMD", "sap": "SAP", "siemens": "SIE.DE",
    "disney": "DIS", "boeing": "BA", "nike": "NKE", "coca-cola": "KO", "starbucks": "SBUX", "walmart": "WMT",
  ]
}
