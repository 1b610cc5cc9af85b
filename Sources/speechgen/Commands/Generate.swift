import ArgumentParser
import VersionedAPISwiftGeneration
import VersionedAPITooling

/// Writes the generated files.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Generate the Swift files from the definitions.",
    discussion: """
      Writes only files that change, and removes stale generated files; files that were not generated are left \
      unchanged. With --api-version, only the modules of those versions are updated. The output folder changes in one \
      step; after an error, it is unchanged. Prints how many files of each module changed.
      """
  )

  @OptionGroup var options: GenerationOptions

  func run() throws {
    let (files, folder) = try options.filesAndFolder()
    let difference = try Session.attempt { try folder.update(to: files) }
    for path in difference.unmanaged {
      Session.printError("warning: '\(options.output)/\(path)' was not generated and is left unchanged\n")
    }
    options.summarize(OutputSummary(of: difference, from: files)) { "\($0)" }
    let written = difference.missing.count + difference.changed.count
    let count = files.count == 1 ? "1 file" : "\(files.count) files"
    print("\(count), \(written) written, \(difference.stale.count) removed")
  }
}
