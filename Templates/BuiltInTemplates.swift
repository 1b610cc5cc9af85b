/// The templates of this folder, compiled into the program so that it runs from anywhere.
public enum BuiltInTemplates {
  /// The templates in UTF-8, by name.
  public static let all: [String: [UInt8]] = [
    "availability": PackageResources.availability_mustache,
    "credential": PackageResources.credential_mustache,
    "declarations": PackageResources.declarations_mustache,
    "default": PackageResources.default_mustache,
    "enum": PackageResources.enum_mustache,
    "header": PackageResources.header_mustache,
    "initializer": PackageResources.initializer_mustache,
    "namespace": PackageResources.namespace_mustache,
    "operation": PackageResources.operation_mustache,
    "progress": PackageResources.progress_mustache,
    "property-type": PackageResources.property_type_mustache,
    "resource.swift": PackageResources.resource_swift_mustache,
    "schema": PackageResources.schema_mustache,
    "struct": PackageResources.struct_mustache,
    "target.swift": PackageResources.target_swift_mustache,
    "version.swift": PackageResources.version_swift_mustache,
  ]
}
