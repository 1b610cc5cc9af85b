import VersionedAPIDefinition
import VersionedAPITestSupport

/// Random APIs of successive versions as one definition, with ranges and values by version.
struct RandomDefinition {
  /// The files by path.
  private(set) var files: [DefinitionFile]

  private let ids: [String]
  private let apis: [RandomAPI]
  private let lasting: Set<String>
  private let isOpen: Bool
  private var random: SeededGenerator
  /// The choices about orders, so that the rest of a definition does not depend on them.
  private var others: SeededGenerator

  /// The names in Swift of what cannot be named as it is.
  private static let swiftNames = ["self": "selfURL", "~": "tilde", "Größe": "size"]

  private typealias Text = DefinitionText
  private typealias Fields = [(key: String, value: DefinitionText)]
  private typealias Property = RandomAPI.Property
  /// The values of something by the index of the version.
  private typealias History<Value> = [Int: Value]

  /// Creates the definition.
  /// - Parameters:
  ///   - versions: The versions, oldest first.
  ///   - hasQuery: Whether the version is a query parameter.
  ///   - lasting: The types that further versions have too.
  ///   - isOpen: Whether further versions can be between these, so that no element can say what it was before.
  ///   - random: The choices of the author.
  init(
    _ versions: [(id: String, api: RandomAPI)],
    hasQuery: Bool,
    lasting: Set<String> = [],
    isOpen: Bool = false,
    random: SeededGenerator
  ) {
    ids = versions.map(\.id)
    apis = versions.map(\.api)
    self.lasting = lasting
    self.isOpen = isOpen
    self.random = random
    others = random
    files = []
    var copy = self
    files = copy.render(hasQuery: hasQuery)
  }

  private var all: [Int] { Array(ids.indices) }

  // MARK: Files

  private mutating func render(hasQuery: Bool) -> [DefinitionFile] {
    let responses = sharedResponse()
    let shared = sharedParameters()
    let fragments = fragments()
    var first: Fields = []
    var second: Fields = []
    func add(_ key: String, _ fields: Fields, splits: Bool) {
      let middle = splits ? (fields.count + 1) / 2 : fields.count
      if middle > 0 { first.append((key, .mapping(Array(fields[..<middle])))) }
      if middle < fields.count { second.append((key, .mapping(Array(fields[middle...])))) }
    }
    let splits = random.chance(60)
    add("groups", groups(), splits: splits)
    add("parameters", shared.map { ($0.key, parameter($0.history, in: all)) }, splits: splits)
    add("enums", enums(), splits: splits)
    add("fragments", fragments.map { ($0.name, fragment($0)) }, splits: splits)
    add("schemas", schemas(fragments), splits: splits)
    add("operations", operations(shared, responses), splits: splits)
    var result = [
      DefinitionFile(path: "service.yaml", text: Text.file(service(hasQuery: hasQuery, responses), &random))
    ]
    result.append(DefinitionFile(path: "things.yaml", text: Text.file(first, &random)))
    if !second.isEmpty {
      let path = random.chance(50) ? "books.yaml" : "zoo.yaml"
      result.append(DefinitionFile(path: path, text: Text.file(second, &random)))
    }
    return result
  }

  private mutating func service(hasQuery: Bool, _ responses: History<TypeExpression>) -> Fields {
    var fields: Fields = [("service", .scalar("RandomShop"))]
    if random.chance(50) { fields.append(("doc", .scalar("A shop."))) }
    fields.append(
      (
        "versions",
        .mapping(
          ids.map { id in
            var version: Fields = [("path", .scalar("/shop/\(id)"))]
            if hasQuery { version.append(("query", .mapping([("api-version", .scalar(id))]))) }
            return (id, .mapping(version))
          }
        )
      )
    )
    if random.chance(50) {
      var token: Fields = [("header", .scalar("Authorization")), ("scheme", .scalar("Bearer"))]
      token += versions(random.chance(50) ? [all.count - 1] : all, in: all)
      fields.append(
        (
          "credentials",
          .mapping([
            ("apiKey", .mapping([("header", .scalar("X-Api-Key"))])), ("token", .mapping(token)),
          ])
        )
      )
    }
    if !responses.isEmpty {
      var response = versions(responses.keys.sorted(), in: all)
      response.append(("body", value(responses.mapValues(\.description))))
      fields.append(("responses", .mapping([("default", .mapping(response))])))
    }
    return fields
  }

