import ArgumentParser

/// Checks the definitions.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the definitions, without generating anything.",
    discussion: """
      Prints all errors and warnings with their places, and exits with 1 if there are errors.

      With --docs, also lists the elements without documentation, as warnings. Groups, enums, schemas, operations, \
      endpoints and credentials always need a 'doc'. Properties, parameters, parts and header fields need none if the \
      name is clear in every API (such as 'id' or 'Location'), or if the type is an enum or a schema, which has a 'doc' \
      of its own. A case needs one if its name is a single word and another case of its enum has one.
      """
  )

  @OptionGroup var options: DefinitionOptions

  @Flag(help: "List the elements that need documentation and have none.")
  var docs = false

  func run() throws {
    let (definition, apis) = try Session.check(options)
    if docs { Session.report(definition.missingDocumentation()) }
    for api in apis {
      let types = api.schemas.count + api.enums.count
      print("\(api.version.id): \(api.operations.count) operations, \(types) schemas and enums")
    }
  }
}
