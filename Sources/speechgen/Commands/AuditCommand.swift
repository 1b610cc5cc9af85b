import VersionedAPIDefinition
import ArgumentParser
import Foundation
import VersionedAPIOpenAPI
import VersionedAPISourceText

/// Compares the definitions with a published document.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Compare one api-version with a published Swagger 2.0 or OpenAPI 3 document.",
    discussion: """
      Reports every difference, in both directions: operations, routes, parameters, bodies, statuses, header fields, \
      schemas, properties, types, formats, required, read-only, constraints and enum cases.

      A YAML file, by default <definitions>/Audit/<version>.yaml, explains the differences to accept. It is a mapping \
      from paths such as 'schemas/Thing/properties/name/format', in which '*' stands for any characters, to reasons. \
      An explanation of a difference that no longer occurs is an error. Exits with 0 if all differences are explained.
      """
  )

  @OptionGroup var options: DefinitionOptions

  @Option(help: ArgumentHelp("The api-version.", valueName: "version"))
  var apiVersion: String

  @Option(help: ArgumentHelp("The published document, in JSON or YAML.", valueName: "file"))
  var against: String

  @Option(help: ArgumentHelp("The file with the explained differences.", valueName: "file"))
  var explained: String?

  @Flag(help: "Print the explained differences too.")
  var verbose = false

  func run() throws {
    let definition = try Session.load(options)
    let api = try Session.api(apiVersion, of: definition)
    let document = try Session.document(at: against, for: api)
    let explanations = try explanations()
    let audit = Session.audit(api, of: definition, against: document, explanations: explanations)
    if verbose {
      for difference in audit.explained { print("explained: \(difference.message): \(difference.reason)") }
    }
    var counts = [
      "\(audit.factCount) facts", "\(audit.unexplainedCount) unexplained differences",
      "\(audit.explained.count) explained",
    ]
    if audit.staleCount > 0 {
      counts.append("\(audit.staleCount) stale \(audit.staleCount == 1 ? "explanation" : "explanations")")
    }
    print(counts.joined(separator: ", "))
    if !audit.findings.isEmpty { throw Session.findings }
  }

  private func explanations() throws -> Explanations {
    let standard = "\(options.definitions)/Audit/\(apiVersion).yaml"
    if let explained { return try Session.explanations(at: explained) }
    return InputFile.exists(standard) ? try Session.explanations(at: standard) : Explanations()
  }
}