  // MARK: Versions

  /// Returns the range of successive versions.
  private mutating func range(_ first: Int, _ last: Int) -> String {
    var ranges: [String] = []
    let (from, to, end) = (ids[first], ids[last], ids.count - 1)
    if last == end, random.chance(65) { return "\(from)..." }
    if first == last { ranges.append(to) }
    if first < last { ranges.append("\(from)...\(to)") }
    if first == 0 { ranges.append("...\(to)") }
    if last < end { ranges.append(first == 0 ? "..<\(ids[last + 1])" : "\(from)..<\(ids[last + 1])") }
    return random.pick(ranges)
  }

  /// Splits versions into those that follow each other and are the same in some respect.
  private func runs(_ versions: [Int], _ isSame: (Int, Int) -> Bool = { _, _ in true }) -> [(first: Int, last: Int)] {
    versions.reduce(into: []) { runs, version in
      if let last = runs.last?.last, last + 1 == version, isSame(last, version) {
        runs[runs.count - 1].last = version
      } else {
        runs.append((version, version))
      }
    }
  }

  /// Returns the versions of an element, which may be omitted if they are those of the parent.
  private mutating func versions(_ versions: [Int], in parent: [Int]) -> Fields {
    let runs = runs(versions)
    if versions == parent, runs.count > 1 || random.chance(95) { return [] }
    let ranges = runs.map { Text.plain(range($0.first, $0.last)) }
    return [("versions", ranges.count == 1 ? ranges[0] : .list(ranges))]
  }

  /// Returns the name of an element of the version before, if a new element may have replaced that.
  private mutating func formerName(_ versions: [Int], _ others: [(key: String, versions: [Int])]) -> Fields {
    guard let first = versions.first, first > 0, !isOpen, random.chance(25) else { return [] }
    let former = others.filter { $0.versions.contains(first - 1) && !$0.versions.contains(first) }
    return former.randomElement(using: &random).map { [("was", .scalar($0.key))] } ?? []
  }

  /// Returns the versions in which something exists.
  private func versions(where exists: (RandomAPI) -> Bool) -> [Int] { all.filter { exists(apis[$0]) } }

  /// Returns a value that may differ between versions.
  /// - Parameter none: What is written where there is no value.
  private mutating func byVersion<Value: Equatable>(
    _ values: History<Value?>,
    none: Text = .plain("none"),
    _ text: (inout Self, Value, [Int]) -> Text
  ) -> Text? {
    let versions = values.keys.sorted()
    let runs = runs(versions) { values[$0] == values[$1] }
    guard let first = runs.first, let value = values[first.first] else { return nil }
    if runs.allSatisfy({ values[$0.first] == values[first.first] }) {
      return value.map { text(&self, $0, versions) }
    }
    return .mapping(
      runs.map { run in
        let value = values[run.first].flatMap { $0 }.map { text(&self, $0, Array(run.first...run.last)) }
        return (range(run.first, run.last), value ?? none)
      }
    )
  }

  /// Returns a string that all versions have.
  private mutating func value(_ values: History<String>) -> Text {
    byVersion(values.mapValues { Optional($0) }) { _, value, _ in .scalar(value) } ?? .empty
  }

  /// Returns a field that some versions have.
  private mutating func field(_ key: String, _ values: History<String?>) -> Fields {
    byVersion(values) { _, value, _ in .scalar(value) }.map { [(key, $0)] } ?? []
  }

  /// Returns a field with a default.
  private mutating func field(_ key: String, _ values: History<String>, default value: String) -> Fields {
    if values.values.allSatisfy({ $0 == value }) && random.chance(98) { return [] }
    return [(key, self.value(values))]
  }

  private mutating func doc(_ versions: [Int], _ percent: Int = 25) -> Fields {
    guard random.chance(percent) else { return [] }
    let docs = random.pick([
      ["What it is."], ["Time: here, not there."], ["It's `code`, and more.", "Another text."], ["One\ntwo."],
    ])
    let value = History(uniqueKeysWithValues: versions.map { ($0, docs[$0 % docs.count]) })
    return field("doc", value.mapValues { Optional($0) })
  }

