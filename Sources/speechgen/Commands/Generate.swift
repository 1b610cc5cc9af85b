import ArgumentParser
import VersionedAPISwiftGeneration

/// Writes what the definitions say.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the Swift files that the definitions call for.",
    discussion: """
      Only files whose text changes are written, and files that nothing calls for any more are removed, if this program \
      wrote them. With --api-version, only the modules of those versions count. The output folder changes in one step; \
      after an error it is as it was.
      """
  )

  @OptionGroup var options: GenerationOptions

  func run() throws {
    let (files, folder) = try options.filesAndFolder()
    let difference = try Session.attempt { try folder.update(to: files) }
    for file in difference.missing { print("added \(options.output)/\(file.path)") }
    for (file, _) in difference.changed { print("changed \(options.output)/\(file.path)") }
    for (path, _) in difference.leftOver { print("removed \(options.output)/\(path)") }
    for path in difference.foreign {
      Session.printError("warning: '\(options.output)/\(path)' was not generated; it was left alone\n")
    }
    let written = difference.missing.count + difference.changed.count
    print("\(files.count) files, \(written) written, \(difference.leftOver.count) removed")
  }
}
