import VersionedAPIDefinition
import VersionedAPIRuntime

/// One page of a list.
enum Page {
  /// The number of entries of a page without the parameter `top`.
  static let defaultSize = 100
  /// The maximum number of entries of a page.
  static let maximumSize = 1000

  /// The properties that lists can be filtered by, as far as their items have them.
  private static let filterProperties = [
    "displayName", "description", "name", "createdDateTime", "lastActionDateTime", "status", "locale", "kind", "webUrl",
    "foundryProjectName",
  ]

  /// Returns the page that a call asks for.
  /// - Parameters:
  ///   - items: All items in order.
  ///   - skipName: The parameter with the position at which the page begins.
  ///   - show: Returns an item as the version shows it.
  /// - Throws: ``ServiceFailure`` if `skip`, `top` or `filter` is invalid.
  static func reply<Item>(
    _ items: [Item],
    to call: Call,
    skipName: String = "skip",
    show: (Item) -> JSON
  ) throws(ServiceFailure) -> Reply {
    guard let paged = call.operation.paged else { return Reply(200, .array(items.map(show))) }
    let skip = try position(skipName, of: call)
    let top = try size(of: call)
    var page: [JSON]
    var count = items.count
    if let text = call.string("filter") {
      let filter = try FilterParser.parse(text, properties: properties(of: call))
      let matching = items.map(show).filter(filter.matches)
      count = matching.count
      page = Array(matching.dropFirst(skip).prefix(top))
    } else {
      page = items.dropFirst(skip).prefix(top).map(show)
    }
    var body: JSON = [paged.items.name: .array(page)]
    if skip + page.count < count {
      body.set(paged.next.name, to: .string(call.url(replacing: skipName, with: String(skip + page.count))))
    }
    return Reply(200, body)
  }

  private static func position(_ name: String, of call: Call) throws(ServiceFailure) -> Int {
    guard let value = call.values[name] else { return 0 }
    guard let skip = value.integerValue ?? value.stringValue.flatMap(Int.init), skip >= 0 else {
      throw .invalid("'\(name)' must not be negative.", at: name, .unsupportedPagination)
    }
    return skip
  }

  private static func size(of call: Call) throws(ServiceFailure) -> Int {
    guard let top = call.integer("top") else { return defaultSize }
    guard top >= 1 else { throw .invalid("'top' must be at least 1.", at: "top", .unsupportedPagination) }
    return min(top, maximumSize)
  }

  /// The properties that the items of a list have, and can be filtered by.
  private static func properties(of call: Call) -> [String] {
    let body = call.operation.responses.first { $0.isSuccess }?.body
    let items = call.operation.paged.flatMap { paged in
      body?.name.flatMap(call.version.schema)?.properties.first { $0.element.key == paged.items.name }
    }
    let schema = items?.type.name.flatMap(call.version.schema)
    let names = Set(schema?.properties.map(\.element.key) ?? [])
    return filterProperties.filter(names.contains)
  }
}
