/// A Swift type as a value; it becomes source only where a template names it.
indirect enum SwiftType: Hashable, Sendable {
  /// A type of the standard library, of Foundation or of the runtime.
  case builtIn(BuiltIn)
  /// A type that is declared in the namespace of the api-version, and maybe the form of it that is nested in that.
  case declared(String, form: SchemaForms.Form)
  /// `[Element]`
  case array(SwiftType)
  /// `[String: Value]`
  case dictionary(SwiftType)
  /// `Patch<Value>`
  case patch(SwiftType)

  /// The types that generated code does not declare.
  enum BuiltIn: String, Sendable {
    case string = "String"
    case bool = "Bool"
    case int = "Int"
    case int64 = "Int64"
    case double = "Double"
    case void = "Void"
    case date = "Date"
    case data = "Data"
    case url = "URL"
    case uuid = "UUID"
    case duration = "Duration"
    case calendarDate = "CalendarDate"
    case jsonValue = "JSONValue"
    case formFile = "FormFile"
    case requestBody = "RequestBody"

    /// The module that declares a type.
    enum Origin {
      case standardLibrary, foundation, runtime
    }

    /// The module that declares the type.
    var origin: Origin {
      switch self {
      case .string, .bool, .int, .int64, .double, .void, .duration: .standardLibrary
      case .date, .data, .url, .uuid: .foundation
      case .calendarDate, .jsonValue, .formFile, .requestBody: .runtime
      }
    }
  }

  /// The type as it stands in source.
  /// - Parameter namespace: The namespace that declared types are qualified with; empty where they are in scope.
  func source(in namespace: String = "") -> String {
    switch self {
    case .builtIn(let type): type.rawValue
    case .declared(let name, let form):
      (namespace.isEmpty ? name : "\(namespace).\(name)") + (form.nestedName.map { ".\($0)" } ?? "")
    case .array(let element): "[\(element.source(in: namespace))]"
    case .dictionary(let value): "[String: \(value.source(in: namespace))]"
    case .patch(let value): "Patch<\(value.source(in: namespace))>"
    }
  }

  /// Where the built-in type that this one is made of is declared; nil for declared types.
  var origin: BuiltIn.Origin? {
    switch self {
    case .builtIn(let type): type.origin
    case .declared: nil
    case .array(let element): element.origin
    case .dictionary(let value), .patch(let value): value.origin
    }
  }
}

extension Sequence<SwiftType> {
  /// Whether some type is made of one that a module declares.
  func contains(_ origin: SwiftType.BuiltIn.Origin) -> Bool { contains { $0.origin == origin } }
}
