extension Library {
  /// `System.Linq.Enumerable`: operations that answer sequences. They run while their result is walked.
  static let enumerableMembers: [Member] = [
    Member("static IEnumerable<R> Select<T, R>(this IEnumerable<T> source, Func<T, R> selector)") { call in
      try lazy(call, of: 1) { call, next in { try next().map { try call.invoke(1, $0) } } }
    },
    Member("static IEnumerable<R> Select<T, R>(this IEnumerable<T> source, Func<T, int, R> selector)") {
      call in
      try lazy(call, of: 1) { call, next in
        var index: Int32 = -1
        return {
          guard let element = try next() else { return nil }
          index += 1
          return try call.invoke(1, element, .int(index))
        }
      }
    },
    Member("static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, bool> predicate)") { call in
      try lazy(call) { call, next in
        {
          while let element = try next() {
            try call.scope.step()
            if try call.invoke(1, element).truth ?? false { return element }
          }
          return nil
        }
      }
    },
    Member("static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, int, bool> predicate)") {
      call in
      try lazy(call) { call, next in
        var index: Int32 = -1
        return {
          while let element = try next() {
            try call.scope.step()
            index += 1
            if try call.invoke(1, element, .int(index)).truth ?? false { return element }
          }
          return nil
        }
      }
    },
    Member(
      "static IEnumerable<R> SelectMany<T, R>(this IEnumerable<T> source, Func<T, IEnumerable<R>> selector)"
    ) { call in
      try lazy(call, of: 1) { call, next in
        var inner: (() throws -> Value?)?
        return {
          while true {
            try call.scope.step()
            if let element = try inner?() { return element }
            guard let outer = try next() else { return nil }
            inner = try elements(try call.invoke(1, outer))
          }
        }
      }
    },
    Member(
      "static IEnumerable<R> SelectMany<T, C, R>(this IEnumerable<T> source, Func<T, IEnumerable<C>> collectionSelector, Func<T, C, R> resultSelector)"
    ) { call in
      try lazy(call, of: 2) { call, next in
        var outer = Value.null
        var inner: (() throws -> Value?)?
        return {
          while true {
            try call.scope.step()
            if let element = try inner?() { return try call.invoke(2, outer, element) }
            guard let element = try next() else { return nil }
            outer = element
            inner = try elements(try call.invoke(1, outer))
          }
        }
      }
    },
    Member("static IEnumerable<T> Skip<T>(this IEnumerable<T> source, int count)") { call in
      try lazy(call) { call, next in
        var left = call.int(1)
        return {
          while left > 0 {
            left -= 1
            guard try next() != nil else { return nil }
          }
          return try next()
        }
      }
    },
    Member("static IEnumerable<T> Take<T>(this IEnumerable<T> source, int count)") { call in
      try lazy(call) { call, next in
        var left = call.int(1)
        return {
          guard left > 0 else { return nil }
          left -= 1
          return try next()
        }
      }
    },
    Member("static IEnumerable<T> TakeWhile<T>(this IEnumerable<T> source, Func<T, bool> predicate)") {
      call in
      try lazy(call) { call, next in
        var isOver = false
        return {
          guard !isOver, let element = try next(), try call.invoke(1, element).truth ?? false else {
            isOver = true
            return nil
          }
          return element
        }
      }
    },
    Member("static IEnumerable<T> SkipWhile<T>(this IEnumerable<T> source, Func<T, bool> predicate)") {
      call in
      try lazy(call) { call, next in
        var isSkipping = true
        return {
          while let element = try next() {
            try call.scope.step()
            if isSkipping, try call.invoke(1, element).truth ?? false { continue }
            isSkipping = false
            return element
          }
          return nil
        }
      }
    },
    Member("static IEnumerable<T> Concat<T>(this IEnumerable<T> first, IEnumerable<T> second)") { call in
      try lazy(call) { call, next in
        let second = try call.sequence(1, "second")
        return { try next() ?? second() }
      }
    },
    Member("static IEnumerable<T> Distinct<T>(this IEnumerable<T> source)") { call in
      try lazy(call) { call, next in
        let seen = DictionaryObject(setOf: .object)
        return {
          while let element = try next() {
            try call.scope.step()
            if try seen.set(element, .null, replacing: false) { return element }
          }
          return nil
        }
      }
    },
    Member("static IEnumerable<T> Union<T>(this IEnumerable<T> first, IEnumerable<T> second)") { call in
      try sets(call) { first, second, seen in
        try (first + second).filter { try seen.set($0, .null, replacing: false) }
      }
    },
    Member("static IEnumerable<T> Except<T>(this IEnumerable<T> first, IEnumerable<T> second)") { call in
      try sets(call) { first, second, seen in
        for element in second { try seen.set(element, .null) }
        return try first.filter { try seen.set($0, .null, replacing: false) }
      }
    },
    Member("static IEnumerable<T> Intersect<T>(this IEnumerable<T> first, IEnumerable<T> second)") { call in
      try sets(call) { first, second, seen in
        for element in second { try seen.set(element, .null) }
        return first.filter { seen.remove($0) }
      }
    },
    Member("static IEnumerable<T> Reverse<T>(this IEnumerable<T> source)") { call in
      .object(ListObject(try call.elements(0).reversed(), of: call.types[0]))
    },
    Member("static IEnumerable<T> DefaultIfEmpty<T>(this IEnumerable<T> source, T defaultValue)") { call in
      let elements = try call.elements(0)
      return .object(ListObject(elements.isEmpty ? [call.argument(1)] : elements, of: call.types[0]))
    },
    Member("static IEnumerable<R> Cast<R>(this IEnumerable source)") {
      try convert($0, skipping: false)
    },
    Member("static IEnumerable<R> OfType<R>(this IEnumerable source)") {
      try convert($0, skipping: true)
    },
    Member(
      "static IEnumerable<R> Zip<A, B, R>(this IEnumerable<A> first, IEnumerable<B> second, Func<A, B, R> resultSelector)"
    ) { call in
      let pairs = zip(try call.elements(0), try call.elements(1))
      return .object(ListObject(try pairs.map { try call.invoke(2, $0, $1) }, of: call.types[2]))
    },
    Member("static IEnumerable<int> Range(int start, int count)") { call in
      let count = try NetString.count(call.int(1), "count")
      try call.scope.afford(count * MemoryLayout<Value>.stride)
      return .object(
        ListObject((0..<count).map { .int(Int32(truncatingIfNeeded: call.int(0) + $0)) }, of: .int))
    },
    Member("static IEnumerable<T> Repeat<T>(T element, int count)") { call in
      let count = try NetString.count(call.int(1), "count")
      try call.scope.afford(count * MemoryLayout<Value>.stride)
      return .object(ListObject(Array(repeating: call.argument(0), count: count), of: call.types[0]))
    },
    Member("static IEnumerable<T> Empty<T>()") { .object(ListObject([], of: $0.types[0])) },
  ]

  private static func lazy(
    _ call: Call, of type: Int = 0,
    _ make: @escaping (Call, @escaping () throws -> Value?) throws -> () throws -> Value?
  ) throws -> Value {
    .object(try LazySequence(of: call.types[type], over: call.arguments) { try make(call, call.sequence(0)) })
  }

  private static func elements(_ collection: Value) throws -> () throws -> Value? {
    guard let next = Sequences.iterator(of: collection) else { throw NetException.nullReference }
    return next
  }

  private static func sets(
    _ call: Call, _ combine: ([Value], [Value], DictionaryObject) throws -> [Value]
  ) throws -> Value {
    let elements = try combine(
      call.elements(0, "first"), call.elements(1, "second"), DictionaryObject(setOf: .object))
    return .object(ListObject(elements, of: call.types[0]))
  }

  private static func convert(_ call: Call, skipping: Bool) throws -> Value {
    let type = call.types[0]
    let matches = TypeTest.matches(type, in: .standard)
    let cast = TypeTest.cast(to: type, in: .standard)
    let elements = try call.elements(0)
    return .object(ListObject(skipping ? elements.filter(matches) : try elements.map(cast), of: type))
  }
}
