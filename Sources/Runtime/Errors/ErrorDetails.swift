#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The codes and messages of an error response, whichever of the usual forms its body has.
struct ErrorDetails {
  var code: String?
  var message: String?
  /// The code of the innermost error that has one.
  var detailedCode: String?
  /// The message of the innermost error that has one.
  var detailedMessage: String?

  init(_ body: Data) {
    let decoder = JSONDecoder()
    if let level = try? decoder.decode(ErrorLevel.self, from: body) {
      code = level.code
      message = level.message
      var current: ErrorLevel? = level
      while let level = current {
        detailedCode = level.code ?? detailedCode
        detailedMessage = level.message ?? detailedMessage
        current = level.inner
      }
    } else {
      let xml = XMLError(body)
      code = xml?.code
      message = xml?.message ?? (try? decoder.decode(String.self, from: body))
      detailedCode = code
      detailedMessage = message
    }
  }
}

/// One error of a body of JSON, and the one within it.
///
/// Services write `code`, `message` and `innerError`, gateways wrap them in `error`, and write names in lowercase or
/// uppercase; RFC 9457 has `title`, `detail` and `errors`, and RFC 6749 has `error` and `error_description`.
private final class ErrorLevel: Decodable {
  let code: String?
  let message: String?
  let inner: ErrorLevel?

  init(from decoder: any Decoder) throws {
    let object = try ErrorObject(decoder)
    let wrapped = object.level("error")
    let error = wrapped == nil ? object.string("error") : nil
    let message = object.string("message") ?? object.string("errordescription") ?? object.problem
    // One word is a code, such as `invalid_token`.
    let errorIsCode = error.map { message != nil || !$0.contains(" ") } ?? false
    self.code = wrapped?.code ?? object.string("code") ?? object.string("errorcode") ?? (errorIsCode ? error : nil)
    self.message = wrapped?.message ?? message ?? object.string("errormessage") ?? (errorIsCode ? nil : error)
    inner = wrapped?.inner ?? object.level("innererror")
  }
}

/// The properties of an error, whatever the case of their names.
private struct ErrorObject {
  /// More messages than these do not help anybody, and the description is one line.
  private static let maximumMessages = 10

  private let decoder: any Decoder
  private let container: KeyedDecodingContainer<JSONKey>
  private let keys: [String: JSONKey]

  init(_ decoder: any Decoder) throws {
    self.decoder = decoder
    container = try decoder.container(keyedBy: JSONKey.self)
    // Of two names that differ in case only, the one in lowercase counts.
    keys = Dictionary(
      container.allKeys.map { ($0.stringValue.lowercased().replacing("_", with: ""), $0) },
      uniquingKeysWith: { $0.stringValue > $1.stringValue ? $0 : $1 }
    )
  }

  func string(_ name: String) -> String? {
    let string = keys[name].flatMap { try? container.decode(Wire<String>.self, forKey: $0).value }
    return string?.isEmpty == true ? nil : string
  }

  func level(_ name: String) -> ErrorLevel? {
    keys[name].flatMap { key in
      try? NestingDepth.deeper(in: decoder) { try container.decode(ErrorLevel.self, forKey: key) }
    }
  }

  /// The title, the details and the errors of RFC 9457.
  var problem: String? {
    let errors = keys["errors"].flatMap { try? container.decode(Wire<JSONValue>.self, forKey: $0).value }
    let messages = [string("title"), string("detail")].compactMap(\.self) + (errors.map(Self.messages) ?? [])
    return messages.reduce(nil) { text, message in
      guard let text else { return message }
      return text == message ? text : text.joinedAsSentence(with: message)
    }
  }

  /// Returns what is wrong: an object has strings or arrays of them by name, and an array has strings or objects.
  private static func messages(of errors: JSONValue) -> [String] {
    let messages: [String]
    switch errors {
    case .object(let object):
      messages = object.sorted { $0.key < $1.key }.flatMap { key, value in
        strings(of: value).map { key.isEmpty ? $0 : "\(key): \($0)" }
      }
    default:
      messages = strings(of: errors)
    }
    return Array(messages.prefix(maximumMessages))
  }

  private static func strings(of value: JSONValue) -> [String] {
    switch value {
    case .string(let string): [string]
    case .array(let array): array.flatMap(strings)
    case .object:
      [value["detail"]?.stringValue ?? value["message"]?.stringValue ?? value["title"]?.stringValue].compactMap {
        guard let place = value["pointer"]?.stringValue ?? value["field"]?.stringValue else { return $0 }
        return $0.map { "\(place): \($0)" }
      }
    default: []
    }
  }
}

extension String {
  /// The string and another one behind it, with a semicolon unless a sentence ends there.
  func joinedAsSentence(with other: String) -> String {
    self + (last?.isPunctuation == true ? " " : "; ") + other
  }
}
