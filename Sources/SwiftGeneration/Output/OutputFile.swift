#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes single files.
package enum OutputFile {
  /// Writes one file in one step, unless it has the same content already.
  /// - Throws: ``OutputError`` if it cannot be written.
  package static func write(_ text: String, to path: String) throws {
    let data = Data(text.utf8)
    guard FileManager.default.contents(atPath: path) != data else { return }
    do {
      try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw OutputError("cannot write '\(path)': \(OutputError.reason(error))")
    }
  }
}

/// An error that occurs when output is read or written.
public struct OutputError: Error, CustomStringConvertible {
  /// The message.
  public let description: String

  package init(_ description: String) {
    self.description = description
  }

  /// Returns the reason in an error, without the prefixes that Foundation adds.
  package static func reason(_ error: any Error) -> String {
    switch error {
    case let error as OutputError: error.description
    case let error as CocoaError:
      (error.underlying as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
        ?? "error \(error.code.rawValue)"
    default: "\(error)"
    }
  }
}
