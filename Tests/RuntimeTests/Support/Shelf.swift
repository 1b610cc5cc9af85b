import Foundation
@_spi(Generated) import VersionedAPIRuntime

/// A schema with a property of every kind, as a generated module has it.
struct Shelf: WireObject, Hashable {
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
  struct Box: WireObject, Hashable {
    var link: URL
    var count: Int?

    init(link: URL, count: Int? = nil) {
      self.link = link
      self.count = count
    }

    init(from decoder: any Decoder) throws {
      let object = try ObjectReader(decoder)
      link = try object.required("self")
      count = try object.optional("count")
    }

    func encode(to encoder: any Encoder) throws {
      var object = ObjectWriter(encoder)
      try object.write("self", link)
      try object.write("count", count)
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
  var key: UUID?
  var pin: Int?
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

  init(from decoder: any Decoder) throws {
    let object = try ObjectReader(decoder)
    name = try object.required("name")
    count = try object.optional("count")
    total = try object.optional("total")
    weight = try object.optional("weight")
    isOpen = try object.optional("isOpen")
    note = try object.optional("note")
    created = try object.optional("created")
    day = try object.optional("day")
    time = try object.optional("time")
    id = try object.optional("id")
    link = try object.optional("link")
    kind = try object.optional("kind")
    key = try object.optional("key", isSecret: true)
    pin = try object.optional("pin", isSecret: true)
    extra = try object.optional("extra")
    box = try object.optional("box")
    tags = try object.optional("tags")
    links = try object.optional("links")
    values = try object.optional("values")
    boxes = try object.optional("boxes")
    rows = try object.optional("rows")
    labels = try object.optional("labels")
    boxesByName = try object.optional("boxesByName")
  }

  func encode(to encoder: any Encoder) throws {
    var object = ObjectWriter(encoder)
    try object.write("name", name)
    try object.write("count", count)
    try object.write("total", total)
    try object.write("weight", weight)
    try object.write("isOpen", isOpen)
    try object.write("note", note)
    try object.write("created", created)
    try object.write("day", day)
    try object.write("time", time)
    try object.write("id", id)
    try object.write("link", link)
    try object.write("kind", kind)
    try object.write("key", key)
    try object.write("pin", pin)
    try object.write("extra", extra)
    try object.write("box", box)
    try object.write("tags", tags)
    try object.write("links", links)
    try object.write("values", values)
    try object.write("boxes", boxes)
    try object.write("rows", rows)
    try object.write("labels", labels)
    try object.write("boxesByName", boxesByName)
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
