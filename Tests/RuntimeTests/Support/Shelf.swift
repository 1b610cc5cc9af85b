import Foundation
@_spi(Generated) import VersionedAPIRuntime

/// A schema with a property of every kind, as a generated module has it.
struct Shelf: WireStruct, Hashable {
  enum Kind: OpenEnumeration {
    case open
    case unknown(String)

    static let allCases: [Self] = [.open]

    init(rawValue: String) { self = rawValue == "Open" ? .open : .unknown(rawValue) }

    var rawValue: String {
      switch self {
      case .open: "Open"
      case .unknown(let value): value
      }
    }
  }

  /// A schema with a required property.
  struct Box: WireStruct, Hashable {
    var link: URL
    var count: Int?

    init(link: URL, count: Int? = nil) {
      self.link = link
      self.count = count
    }

    static let propertyList = PropertyList(of: Self.self) { list in
      list.required("self", \Self.link)
      list.optional("count", \Self.count)
    }
  }

  var name: String
  var count: Int?
  var total: Int64?
  var weight: Double?
  var isOpen: Bool?
  var note: String?
  var created: Date?
  var day: CalendarDate?
  var time: Duration?
  var id: UUID?
  var link: URL?
  var kind: Kind?
  @Secret var key: UUID?
  @Secret var pin: Int?
  var extra: JSONValue?
  var box: Box?
  var tags: [String]?
  var links: [URL]?
  var values: [JSONValue]?
  var boxes: [Box]?
  var rows: [[Int]]?
  var labels: [String: String]?
  var boxesByName: [String: Box]?

  init(name: String) { self.name = name }

  static let propertyList = PropertyList(of: Self.self) { list in
    list.required("name", \Self.name)
    list.optional("count", \Self.count)
    list.optional("total", \Self.total)
    list.optional("weight", \Self.weight)
    list.optional("isOpen", \Self.isOpen)
    list.optional("note", \Self.note)
    list.optional("created", \Self.created)
    list.optional("day", \Self.day)
    list.optional("time", \Self.time)
    list.optional("id", \Self.id)
    list.optional("link", \Self.link)
    list.optional("kind", \Self.kind)
    list.optional(secret: "key", \Self._key)
    list.optional(secret: "pin", \Self._pin)
    list.optional("extra", \Self.extra)
    list.optional("box", \Self.box)
    list.optional("tags", \Self.tags)
    list.optional("links", \Self.links)
    list.optional("values", \Self.values)
    list.optional("boxes", \Self.boxes)
    list.optional("rows", \Self.rows)
    list.optional("labels", \Self.labels)
    list.optional("boxesByName", \Self.boxesByName)
  }
}

/// An operation that returns a body of any type.
struct Fetch<Body: WireValue>: APIOperation {
  typealias Output = Body
  static var operationID: String { "Shelves_Fetch" }
  static var route: Route { Route(.get, "/library/v1/shelves") }
  static var successStatuses: [Int] { [200] }

  func request() -> APIRequest { APIRequest(Self.route) }
}

/// An operation whose body may be missing.
struct FetchIfAny<Body: WireValue>: APIOperation {
  typealias Output = Body?
  static var operationID: String { "Shelves_FetchIfAny" }
  static var route: Route { Route(.get, "/library/v1/shelves") }
  static var successStatuses: [Int] { [202] }

  func request() -> APIRequest { APIRequest(Self.route) }
}
