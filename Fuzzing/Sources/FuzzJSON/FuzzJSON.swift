import Foundation
@_spi(Generated) import VersionedAPIRuntime

/// Levels of nesting beyond which it depends on the reader whether a value is too deep.
private let maximumDepth = 50

/// What libFuzzer calls with every input: reads it as JSON and writes it again, and compares both with Foundation.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let data = Data(UnsafeBufferPointer(start: bytes, count: count))
  guard data.count(where: { "[{".utf8.contains($0) }) < maximumDepth else { return 0 }
  let expected = try? JSONDecoder().decode(JSONValue.self, from: data)
  for decoding in [ReplyDecoding.lenient, .strict] {
    let value = try? BodyDecoder(decoding).decode(JSONValue.self, from: data)
    precondition(value == expected, "Foundation reads \(expected.debugDescription), not \(value.debugDescription)")
  }
  if let expected { checkWriting(of: expected) }
  let item = try? BodyDecoder().decode(Item.self, from: data)
  precondition(item == (try? JSONDecoder().decode(Item.self, from: data)), "Foundation reads another item")
  if let item { checkWriting(of: item) }
  // Values of other types are asked for by other ways.
  _ = try? BodyDecoder().decode([String: [Date?]].self, from: data)
  _ = try? BodyDecoder().decode([[Double]].self, from: data)
  _ = try? BodyDecoder().decode([URL].self, from: data)
  _ = try? BodyDecoder().decode([Duration].self, from: data)
  return 0
}

private func checkWriting(of value: some WireValue & Encodable) {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  let body = try? RequestBody(encoder.encode(value))
  var request = APIRequest(Route(.post, "/"))
  try? request.setBody(json: value)
  precondition(request.body == body, "Foundation writes \(value) in another way")
}