  /// Returns the names of all versions, new ones after those that precede them.
  private func merged(_ lists: [[String]]) -> [String] {
    var result: [String] = []
    for list in lists {
      var place = 0
      for name in list {
        if let index = result.firstIndex(of: name) {
          place = index + 1
        } else {
          result.insert(name, at: place)
          place += 1
        }
      }
    }
    return result
  }

  private func history<Value>(_ find: (RandomAPI) -> Value?) -> History<Value> {
    History(uniqueKeysWithValues: apis.enumerated().compactMap { index, api in find(api).map { (index, $0) } })
  }

  // MARK: Groups and enums

  private mutating func groups() -> Fields {
    merged(apis.map { $0.operations.map(\.group) }).compactMap { name -> (String, Text)? in
      guard random.chance(50) else { return nil }
      let versions = all.filter { apis[$0].operations.contains { $0.group == name } }
      return (
        name, .mapping(self.versions(versions, in: all) + [("doc", .scalar("Operations on \(name.lowercased())."))])
      )
    }
  }

  private mutating func enums() -> Fields {
    merged(apis.map { $0.enums.map(\.name) }).map { name in
      let history = history { $0.enumeration(name) }
      let versions = history.keys.sorted()
      var fields = doc(versions) + self.versions(versions, in: all)
      fields += field("access", history.mapValues { $0.isReadOnly ? "read" : "readWrite" }, default: "readWrite")
      fields += field("closed", history.mapValues { String($0.isClosed) }, default: "false")
      let names = merged(versions.map { history[$0]?.cases ?? [] })
      fields += order(history, among: names)
      let keys = names.map { key in
        (key: key, versions: versions.filter { history[$0]?.cases.contains(key) == true })
      }
      let cases = keys.filter { !$0.versions.isEmpty }.map { key, present -> (String, Text) in
        var fields = self.versions(present, in: versions) + formerName(present, keys)
        if let name = Self.swiftNames[key] { fields.append(("name", .scalar(name))) }
        return (key, .mapping(fields + doc(present, 15)))
      }
      return (name, .mapping(fields + [("cases", .mapping(cases))]))
    }
  }

  /// Returns the order of the cases where it is not that of the definition, and rarely where it is.
  private mutating func order(_ history: History<RandomAPI.Enumeration>, among names: [String]) -> Fields {
    var orders: History<[String]?> = [:]
    for (version, enumeration) in history.sorted(by: { $0.key < $1.key }) {
      let isUsual = names.filter(enumeration.cases.contains) == enumeration.cases
      orders[version] = .some(isUsual && !others.chance(2) ? nil : enumeration.cases)
    }
    guard let value = byVersion(orders, { _, order, _ in .names(order) }) else { return [] }
    guard case .mapping(let entries) = value else { return [("order", value)] }
    // Not all versions need a value.
    return [("order", .mapping(entries.filter { if case .plain = $0.value { others.chance(20) } else { true } }))]
  }

  // MARK: Fragments

  private struct Fragment {
    var name: String
    var published: [Int]
    var schemas: [String]
    var properties: [(key: String, history: History<Property>)] = []
  }

  private func objects(_ name: String) -> History<[Property]> {
    history { api in
      api.schema(name).flatMap { $0.type == nil ? api.properties(of: $0) : nil }
    }
  }

  /// The published fragments, and some more with properties that several schemas have in common.
  private mutating func fragments() -> [Fragment] {
    let names = merged(apis.map { $0.schemas.map(\.name) })
    var fragments = merged(apis.map { $0.parents.map(\.name) }).map { name in
      Fragment(
        name: name,
        published: all.filter { apis[$0].parent(name) != nil },
        schemas: names.filter { schema in apis.contains { $0.schema(schema)?.parent == name } }
      )
    }
    for index in fragments.indices {
      let name = fragments[index].name
      fragments[index].properties = merged(apis.map { $0.parent(name)?.properties.map(\.key) ?? [] }).map { key in
        (key, history { $0.parent(name)?.properties.first { $0.key == key } })
      }
    }
    guard random.chance(35) else { return fragments }
    let free = names.filter { name in !objects(name).isEmpty && !fragments.contains { $0.schemas.contains(name) } }
    var fragment = Fragment(name: "Common", published: [], schemas: free.filter { _ in random.chance(50) })
    guard let first = fragment.schemas.first else { return fragments }
    for key in Set(objects(first).values.flatMap { $0.map(\.key) }).sorted() where random.chance(70) {
      var common: History<Property> = [:]
      let isCommon = fragment.schemas.allSatisfy { name in
        objects(name).allSatisfy { version, properties in
          guard let property = properties.first(where: { $0.key == key }) else { return false }
          if let other = common[version] { return other == property }
          common[version] = property
          return true
        }
      }
      if isCommon { fragment.properties.append((key, common)) }
    }
    return fragment.properties.isEmpty ? fragments : fragments + [fragment]
  }

