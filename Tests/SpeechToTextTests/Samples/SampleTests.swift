import VersionedAPIDefinition
import Foundation
import VersionedAPIRuntime
import SpeechToTextV2024_11_15
import SpeechToTextV3_0
import SpeechToTextV3_2Preview2
import VersionedAPITestSupport
import Testing
import VersionedAPIYAML

/// Every struct decodes a sample with all properties, and one with only the required ones, and gives it back unchanged.
@Suite struct SampleTests {
  private func definition() throws -> Definition {
    let files = try Repository.names(in: "Definitions").filter { $0.hasSuffix(".yaml") }.map { name in
      YAMLParser.parse(try Repository.text("Definitions/\(name)"), path: name)
    }
    return try #require(Definition.load(files).definition)
  }

  @Test(arguments: structsByVersion.keys.sorted())
  func samplesRoundTrip(version: String) throws {
    let api = try #require(try definition().api(version: version))
    let answers = api.operations.flatMap(\.responses).compactMap(\.body)
    let standalone = api.schemas.filter(\.isStandalone).map { TypeExpression.named($0.element.key) }
    let read = api.reachable(from: answers + standalone)
    for (name, type) in structsByVersion[version] ?? [] {
      let parts = name.split(separator: ".").map(String.init)
      let isRequest = parts.count > 1 || !read.contains(parts[0])
      for extent in SampleMaker.Extent.allCases {
        let sample = SampleMaker(api: api, extent: extent, isRequest: isRequest).sample(of: parts[0])
        #expect(throws: Never.self, "\(version) \(name), \(extent)") {
          let result = try roundTrip(sample, as: type)
          #expect(result == sample, "\(version) \(name), \(extent)")
        }
      }
    }
  }

  private func roundTrip<Value: WireObject & Hashable>(_ sample: JSONValue, as type: Value.Type) throws -> JSONValue {
    let value = try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(sample))
    let data = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(Value.self, from: data) == value)
    return try JSONDecoder().decode(JSONValue.self, from: data)
  }

  /// The table of all structs is made of the generated files, so that none is forgotten.
  @Test func theTableHasEveryStruct() throws {
    var text = """
      // Recorded by `make golden` from the structs in Generated.

      import VersionedAPIRuntime
      import SpeechToTextV2024_11_15
      import SpeechToTextV3_0
      import SpeechToTextV3_2Preview2

      /// The structs of every version, by their names.
      let structsByVersion = Recorded.structs

      /// A place where the compiler does not warn about each struct of a retired version.
      @available(*, deprecated, message: "The structs of retired api-versions are tested on purpose.")
      private enum Recorded {
        static let structs: [String: [(name: String, type: any (WireObject & Hashable).Type)]] = [

      """
    for version in try definition().timeline.versions {
      let numbers = version.drop { $0 == "v" }.replacing("-preview.", with: "Preview")
      let namespace = "V" + numbers.replacing(".", with: "_").replacing("-", with: "_")
      text += "    \"\(version)\": [\n"
      for file in try Repository.files(in: "Generated/SpeechToText\(namespace)/Schemas", ending: ".swift") {
        var outer = ""
        for line in try Repository.text(file).split(separator: "\n") {
          guard let match = line.firstMatch(of: /^( +)public struct (\w+): WireObject/) else { continue }
          let name = match.1.count == 2 ? String(match.2) : "\(outer).\(match.2)"
          if match.1.count == 2 { outer = name }
          text += "      (\"\(name)\", \(namespace).\(name).self),\n"
        }
      }
      text += "    ],\n"
    }
    text += "  ]\n}\n"
    #expect(try Golden.difference(of: text, from: "../SpeechToTextTests/Samples/StructTable.swift") == nil)
  }
}
