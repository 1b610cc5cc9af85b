import Foundation
import VersionedAPIRuntime

/// Copies of models, within the emulator: it is source and target at once.
extension Emulator {
  /// The Azure resource that the emulator pretends to be.
  private static let resourceID =
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/emulator"
    + "/providers/Microsoft.CognitiveServices/accounts/speech-emulator"
  /// The lifetime of an authorization in seconds.
  private static let authorizationLifetime = 86_400.0

  func authorizeCopy(_ call: Call) throws(ServiceFailure) -> Reply {
    let source = call.json["sourceResourceId"]?.stringValue ?? ""
    let parts = source.lowercased().split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 9, parts[0].isEmpty, parts[1] == "subscriptions", parts[3] == "resourcegroups",
      parts[5] == "providers", parts[7] == "accounts", parts.dropFirst().allSatisfy({ !$0.isEmpty })
    else {
      throw .invalid(
        "'sourceResourceId' is not of the form /subscriptions/{id}/resourceGroups/{name}/providers/{name}/accounts/{name}.",
        at: "sourceResourceId",
        .invalidSourceAzureResourceId
      )
    }
    let authorization = Authorization(
      id: UUID().uuidString.lowercased(),
      sourceResourceID: source,
      expiration: clock.wholeSecond.addingTimeInterval(Self.authorizationLifetime)
    )
    shared.authorizations[authorization.id] = authorization
    return Reply(
      200,
      [
        "id": .string(authorization.id), "sourceResourceId": .string(source),
        "targetResourceId": .string(Self.resourceID), "targetResourceRegion": "emulator",
        "targetResourceEndpoint": .string(call.base),
        "expirationDateTime": .string(authorization.expiration.wireText),
      ]
    )
  }

  func copyModel(_ call: Call) throws(ServiceFailure) -> Reply {
    let model = try entity(.model, call.id)
    guard let authorization = shared.authorizations[call.json["id"]?.stringValue ?? ""],
      call.json["sourceResourceId"]?.stringValue == authorization.sourceResourceID,
      call.json["targetResourceId"]?.stringValue == Self.resourceID
    else {
      let problem = Problem("The target resource has not issued this authorization.", at: "id", .invalidPermissions)
      throw ServiceFailure(403, .forbidden, problems: [problem])
    }
    guard authorization.expiration > clock.now else {
      throw .invalid("The authorization has expired.", at: "expirationDateTime", .modelCopyAuthorizationExpired)
    }
    try checkIsTrained(model)
    var operation = newEntity(.operation, ["source": .string(model.id)], version: call.version.id)
    insert(&operation)
    let presenter = Presenter(version: call.version, base: call.base)
    var reply = Reply(202, presenter.entity(operation))
    reply.operationLocation = presenter.url(of: operation.key)
    reply.isPending = true
    return reply
  }

  private func checkIsTrained(_ model: Entity) throws(ServiceFailure) {
    guard model.status != .succeeded else { return }
    throw .invalid("Only a model with the status Succeeded can be copied.", at: "id", .invalidModel)
  }

  /// Ends the long-running copy of a model.
  func finishCopy(_ operation: inout Entity) {
    guard let source = table[EntityID(.model, operation.fields["source"]?.stringValue ?? "")] else {
      operation.fields.set("error", to: ["code": "NotFound", "message": "The model was deleted before it was copied."])
      return
    }
    if source.displayName.contains("[fail]") || source.fields["description"]?.stringValue?.contains("[fail]") == true {
      operation.fields.set("error", to: ["code": "InvalidModel", "message": "The model asks for a failure."])
      return
    }
    var copy = newEntity(.model, source.fields, version: source.version)
    copy.status = .succeeded
    table[copy.key] = copy
    operation.fields.set("result", "link", to: .string(copy.key.reference))
  }

  /// Copies a model to the resource with a key, as versions up to v3.2-preview.2 do.
  func copyModelToKey(_ call: Call) throws(ServiceFailure) -> Reply {
    let model = try entity(.model, call.id)
    try checkIsTrained(model)
    var copy = newEntity(.model, model.fields, version: call.version.id)
    insert(&copy)
    return reply(201, copy, call)
  }
}