  private mutating func fragment(_ fragment: Fragment) -> Text {
    var fields = doc(all, 10)
    if !fragment.published.isEmpty {
      let published = History(uniqueKeysWithValues: all.map { ($0, String(fragment.published.contains($0))) })
      fields += field("published", published, default: "false")
    }
    return .mapping(
      fields + [("properties", .mapping(fragment.properties.map { ($0.key, property($0.history, in: all)) }))]
    )
  }

  // MARK: Schemas

  private mutating func schemas(_ fragments: [Fragment]) -> Fields {
    let names = merged(apis.map { $0.schemas.map(\.name) })
    let others = names.map { name in (key: name, versions: versions { $0.schema(name) != nil }) }
    var schemas: Fields = names.map { name in
      let history = history { $0.schema(name) }
      let versions = history.keys.sorted()
      var fields = doc(versions) + self.versions(versions, in: all) + formerName(versions, others)
      let includes = fragments.filter { $0.schemas.contains(name) }
      if !includes.isEmpty { fields.append(("include", .names(includes.map(\.name)))) }
      let types = history.mapValues { $0.type?.description ?? "object" }
      if types.values.contains(where: { $0 != "object" }) || random.chance(3) { fields.append(("type", value(types))) }
      fields += field("access", history.mapValues { $0.isReadOnly ? "read" : "readWrite" }, default: "readWrite")
      if let progress = byVersion(history.mapValues(\.progress), { $0.progress($1, $2) }) {
        fields.append(("progress", progress))
      }
      let objects = objects(name)
      let own = merged(versions.map { objects[$0]?.map(\.key) ?? [] }).map { key in
        let history = objects.compactMapValues { $0.first { $0.key == key } }.filter { version, _ in
          !includes.contains { $0.properties.contains { $0.key == key && $0.history[version] != nil } }
        }
        return (key: key, history: history)
      }
      let others = own.map { (key: $0.key, versions: $0.history.keys.sorted()) }
      let properties = own.filter { !$0.history.isEmpty }.map { key, history -> (String, Text) in
        (key, property(history, in: versions, among: others))
      }
      if !properties.isEmpty || fields.allSatisfy({ !["type", "include"].contains($0.key) }) {
        fields.append(("properties", .mapping(properties)))
      }
      return (name, .mapping(fields))
    }
    if random.chance(10) { schemas.append(standalone(others)) }
    return schemas
  }

  /// Returns a schema that no operation refers to, such as the content of a file.
  private mutating func standalone(_ schemas: [(key: String, versions: [Int])]) -> (key: String, value: Text) {
    var properties: Fields = [("text", .mapping([("type", .scalar("string"))]))]
    if let type = schemas.filter({ $0.versions == all }).randomElement(using: &random)?.key {
      properties.append(("content", .mapping([("type", .scalar(random.chance(50) ? type : "\(type)[]"))])))
    }
    return ("Leaflet", .mapping([("standalone", .scalar("true")), ("properties", .mapping(properties))]))
  }

  private mutating func progress(_ progress: RandomAPI.Progress, _ versions: [Int]) -> Text {
    var fields: Fields = [
      ("status", .scalar(progress.status)), ("succeeded", .names(progress.succeeded)),
      ("failed", .names(progress.failed)),
    ]
    if let error = progress.error { fields.append(("error", .scalar(error))) }
    return .mapping(fields + [("poll", poll(progress.poll))])
  }

  private func poll(_ poll: RandomAPI.Poll) -> Text {
    .mapping([("operation", .scalar(poll.operation)), ("from", .scalar(poll.from))])
  }

