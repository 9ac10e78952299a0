extension Library {
  /// `System.Array`
  static let arrayMembers: [Member] = [
    Member("int Length") { .int(Int32(truncatingIfNeeded: try $0.this(ArrayObject.self).count)) },
    Member("long LongLength") { .long(Int64(try $0.this(ArrayObject.self).count)) },
    Member("static int IndexOf<T>(T[] array, T value)") { call in
      let found = try call.elements(0, "array").firstIndex { try call.equal($0, call.argument(1)) }
      return .int(Int32(found ?? -1))
    },
    Member("static bool Exists<T>(T[] array, Func<T, bool> match)") { call in
      .bool(try call.elements(0, "array").contains { try call.invoke(1, $0).truth ?? false })
    },
    Member("static int FindIndex<T>(T[] array, Func<T, bool> match)") { call in
      let found = try call.elements(0, "array").firstIndex { try call.invoke(1, $0).truth ?? false }
      return .int(Int32(truncatingIfNeeded: found ?? -1))
    },
    Member("static T[] FindAll<T>(T[] array, Func<T, bool> match)") { call in
      let found = try call.elements(0, "array").filter { try call.invoke(1, $0).truth ?? false }
      return .array(found, of: call.types[0])
    },
    Member("static T Find<T>(T[] array, Func<T, bool> match)") { call in
      try call.elements(0, "array").first { try call.invoke(1, $0).truth ?? false }
        ?? Library.standard.defaultValue(of: call.types[0])
    },
    Member("static void Copy(Array sourceArray, Array destinationArray, int length)") { call in
      try copy(call.object(0), 0, call.object(1), 0, call.int(2))
    },
    Member(
      "static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)"
    ) { call in
      try copy(call.object(0), call.int(1), call.object(2), call.int(3), call.int(4))
    },
    Member("static void Reverse<T>(T[] array)") { call in
      try call.object(0, ArrayObject.self).elements.reverse()
      return .null
    },
    Member("static void Sort<T>(T[] array)") { call in
      let array = try call.object(0, ArrayObject.self)
      array.elements = try sorted(array.elements, call)
      return .null
    },
  ]

  private static func copy(
    _ from: ArrayObject, _ start: Int, _ to: ArrayObject, _ place: Int, _ count: Int
  ) throws -> Value {
    guard start >= 0, place >= 0, count >= 0, start <= from.count - count else {
      throw NetException(
        "ArgumentException",
        "Source array was not long enough. Check srcIndex and length, and the array's lower bounds.")
    }
    guard place <= to.count - count else {
      throw NetException(
        "ArgumentException",
        "Destination array was not long enough. Check destIndex and length, and the array's lower bounds.")
    }
    to.elements.replaceSubrange(place..<place + count, with: from.elements[start..<start + count])
    return .null
  }

  /// Elements in order, equal ones as they were.
  static func sorted(_ elements: [Value], _ call: Call) throws -> [Value] {
    try elements.sorted { try call.order($0, $1) < 0 }
  }

  /// `System.Collections.Generic.List<T>`
  static let listMembers: [Member] = [
    Member("new()") { .object(ListObject(of: $0.types[0])) },
    Member("new(int capacity)") { .object(ListObject(of: $0.types[0])) },
    Member("new(IEnumerable<T> collection)") {
      .object(ListObject(try $0.elements(0, "collection"), of: $0.types[0]))
    },
    Member("int Count") { .int(Int32(truncatingIfNeeded: try $0.this(ListObject.self).count)) },
    Member(
      "T this[int index]",
      set: { call, value in
        let list: ListObject = try call.this()
        let index = try list.index(call.int(0))
        list.change { $0[index] = value }
      }
    ) { call in
      let list: ListObject = try call.this()
      return list.elements[try list.index(call.int(0))]
    },
    Member("void Add(T item)") { call in
      try call.this(ListObject.self).change { $0.append(call.argument(0)) }
      return .null
    },
    Member("void AddRange(IEnumerable<T> collection)") { call in
      let added = try call.elements(0, "collection")
      try call.this(ListObject.self).change { $0 += added }
      return .null
    },
    Member("void Insert(int index, T item)") { call in
      let list: ListObject = try call.this()
      guard call.int(0) >= 0, call.int(0) <= list.count else {
        throw NetException.argumentOutOfRange("Index must be within the bounds of the List.", "index")
      }
      list.change { $0.insert(call.argument(1), at: call.int(0)) }
      return .null
    },
    Member("bool Remove(T item)") { call in
      let list: ListObject = try call.this()
      guard let index = try list.elements.firstIndex(where: { try call.equal($0, call.argument(0)) }) else {
        return .bool(false)
      }
      list.change { $0.remove(at: index) }
      return .bool(true)
    },
    Member("void RemoveAt(int index)") { call in
      let list: ListObject = try call.this()
      let index = try list.index(call.int(0))
      list.change { $0.remove(at: index) }
      return .null
    },
    Member("int RemoveAll(Func<T, bool> match)") { call in
      let list: ListObject = try call.this()
      let kept = try list.elements.filter { !(try call.invoke(0, $0).truth ?? false) }
      let removed = list.count - kept.count
      list.change { $0 = kept }
      return .int(Int32(removed))
    },
    Member("void Clear()") { call in
      try call.this(ListObject.self).change { $0 = [] }
      return .null
    },
    Member("bool Contains(T item)") { call in
      .bool(try call.this(ListObject.self).elements.contains { try call.equal($0, call.argument(0)) })
    },
    Member("int IndexOf(T item)") { call in
      .int(
        Int32(
          try call.this(ListObject.self).elements.firstIndex { try call.equal($0, call.argument(0)) } ?? -1))
    },
    Member("T Find(Func<T, bool> match)") { call in
      let list: ListObject = try call.this()
      return try list.elements.first { try call.invoke(0, $0).truth ?? false }
        ?? Library.standard.defaultValue(of: list.element)
    },
    Member("bool Exists(Func<T, bool> match)") { call in
      .bool(try call.this(ListObject.self).elements.contains { try call.invoke(0, $0).truth ?? false })
    },
    Member("int FindIndex(Func<T, bool> match)") { call in
      let found = try call.this(ListObject.self).elements.firstIndex { try call.invoke(0, $0).truth ?? false }
      return .int(Int32(truncatingIfNeeded: found ?? -1))
    },
    Member("List<T> FindAll(Func<T, bool> match)") { call in
      let list: ListObject = try call.this()
      let found = try list.elements.filter { try call.invoke(0, $0).truth ?? false }
      return .object(ListObject(found, of: list.element))
    },
    Member("bool TrueForAll(Func<T, bool> match)") { call in
      .bool(try call.this(ListObject.self).elements.allSatisfy { try call.invoke(0, $0).truth ?? false })
    },
    Member("void ForEach(Action<T> action)") { call in
      let next = try call.this(ListObject.self).makeIterator()
      while let element = try next() { _ = try call.invoke(0, element) }
      return .null
    },
    Member("List<T> GetRange(int index, int count)") { call in
      let list: ListObject = try call.this()
      return .object(ListObject(Array(list.elements[try range(of: list, call)]), of: list.element))
    },
    Member("void RemoveRange(int index, int count)") { call in
      let list: ListObject = try call.this()
      let range = try range(of: list, call)
      list.change { $0.removeSubrange(range) }
      return .null
    },
    Member("void InsertRange(int index, IEnumerable<T> collection)") { call in
      let list: ListObject = try call.this()
      let added = try call.elements(1, "collection")
      guard call.int(0) >= 0, call.int(0) <= list.count else {
        throw NetException.argumentOutOfRange(
          "Index was out of range. Must be non-negative and less than the size of the collection.", "index")
      }
      list.change { $0.insert(contentsOf: added, at: call.int(0)) }
      return .null
    },
    Member("void Sort(Func<T, T, int> comparison)") { call in
      let list: ListObject = try call.this()
      let ordered = try list.elements.sorted { try call.invoke(0, $0, $1).integer ?? 0 < 0 }
      list.change { $0 = ordered }
      return .null
    },
    Member("void Sort()") { call in
      let list: ListObject = try call.this()
      let ordered = try sorted(list.elements, call)
      list.change { $0 = ordered }
      return .null
    },
    Member("void Reverse()") { call in
      try call.this(ListObject.self).change { $0.reverse() }
      return .null
    },
    Member("T[] ToArray()") { call in
      let list: ListObject = try call.this()
      return .object(ArrayObject(list.elements, of: list.element))
    },
  ]

  /// The part of a list that two arguments, index and count, mean.
  private static func range(of list: ListObject, _ call: Call) throws -> Range<Int> {
    guard call.int(0) >= 0, call.int(1) >= 0 else {
      throw NetException.argumentOutOfRange(
        "Non-negative number required.", call.int(0) < 0 ? "index" : "count")
    }
    guard call.int(0) <= list.count - call.int(1) else {
      throw NetException(
        "ArgumentException",
        "Offset and length were out of bounds for the array or count is greater than the number of elements "
          + "from index to the end of the source collection.")
    }
    return call.int(0)..<call.int(0) + call.int(1)
  }
}
