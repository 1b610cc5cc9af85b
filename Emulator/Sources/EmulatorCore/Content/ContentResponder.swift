import Foundation
import HTTPTypes

/// Responds to GET and HEAD for a content, with ranges and entity tags (RFC 9110).
enum ContentResponder {
  /// Returns the response for a content.
  static func respond(_ data: Data, name: String, to request: EmulatorRequest) -> EmulatorResponse {
    var hash = StableHash()
    hash.add(data.prefix(65_536))
    let tag = "\"0x\(String(hash.value, radix: 16, uppercase: true))\(String(data.count, radix: 16, uppercase: true))\""
    var fields: HTTPFields = [.contentType: contentType(name), .eTag: tag, .acceptRanges: "bytes"]
    if let tags = request.fields[.ifNoneMatch], tags == "*" || tags.contains(tag) {
      return EmulatorResponse(304, fields: fields)
    }
    if let tags = request.fields[.ifMatch], tags != "*", !tags.contains(tag) {
      return storageError(
        412,
        "ConditionNotMet",
        "The condition specified using HTTP conditional header(s) is not met."
      )
    }
    // A range of another content would be of no use.
    let isSame = request.fields[.ifRange].map { $0 == tag } ?? true
    guard isSame, let text = request.fields[.range], let range = ByteRange(text, size: data.count) else {
      return EmulatorResponse(200, fields: fields, body: data)
    }
    guard let bytes = range.bytes else {
      var response = storageError(416, "InvalidRange", "The range specified is invalid for the current size.")
      response.fields[.contentRange] = "bytes */\(data.count)"
      return response
    }
    fields[.contentRange] = "bytes \(bytes.lowerBound)-\(bytes.upperBound - 1)/\(data.count)"
    let start = data.startIndex
    return EmulatorResponse(206, fields: fields, body: data[start + bytes.lowerBound..<start + bytes.upperBound])
  }

  /// Returns an error in the form of Azure Storage.
  static func storageError(_ status: Int, _ code: String, _ message: String) -> EmulatorResponse {
    var response = EmulatorResponse(
      status,
      text:
        "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>\(code)</Code><Message>\(message)</Message></Error>",
      type: "application/xml"
    )
    response.fields.set("x-ms-error-code", code)
    return response
  }

  private static func contentType(_ name: String) -> String {
    switch name.split(separator: ".").last?.lowercased() {
    case "json": "application/json"
    case "txt", "md": "text/plain; charset=utf-8"
    case "wav": "audio/wav"
    case "zip": "application/zip"
    default: "application/octet-stream"
    }
  }
}
