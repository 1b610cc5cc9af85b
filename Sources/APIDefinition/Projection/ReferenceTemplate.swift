/// The URL of an operation's documentation page, with `{group}`, `{operation}` and `{operationId}`.
struct ReferenceTemplate {
  private enum Piece {
    case text(Substring)
    case group, operation, operationID
  }

  private let pieces: [Piece]

  init(_ template: String) {
    let names: [String: Piece] = ["{group": .group, "{operation": .operation, "{operationId": .operationID]
    var pieces: [Piece] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if let piece = names[String(rest[open..<close])] {
        pieces += [.text(rest[..<open]), piece]
      } else {
        pieces.append(.text(rest[...close]))
      }
      rest = rest[rest.index(after: close)...]
    }
    self.pieces = pieces + [.text(rest)]
  }

  /// Returns the URL for an operation.
  func url(group: String, operation: String, operationID: String) -> String {
    pieces.reduce(into: "") { url, piece in
      switch piece {
      case .text(let text): url += text
      case .group: url += group.kebabCased
      case .operation: url += operation.kebabCased
      case .operationID: url += operationID
      }
    }
  }
}

extension String {
  /// `GetThing` as `get-thing`.
  fileprivate var kebabCased: String {
    reduce(into: "") { result, character in
      if character.isUppercase, !result.isEmpty { result += "-" }
      result += character.lowercased()
    }
  }
}