  private mutating func property(
    _ history: History<Property>,
    in parent: [Int],
    among others: [(key: String, versions: [Int])] = [],
    place: ParameterPlace? = nil
  ) -> Text {
    let versions = history.keys.sorted()
    var fields: Fields = place.map { [("in", .scalar($0.rawValue))] } ?? []
    fields.append(("type", value(history.mapValues(\.type.description))))
    fields += self.versions(versions, in: parent) + formerName(versions, others)
    if let key = history.values.first?.key, let name = Self.swiftNames[key] { fields.append(("name", .scalar(name))) }
    fields += field("required", history.mapValues(\.required.rawValue), default: place == .path ? "true" : "false")
    // Parameters have a place and no access.
    if place == nil {
      fields += field("access", history.mapValues { $0.isReadOnly ? "read" : "readWrite" }, default: "readWrite")
    }
    for constraint in Constraint.allCases {
      fields += field(constraint.rawValue, history.mapValues { $0.constraints[constraint] })
    }
    if random.chance(4) { fields.append(("deprecated", .scalar("Use another one."))) }
    return .mapping(fields + doc(versions))
  }

  // MARK: Parameters

  private typealias SharedParameter = (key: String, history: History<RandomAPI.Parameter>)

  private func parameter(_ key: String, of operation: String) -> History<RandomAPI.Parameter> {
    history { $0.operation(operation)?.parameters.first { $0.property.key == key } }
  }

  /// Some parameters that operations can share.
  private mutating func sharedParameters() -> [SharedParameter] {
    var shared: [SharedParameter] = []
    for name in merged(apis.map { $0.operations.map(\.key) }) {
      let keys = Set(apis.flatMap { $0.operation(name)?.parameters.map(\.property.key) ?? [] }).sorted()
      for key in keys where random.chance(25) && !shared.contains(where: { $0.key == key }) {
        shared.append((key, parameter(key, of: name)))
      }
    }
    return shared
  }

  /// Whether an operation can refer to a shared parameter: it has it in those of its versions in which that exists.
  private func uses(_ parameter: SharedParameter, _ operation: String) -> Bool {
    let own = self.parameter(parameter.key, of: operation)
    return !own.isEmpty
      && all.allSatisfy { apis[$0].operation(operation) == nil || own[$0] == parameter.history[$0] }
  }

  private mutating func parameter(
    _ history: History<RandomAPI.Parameter>,
    in parent: [Int],
    among others: [(key: String, versions: [Int])] = []
  ) -> Text {
    property(history.mapValues(\.property), in: parent, among: others, place: history.values.first?.place)
  }

  // MARK: Operations

  private func error(of operation: String) -> History<RandomAPI.Response> {
    history { $0.operation(operation)?.responses.first { $0.status == nil } }
  }

  /// The body of the error response that operations share; none if an operation has to do without.
  private mutating func sharedResponse() -> History<TypeExpression> {
    var result: History<TypeExpression> = [:]
    guard random.chance(60) else { return result }
    for (index, api) in apis.enumerated() {
      let errors = api.operations.map { $0.responses.first { $0.status == nil } }
      if let body = errors.first??.body, errors.allSatisfy({ $0 != nil }) { result[index] = body }
    }
    return result
  }

  private mutating func operations(_ shared: [SharedParameter], _ inherited: History<TypeExpression>) -> Fields {
    let names = merged(apis.map { $0.operations.map(\.key) })
    let others = names.map { name in (key: name, versions: versions { $0.operation(name) != nil }) }
    return names.map { name in
      let history = history { $0.operation(name) }
      let versions = history.keys.sorted()
      var fields = doc(versions, 40) + self.versions(versions, in: all) + formerName(versions, others)
      fields += field("deprecated", history.mapValues { $0.isDeprecated ? "Use another one." : nil })
      fields += field("operationId", history.mapValues(\.id))
      fields.append(("http", value(history.mapValues { "\($0.method) \($0.path)" })))
      let keys = merged(versions.map { history[$0]?.parameters.map(\.property.key) ?? [] })
      let own = keys.map { key in (key: key, versions: parameter(key, of: name).keys.sorted()) }
      let parameters = keys.map { key -> (String, Text) in
        if let shared = shared.first(where: { $0.key == key }), uses(shared, name) { return (key, .plain("")) }
        return (key, parameter(parameter(key, of: name), in: versions, among: own))
      }
      if !parameters.isEmpty { fields.append(("parameters", .mapping(parameters))) }
      fields += body(history.mapValues(\.body), versions)
      fields.append(("responses", .mapping(responses(history.mapValues(\.responses), versions, inherited))))
      if let paged = byVersion(
        history.mapValues(\.paged),
        { _, paging, _ in
          .mapping([("items", .scalar(paging.items)), ("next", .scalar(paging.next))])
        }
      ) {
        fields.append(("paged", paged))
      }
      if let poll = byVersion(history.mapValues(\.poll), { text, poll, _ in text.poll(poll) }) {
        fields.append(("poll", poll))
      }
      return (name, .mapping(fields))
    }
  }

