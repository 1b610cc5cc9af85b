import Foundation
import SpeechToTextV2025_10_15

/// Measures how long it takes to decode responses, in comparison with structs that are written by hand.
@main
struct Decoding {
  private static let usage = """
    usage: decoding
           decoding sample models|result <file>
           decoding models|result <file>

    """
  private static let runs = 7

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.count, arguments.first, arguments.dropFirst().first) {
    case (0, _, _): try compare()
    case (3, "sample", let kind): try sample(kind).write(to: URL(fileURLWithPath: arguments[2]))
    case (2, let kind, let file?): try decode(kind, Data(contentsOf: URL(fileURLWithPath: file)))
    default:
      FileHandle.standardError.write(Data(usage.utf8))
      exit(64)
    }
  }

  private static func sample(_ kind: String?) -> Data {
    kind == "models" ? Samples.models(2000) : Samples.result(hours: 2)
  }

  /// Decodes a file once.
  private static func decode(_ kind: String?, _ data: Data) throws {
    if kind == "models" {
      _ = try BodyDecoder(.strict).decode(V2025_10_15.PaginatedCustomModels.self, from: data)
    } else {
      _ = try BodyDecoder(.strict).decode(V2025_10_15.TranscriptionResult.self, from: data)
    }
  }

  private static func compare() throws {
    let (models, result) = (Samples.models(20_000), Samples.result(hours: 2))
    try compare("page of 20,000 models", models, ByHand.Page.self, V2025_10_15.PaginatedCustomModels.self)
    try compare("result of two hours with words", result, ByHand.Result.self, V2025_10_15.TranscriptionResult.self)
  }

  private static func compare<Hand: Decodable, Value: WireValue>(
    _ name: String,
    _ data: Data,
    _ hand: Hand.Type,
    _ value: Value.Type
  ) throws {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    var (handTimes, times): ([Double], [Double]) = ([], [])
    for _ in 0..<runs {
      handTimes.append(try milliseconds { _ = try decoder.decode(hand, from: data) })
      times.append(try milliseconds { _ = try BodyDecoder(.strict).decode(value, from: data) })
    }
    let medians = (times.sorted()[runs / 2], handTimes.sorted()[runs / 2])
    let ratio = String(format: "%.2f", medians.0 / medians.1)
    print("\(name), \(data.count) bytes: \(Int(medians.0)) ms, by hand \(Int(medians.1)) ms, ratio \(ratio)")
  }

  /// The time of the processor that a closure takes.
  private static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    let start = clock()
    try body()
    return Double(clock() - start) * 1000 / Double(CLOCKS_PER_SEC)
  }
}
