/// The templates of this folder, compiled into the program so that it runs from anywhere.
public enum BuiltInTemplates {
  /// The templates in UTF-8, by name.
  public static let all: [String: [UInt8]] = [
    "availability": PackageResources.availability_mustache,
    "block-upload": PackageResources.block_upload_mustache,
    "call-label": PackageResources.call_label_mustache,
    "call": PackageResources.call_mustache,
    "client": PackageResources.client_mustache,
    "credential": PackageResources.credential_mustache,
    "declarations": PackageResources.declarations_mustache,
    "default": PackageResources.default_mustache,
    "download": PackageResources.download_mustache,
    "endpoint": PackageResources.endpoint_mustache,
    "enum": PackageResources.enum_mustache,
    "header": PackageResources.header_mustache,
    "initializer": PackageResources.initializer_mustache,
    "method": PackageResources.method_mustache,
    "namespace": PackageResources.namespace_mustache,
    "operation": PackageResources.operation_mustache,
    "parameter": PackageResources.parameter_mustache,
    "progress": PackageResources.progress_mustache,
    "property-type": PackageResources.property_type_mustache,
    "resource.swift": PackageResources.resource_swift_mustache,
    "result": PackageResources.result_mustache,
    "schema": PackageResources.schema_mustache,
    "struct": PackageResources.struct_mustache,
    "target.swift": PackageResources.target_swift_mustache,
    "version.swift": PackageResources.version_swift_mustache,
  ]
}
