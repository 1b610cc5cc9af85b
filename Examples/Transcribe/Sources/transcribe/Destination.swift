import ArgumentParser
import Foundation

/// Where the results go.
struct Destination: Hashable, Sendable {
  enum Place: Hashable, Sendable {
    case standardOutput
    case file(URL)
    case folder(URL)
  }

  let place: Place
  private let format: OutputFormat
  /// Whether results on standard output have their names before them.
  private let hasHeadings: Bool
  /// How often a name of a file was used.
  private var uses: [String: Int] = [:]

  /// Creates a destination. Nothing is written.
  init(_ path: String?, of inputs: [Input], in format: OutputFormat) throws {
    self.format = format
    hasHeadings = inputs.count > 1 && format == .text
    guard let path else {
      guard inputs.count == 1 || format.canFollow else {
        throw ValidationError("Several results in the format \(format) need an --output FOLDER.")
      }
      place = .standardOutput
      return
    }
    let url = URL(fileURLWithPath: path)
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if isFolder.boolValue || path.hasSuffix("/") || (inputs.count > 1 && !exists) {
      place = .folder(url)
    } else {
      guard inputs.count == 1 else { throw ValidationError("Several results need a folder; '\(path)' is a file.") }
      place = .file(url)
    }
  }

  /// Creates the folder, and finds out early whether results can be written.
  func prepare() throws {
    let folder: URL
    switch place {
    case .standardOutput: return
    case .file(let file): folder = file.deletingLastPathComponent()
    case .folder(let url):
      folder = url
      try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    let path = folder.path(percentEncoded: false)
    guard FileManager.default.isWritableFile(atPath: path) else { throw Failure("cannot write to '\(path)'") }
  }

  /// Writes a transcript.
  mutating func write(_ transcript: Transcript) throws {
    let result = try format.render(transcript)
    switch place {
    case .standardOutput:
      if hasHeadings { print("==> \(transcript.name) <==") }
      print(result, terminator: "")
    case .file(let file): try write(result, to: file)
    case .folder(let folder): try write(result, to: folder.appending(path: fileName(for: transcript)))
    }
  }

  private mutating func fileName(for transcript: Transcript) -> String {
    let name = URL(fileURLWithPath: transcript.name).deletingPathExtension().lastPathComponent
    let count = uses[name, default: 0] + 1
    uses[name] = count
    return "\(name)\(count == 1 ? "" : "-\(count)").\(format.fileExtension)"
  }

  private func write(_ result: String, to file: URL) throws {
    do {
      try Data(result.utf8).write(to: file)
    } catch {
      throw Failure("cannot write '\(file.path(percentEncoded: false))': \(error.localizedDescription)")
    }
  }
}
