extension Decoder {
  /// Returns the error that the decoder's value is not of the form of a type.
  func mismatch<Value: WireValue>(_ type: Value.Type) -> DecodingError {
    let value = FoundValue(self)
    let found = value.description(hidesStrings: (type as? any TextValue.Type)?.mayHoldSecrets ?? false)
    let issue = ReplyIssue(path: codingPath, expected: type.formName, found: found)
    let context = DecodingError.Context(issue, codingPath: codingPath)
    return switch value {
    case .null: .valueNotFound(type, context)
    case .string where type is any TextValue.Type, .number where type is any BinaryInteger.Type, .invalid:
      .dataCorrupted(context)
    default: .typeMismatch(type, context)
    }
  }
}

extension DecodingError.Context {
  init(_ issue: ReplyIssue, codingPath: [any CodingKey]) {
    self.init(
      codingPath: codingPath,
      debugDescription: "expected \(issue.expected), found \(issue.found)",
      underlyingError: issue
    )
  }
}

extension DecodingError {
  /// The error without the value that it is about.
  var withoutValue: DecodingError {
    let issue = ReplyIssue(self).withoutValue
    func hiding(_ context: Context) -> Context { Context(issue, codingPath: context.codingPath) }
    return switch self {
    case .typeMismatch(let type, let context): .typeMismatch(type, hiding(context))
    case .valueNotFound(let type, let context): .valueNotFound(type, hiding(context))
    case .keyNotFound(let key, let context): .keyNotFound(key, hiding(context))
    case .dataCorrupted(let context): .dataCorrupted(hiding(context))
    @unknown default: self
    }
  }
}

/// A type whose name of the form is not that of its kind.
protocol FormNaming {
  static var formName: String { get }
}

extension WireValue {
  /// The name of the form in JSON, for messages.
  static var formName: String {
    switch Self.self {
    case let type as any TextValue.Type: type.wireForm
    case let type as any FormNaming.Type: type.formName
    case is String.Type, is any OpenEnumeration.Type: "a string"
    case is Bool.Type: "a Boolean"
    case is any BinaryInteger.Type: "a whole number"
    case is any BinaryFloatingPoint.Type: "a number"
    default: "an object"
    }
  }
}
