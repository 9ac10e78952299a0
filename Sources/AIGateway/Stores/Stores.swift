import OpenAI

/// What outlives a request: counters and caches of one gateway. A change of its policies leaves them as they are.
struct Stores: Sendable {
  let tokenCounters: any TokenCounters
  let tokenizer: any Tokenizer
  let tokens = TokenCache()
  let concurrencySlots = ConcurrencySlots()

  init(sku: SKU) {
    tokenCounters = InMemoryTokenCounters(sku.countsInBuckets ? .bucket : .window)
    tokenizer = EstimatingTokenizer()
  }
}
