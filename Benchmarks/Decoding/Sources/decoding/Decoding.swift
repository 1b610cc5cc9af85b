import Foundation
import SpeechToTextV2025_10_15
@_spi(Generated) import VersionedAPIRuntime

/// Measures how long it takes to decode responses and to encode them again, in comparison with structs that are written
/// by hand.
@main
struct Decoding {
  private static let usage = """
    usage: decoding
           decoding sample models|result <file>
           decoding decode|encode|memory|memory-by-hand models|result <file>

    """
  private static let runs = 7
  /// Encodings of one value, so that its decoding is a small part of the work.
  private static let encodings = 10

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard !arguments.isEmpty else { return try compareAll() }
    guard arguments.count == 3, ["models", "result"].contains(arguments[1]) else { return fail() }
    let (kind, file) = (arguments[1], URL(fileURLWithPath: arguments[2]))
    switch (arguments[0], kind) {
    case ("sample", "models"): try Samples.models(2000).write(to: file)
    case ("sample", _): try Samples.result(hours: 2).write(to: file)
    case (let command, "models"): try run(command, V2025_10_15.PaginatedCustomModels.self, ByHand.Page.self, file)
    case (let command, _): try run(command, V2025_10_15.TranscriptionResult.self, ByHand.Result.self, file)
    }
  }

  private static func run<Value: WireValue, Hand: Codable>(
    _ command: String,
    _ type: Value.Type,
    _ hand: Hand.Type,
    _ file: URL
  ) throws {
    switch command {
    case "decode": _ = try value(type, file)
    case "encode":
      let value = try value(type, file)
      for _ in 0..<encodings { _ = try encoded(value) }
    case "memory": try printPeak { try value(type, file) }
    case "memory-by-hand": try printPeak { try decoder.decode(hand, from: Data(contentsOf: file)) }
    default: fail()
    }
  }

  private static func value<Value: WireValue>(_ type: Value.Type, _ file: URL) throws -> Value {
    try BodyDecoder(.strict).decode(type, from: Data(contentsOf: file))
  }

  /// Prints how many bytes more of memory there were than before, at most.
  private static func printPeak<Value>(_ work: () throws -> Value) throws {
    let before = Memory.peak
    _ = try work()
    print(Memory.peak - before)
  }

  /// A decoder for structs that are written by hand.
  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return decoder
  }

  private static func fail() {
    FileHandle.standardError.write(Data(usage.utf8))
    exit(64)
  }

  private static func compareAll() throws {
    let (models, result) = (Samples.models(20_000), Samples.result(hours: 2))
    try compare("page of 20,000 models", models, ByHand.Page.self, V2025_10_15.PaginatedCustomModels.self)
    try compare("result of two hours with words", result, ByHand.Result.self, V2025_10_15.TranscriptionResult.self)
    try printMemory("page of 20,000 models", models, "models")
    try printMemory("result of two hours with words", result, "result")
  }

  private static func compare<Hand: Codable, Value: WireValue>(
    _ name: String,
    _ data: Data,
    _ hand: Hand.Type,
    _ type: Value.Type
  ) throws {
    let decoder = decoder
    try compare(
      "\(name), \(data.count) bytes, decoding",
      { try BodyDecoder(.strict).decode(type, from: data) },
      byHand: { try decoder.decode(hand, from: data) }
    )
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    let value = try BodyDecoder(.strict).decode(type, from: data)
    let handValue = try decoder.decode(hand, from: data)
    try compare(
      "\(name), \(try encoder.encode(handValue).count) bytes, encoding",
      { try encoded(value) },
      byHand: { try encoder.encode(handValue) }
    )
  }

  private static func compare<Value, Hand>(
    _ name: String,
    _ work: () throws -> Value,
    byHand: () throws -> Hand
  ) throws {
    var (handTimes, times): ([Double], [Double]) = ([], [])
    for _ in 0..<runs {
      handTimes.append(try milliseconds { _ = try byHand() })
      times.append(try milliseconds { _ = try work() })
    }
    let medians = (times.sorted()[runs / 2], handTimes.sorted()[runs / 2])
    let ratio = String(format: "%.2f", medians.0 / medians.1)
    print("\(name): \(Int(medians.0)) ms, by hand \(Int(medians.1)) ms, ratio \(ratio)")
  }

  /// Encodes a value as the body of a request.
  private static func encoded(_ value: some WireValue) throws -> RequestBody? {
    var request = APIRequest(Route(.post, "/"))
    try request.setBody(json: value)
    return request.body
  }

  /// The time of the processor that a closure takes.
  private static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    let start = clock()
    try body()
    return Double(clock() - start) * 1000 / Double(CLOCKS_PER_SEC)
  }

  /// Prints the most memory that programs have had which read and decode a text once, apart from what they have anyway.
  private static func printMemory(_ name: String, _ data: Data, _ kind: String) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try data.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let peaks = try ["memory", "memory-by-hand"].map { command in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
      process.arguments = [command, kind, file.path]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      let ratio = (Double(text.trimmingCharacters(in: .newlines)) ?? .nan) / Double(data.count)
      return String(format: "%.1f", ratio)
    }
    print("\(name), \(data.count) bytes, memory for decoding: \(peaks[0]) x the bytes, by hand \(peaks[1]) x")
  }
}
