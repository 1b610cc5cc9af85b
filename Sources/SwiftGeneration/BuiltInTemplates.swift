import VersionedAPICTemplates

/// The templates of the folder `Templates`, which are compiled into the program.
enum BuiltInTemplates {
  /// The templates by name.
  static let texts: [String: String] = {
    var texts: [String: String] = [:]
    while let template = built_in_template_at(Int32(texts.count))?.pointee {
      texts[String(cString: template.name)] = String(cString: template.text)
    }
    return texts
  }()
}
