import ArgumentParser
import Foundation
import VersionedAPIClient
import VersionedAPIURLSession

/// Transcribes audio files and URLs.
@main
struct Transcribe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Transcribes audio to text, JSON or subtitles with Azure's Speech to Text.",
    discussion: """
      A file, and the URL of short audio, is transcribed at once. Several URLs, and the URL of long audio, are \
      transcribed as a batch, which takes minutes or more.

      ENVIRONMENT:
        SPEECH_KEY              A key of the Speech resource.
        SPEECH_REGION           Its region, where --region is missing.
        SPEECH_ENDPOINT         Its URL, where --endpoint is missing.
      """
  )

  @Argument(help: "Audio files, or URLs of audio that the service can read.")
  var inputs: [Input]

  @Option(name: .shortAndLong, help: "The format of the result.")
  var format = OutputFormat.text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A file or a folder for the results. (default: standard output)", valueName: "path")
  )
  var output: String?

  @Option(name: .shortAndLong, help: "A locale of the speech, such as en-US. Repeat it to have one identified.")
  var locale: [String] = []

  @Option(help: ArgumentHelp("The number of speakers at most, to distinguish them: 2 to 35.", valueName: "speakers"))
  var diarize: Int?

  @Option(help: "How to transcribe.")
  var mode = Mode.auto

  @Option(help: "The region of the Speech resource, such as westus.")
  var region: String?

  @Option(help: ArgumentHelp("The URL of the Speech resource, such as that of a custom domain.", valueName: "url"))
  var endpoint: String?

  @Option(
    help: ArgumentHelp("The api-version: \(APIVersion.names).", valueName: "version"),
    transform: APIVersion.init(argument:)
  )
  var apiVersion = APIVersion.v2025_10_15

  @Flag(help: "Keep the batch transcription in the service.")
  var keep = false

  func validate() throws {
    if let diarize, !(2...35).contains(diarize) { throw ValidationError("--diarize must be from 2 to 35.") }
    _ = try Destination(output, of: inputs, in: format)
  }

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let transport = URLSessionTransport.shared
    let progress = ProgressLine()
    let transcriber = apiVersion.makeTranscriber(
      try Account(region: region, endpoint: endpoint, environment: environment),
      Settings(locales: locale, speakers: diarize, keepsBatch: keep),
      transport,
      progress
    )
    do {
      try await runUntilInterrupt {
        var destination = try Destination(output, of: inputs, in: format)
        try destination.prepare()
        let job = Job(inputs: inputs, mode: mode, transcriber: transcriber, transport: transport)
        try await job.run { transcript in
          progress.clear()
          try destination.write(transcript)
        }
      }
    } catch {
      progress.clear()
      throw Failure(error)
    }
  }
}
