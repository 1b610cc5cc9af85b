#include "VersionedAPICTemplates.h"

// The compiler embeds the files. It takes several seconds for arrays of bytes in Swift.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const char availability_text[] = {
#embed "../../Templates/availability.mustache" suffix(,)
  0};
static const char block_upload_text[] = {
#embed "../../Templates/block-upload.mustache" suffix(,)
  0};
static const char call_text[] = {
#embed "../../Templates/call.mustache" suffix(,)
  0};
static const char call_label_text[] = {
#embed "../../Templates/call-label.mustache" suffix(,)
  0};
static const char client_text[] = {
#embed "../../Templates/client.mustache" suffix(,)
  0};
static const char credential_text[] = {
#embed "../../Templates/credential.mustache" suffix(,)
  0};
static const char declarations_text[] = {
#embed "../../Templates/declarations.mustache" suffix(,)
  0};
static const char default_text[] = {
#embed "../../Templates/default.mustache" suffix(,)
  0};
static const char download_text[] = {
#embed "../../Templates/download.mustache" suffix(,)
  0};
static const char endpoint_text[] = {
#embed "../../Templates/endpoint.mustache" suffix(,)
  0};
static const char enum_text[] = {
#embed "../../Templates/enum.mustache" suffix(,)
  0};
static const char header_text[] = {
#embed "../../Templates/header.mustache" suffix(,)
  0};
static const char initializer_text[] = {
#embed "../../Templates/initializer.mustache" suffix(,)
  0};
static const char method_text[] = {
#embed "../../Templates/method.mustache" suffix(,)
  0};
static const char namespace_text[] = {
#embed "../../Templates/namespace.mustache" suffix(,)
  0};
static const char operation_text[] = {
#embed "../../Templates/operation.mustache" suffix(,)
  0};
static const char parameter_text[] = {
#embed "../../Templates/parameter.mustache" suffix(,)
  0};
static const char progress_text[] = {
#embed "../../Templates/progress.mustache" suffix(,)
  0};
static const char property_type_text[] = {
#embed "../../Templates/property-type.mustache" suffix(,)
  0};
static const char resource_swift_text[] = {
#embed "../../Templates/resource.swift.mustache" suffix(,)
  0};
static const char result_text[] = {
#embed "../../Templates/result.mustache" suffix(,)
  0};
static const char schema_text[] = {
#embed "../../Templates/schema.mustache" suffix(,)
  0};
static const char struct_text[] = {
#embed "../../Templates/struct.mustache" suffix(,)
  0};
static const char target_swift_text[] = {
#embed "../../Templates/target.swift.mustache" suffix(,)
  0};
static const char version_swift_text[] = {
#embed "../../Templates/version.swift.mustache" suffix(,)
  0};

static const struct built_in_template templates[] = {
  {"availability", availability_text},
  {"block-upload", block_upload_text},
  {"call", call_text},
  {"call-label", call_label_text},
  {"client", client_text},
  {"credential", credential_text},
  {"declarations", declarations_text},
  {"default", default_text},
  {"download", download_text},
  {"endpoint", endpoint_text},
  {"enum", enum_text},
  {"header", header_text},
  {"initializer", initializer_text},
  {"method", method_text},
  {"namespace", namespace_text},
  {"operation", operation_text},
  {"parameter", parameter_text},
  {"progress", progress_text},
  {"property-type", property_type_text},
  {"resource.swift", resource_swift_text},
  {"result", result_text},
  {"schema", schema_text},
  {"struct", struct_text},
  {"target.swift", target_swift_text},
  {"version.swift", version_swift_text},
};

const struct built_in_template *built_in_template_at(int index) {
  const int count = sizeof templates / sizeof templates[0];
  return index < count ? &templates[index] : 0;
}
