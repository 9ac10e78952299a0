import LabTime
import OpenAI

/// Writes plausible answers: what is asked exactly where it is simple, else sentences about the question. Which
/// functions it calls a ``ToolPlanner`` says.
struct SimulatedModel {
  let tokenizer: any Tokenizer

  /// What the model writes.
  enum Answer {
    case text(String)
    case calls([ToolPlan.Call])
  }

  /// The answer to a conversation; the same random numbers give the same text. Functions are planned without any.
  func answer(to conversation: Conversation, _ random: RandomSource) -> Answer {
    guard let tools = conversation.tools else { return .text(text(answering: conversation, random)) }
    switch ToolPlanner(tools, ToolDialogue(conversation.messages)).plan() {
    case .call(let calls) where !calls.isEmpty: return .calls(calls)
    case .say(let text) where conversation.format.isText: return .text(text)
    case .call, .say, .answer: return .text(text(answering: conversation, random))
    }
  }

  private func text(answering conversation: Conversation, _ random: RandomSource) -> String {
    switch conversation.format {
    case .jsonSchema(let schema):
      return StructuredAnswer(conversation.question, random).value(of: schema).description
    case .jsonObject:
      if let shape = PromptedShape(conversation, isJSON: true) {
        return StructuredAnswer(shape.question, random).value(of: shape.schema).description
      }
      let answer: JSON = ["answer": .string(prose(about: conversation, random))]
      return answer.description
    case .text:
      if let shape = PromptedShape(conversation, isJSON: false) {
        let answer = StructuredAnswer(shape.question, random).value(of: shape.schema).description
        return shape.isFenced ? "```json\n\(answer)\n```" : answer
      }
      return ExactTask(conversation.question)?.answer ?? prose(about: conversation, random)
    }
  }

  // Sentences until the wanted length is reached. A short question is answered in 20 to 54 tokens, as
  // GPT-4o mini answers one.
  private func prose(about conversation: Conversation, _ random: RandomSource) -> String {
    let words = Words(conversation.question)
    let book = Phrasebook.forLanguage(of: words)
    let topic = Topic(words, in: book)
    let mood = Mood(instructions: conversation.instructions)
    let length = AnswerLength(conversation.question)
    let wanted = random.next(in: length.wanted)
    var templates = Shuffled(book.sentences(mood), random)
    var text = book.opening(mood, random)
    var count = tokenizer.count(text)
    var attempts = 0
    while count < wanted, attempts < length.attempts, let template = templates.next() {
      attempts += 1
      let sentence = " " + book.fill(template, topic, random)
      let size = tokenizer.count(sentence)
      guard count + size <= length.most else { continue }
      text += sentence
      count += size
    }
    return text
  }
}
