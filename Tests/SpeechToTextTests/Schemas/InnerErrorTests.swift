import Foundation
import SpeechToTextV2025_10_15
import Testing
import VersionedAPIRuntimeTestSupport

/// A schema that contains itself, 60 levels deep, which is within the limit of 64.
struct InnerErrorTests {
  private typealias InnerError = V2025_10_15.InnerError

  private static let depth = 60
  private static let json = (1..<depth).reversed().reduce(#"{"message":"level \#(depth)"}"#) { inner, level in
    #"{"innerError":\#(inner),"message":"level \#(level)"}"#
  }

  @Test func `every level is read`() throws {
    let messages = levels(of: try decoded(Self.json, as: InnerError.self)).map(\.message)

    #expect(messages == (1...Self.depth).map { "level \($0)" })
  }

  @Test func `the error encodes to what it was read from`() throws {
    let error = try decoded(Self.json, as: InnerError.self)

    #expect(try canonicalJSON(of: error) == canonicalJSON(Self.json))
  }

  @Test func `errors compare by their values`() throws {
    let first = try decoded(Self.json, as: InnerError.self)
    let second = try decoded(Self.json, as: InnerError.self)

    #expect(first == second)
    #expect(first.hashValue == second.hashValue)
  }

  @Test func `a change to a copy leaves the original`() throws {
    let original = try decoded(Self.json, as: InnerError.self)
    var copy = original
    copy.innerError?.innerError = InnerError(message: "changed")

    #expect(original.innerError?.innerError?.message == "level 3")
    #expect(copy.innerError?.innerError?.message == "changed")
    #expect(copy.innerError?.message == original.innerError?.message)
  }

  @Test func `a change to the innermost error tells a copy from the original`() throws {
    let original = try decoded(Self.json, as: InnerError.self)
    var copy = original
    changeInnermost(of: &copy)

    #expect(copy != original)
    #expect(levels(of: original).last?.message == "level \(Self.depth)")
    #expect(levels(of: copy).last?.message == "changed")
  }

  private func levels(of error: InnerError) -> [InnerError] {
    Array(sequence(first: error, next: \.innerError))
  }

  private func changeInnermost(of error: inout InnerError) {
    if var inner = error.innerError {
      changeInnermost(of: &inner)
      error.innerError = inner
    } else {
      error = InnerError(message: "changed")
    }
  }
}
