import ArgumentParser
import VersionedAPISwiftGeneration

/// Writes the generated files.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Generate the Swift files from the definitions.",
    discussion: """
      Writes only files that change, and removes stale generated files; files that were not generated are left \
      unchanged. With --api-version, only the modules of those versions are updated. The output folder changes in one \
      step; after an error, it is unchanged.
      """
  )

  @OptionGroup var options: GenerationOptions

  func run() throws {
    let (files, folder) = try options.filesAndFolder()
    let difference = try Session.attempt { try folder.update(to: files) }
    for file in difference.missing { print("added \(options.output)/\(file.path)") }
    for (file, _) in difference.changed { print("changed \(options.output)/\(file.path)") }
    for (path, _) in difference.stale { print("removed \(options.output)/\(path)") }
    for path in difference.unmanaged {
      Session.printError("warning: '\(options.output)/\(path)' was not generated and is left unchanged\n")
    }
    let written = difference.missing.count + difference.changed.count
    print("\(files.count) files, \(written) written, \(difference.stale.count) removed")
  }
}
