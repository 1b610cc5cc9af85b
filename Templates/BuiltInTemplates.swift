/// The templates of this folder, compiled into the program so that it runs from anywhere.
public enum BuiltInTemplates {
  /// The texts in UTF-8, by name.
  public static let all: [String: [UInt8]] = [
    "credential": PackageResources.credential_mustache,
    "enum": PackageResources.enum_mustache,
    "header": PackageResources.header_mustache,
    "namespace": PackageResources.namespace_mustache,
    "operation": PackageResources.operation_mustache,
    "schema": PackageResources.schema_mustache,
    "struct": PackageResources.struct_mustache,
    "typealias": PackageResources.typealias_mustache,
  ]
}
