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
    if let details = try? JSONDecoder().decode(ErrorDetails.self, from: body) {
      self = details
    } else {
      let xml = XMLError(body)
      code = xml?.code
      message = xml?.message ?? (try? JSONDecoder().decode(String.self, from: body))
      (detailedCode, detailedMessage) = (code, message)
    }
  }
}

extension ErrorDetails: Decodable {
  init(from decoder: any Decoder) throws {
    let object = ErrorObject(try decoder.container(keyedBy: JSONKey.self))
    let wrapped = object.object("error")
    code = wrapped?.code ?? object.code
    message = wrapped?.message ?? object.message
    (detailedCode, detailedMessage) = (code, message)
    var inner = wrapped?.object("innererror") ?? object.object("innererror")
    // There may be hundreds of levels, too many for recursion.
    while let error = inner {
      detailedCode = error.code ?? detailedCode
      detailedMessage = error.message ?? detailedMessage
      inner = error.object("innererror")
    }
  }
}

/// The properties of an error in JSON, whatever the case of their names.
///
/// Services write `code`, `message` and `innerError`, gateways wrap them in `error`, and write names in lowercase or
/// uppercase; RFC 9457 has `title`, `detail` and `errors`, and RFC 6749 has `error` and `error_description`.
private struct ErrorObject {
  /// More messages than these do not help anybody, and the description is one line.
  private static let maximumMessages = 10

  private let container: KeyedDecodingContainer<JSONKey>
  private let keys: [String: JSONKey]

  init(_ container: KeyedDecodingContainer<JSONKey>) {
    self.container = container
    // Of two names that differ in case only, the one in lowercase counts.
    keys = Dictionary(
      container.allKeys.map { ($0.stringValue.lowercased().replacing("_", with: ""), $0) },
      uniquingKeysWith: { $0.stringValue > $1.stringValue ? $0 : $1 }
    )
  }

  var code: String? { string("code") ?? string("errorcode") ?? (errorIsCode ? string("error") : nil) }

  var message: String? {
    statedMessage ?? string("errormessage") ?? (errorIsCode ? nil : string("error"))
  }

  func object(_ name: String) -> ErrorObject? {
    keys[name].flatMap { try? container.nestedContainer(keyedBy: JSONKey.self, forKey: $0) }.map(ErrorObject.init)
  }

  private func string(_ name: String) -> String? {
    let string = keys[name].flatMap { try? container.decode(Wire<String>.self, forKey: $0).value }
    return string?.isEmpty == true ? nil : string
  }

  private var statedMessage: String? { string("message") ?? string("errordescription") ?? problem }

  /// Whether a string `error` is a code, such as `invalid_token`: it is one word, or there is a message besides.
  private var errorIsCode: Bool { statedMessage != nil || string("error")?.contains(" ") == false }

  /// The title, the details and the errors of RFC 9457.
  private var problem: String? {
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
