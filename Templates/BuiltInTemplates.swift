/// The templates of this folder, compiled into the program so that it runs from anywhere.
public enum BuiltInTemplates {
  /// The texts in UTF-8, by name.
  public static let all: [String: [UInt8]] = [
    "credential": PackageResources.credential_mustache,
    "doc": PackageResources.doc_mustache,
    "enum": PackageResources.enum_mustache,
    "header": PackageResources.header_mustache,
    "initDoc": PackageResources.initDoc_mustache,
    "namespace": PackageResources.namespace_mustache,
    "operation": PackageResources.operation_mustache,
    "outputDoc": PackageResources.outputDoc_mustache,
    "schema": PackageResources.schema_mustache,
    "struct": PackageResources.struct_mustache,
    "typealias": PackageResources.typealias_mustache,
  ]
}