  private mutating func body(_ history: History<RandomAPI.Body?>, _ versions: [Int]) -> Fields {
    let bodies = history.compactMapValues { $0 }
    guard let first = bodies.values.first else { return [] }
    let isForm = first.type == nil
    if bodies.count == history.count, bodies.values.allSatisfy({ ($0.type == nil) == isForm }), random.chance(70) {
      return [("body", body(bodies, in: versions))]
    }
    let text = byVersion(history) { text, body, versions in
      text.body(History(uniqueKeysWithValues: versions.map { ($0, body) }), in: versions)
    }
    return text.map { [("body", $0)] } ?? []
  }

  private mutating func body(_ history: History<RandomAPI.Body>, in versions: [Int]) -> Text {
    var fields = field("name", history.mapValues(\.name))
    fields += field("type", history.mapValues { $0.type?.description })
    fields += field("content", history.mapValues(\.content))
    fields += field("required", history.mapValues { String($0.isRequired) }, default: "true")
    fields += doc(versions, 10)
    let parts = merged(versions.map { history[$0]?.parts.map(\.key) ?? [] }).map { key -> (String, Text) in
      let part = history.compactMapValues { $0.parts.first { $0.key == key } }
      let types = lasting.filter { name in part.keys.allSatisfy { apis[$0].schema(name) != nil } }
      guard key == "sheet", let type = types.sorted().randomElement(using: &random),
        case .mapping(let fields) = property(part, in: versions)
      else { return (key, property(part, in: versions)) }
      return (key, .mapping(fields + [("json", .scalar(type))]))
    }
    if !parts.isEmpty { fields.append(("parts", .mapping(parts))) }
    return .mapping(fields)
  }

  private mutating func responses(
    _ history: History<[RandomAPI.Response]>,
    _ versions: [Int],
    _ inherited: History<TypeExpression>
  ) -> Fields {
    let keys = merged(versions.map { history[$0]?.map { $0.status.map(String.init) ?? "default" } ?? [] })
    return keys.compactMap { key -> (String, Text)? in
      let responses = history.compactMapValues { $0.first { $0.status == Int(key) } }
      if key == "default",
        versions.allSatisfy({ version in
          responses[version] == inherited[version].map { RandomAPI.Response(body: $0) }
        })
      {
        return nil
      }
      let present = responses.keys.sorted()
      var fields = self.versions(present, in: versions)
      fields += field("body", responses.mapValues { $0.body?.description })
      fields += field("content", responses.mapValues(\.content))
      let headers = merged(present.map { responses[$0]?.headers.map(\.key) ?? [] }).map { name -> (String, Text) in
        let types = responses.compactMapValues { $0.headers.first { $0.key == name }?.type.description }
        let type = value(types)
        let own = self.versions(types.keys.sorted(), in: present)
        let docs = doc(types.keys.sorted(), 15)
        if own.isEmpty, docs.isEmpty, case .scalar = type { return (name, type) }
        return (name, .mapping([("type", type)] + own + docs))
      }
      if !headers.isEmpty { fields.append(("headers", .mapping(headers))) }
      if key == "default", random.chance(20) {
        fields.append(("statuses", .mapping([("404", .mapping([("doc", .scalar("There is no such thing."))]))])))
      }
      return (key, .mapping(fields + doc(present, 10)))
    }
  }
}
