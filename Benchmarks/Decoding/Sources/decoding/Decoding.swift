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
           decoding decode|encode|memory models|result <file>

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
    case (let command, "models"): try run(command, V2025_10_15.PaginatedCustomModels.self, Data(contentsOf: file))
    case (let command, _): try run(command, V2025_10_15.TranscriptionResult.self, Data(contentsOf: file))
    }
  }

  /// Decodes a value once, and does with it what the command says.
  private static func run<Value: WireValue>(_ command: String, _ type: Value.Type, _ data: Data) throws {
    let value = try BodyDecoder(.strict).decode(type, from: data)
    switch command {
    case "decode": break
    case "encode": for _ in 0..<encodings { _ = try encoded(value) }
    case "memory": print(Memory.peak)
    default: fail()
    }
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
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
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

  /// Prints the most memory that a program has had which decodes a text once.
  private static func printMemory(_ name: String, _ data: Data, _ kind: String) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try data.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = ["memory", kind, file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let peak = Double(text.split(separator: "\n").first ?? "") ?? .nan
    let ratio = String(format: "%.1f", peak / Double(data.count))
    print("\(name), \(data.count) bytes, peak memory of decoding it once: \(Int(peak / 1e6)) MB, ratio \(ratio)")
  }
}
