import Foundation
import VersionedAPIDefinition
import VersionedAPIRuntime

/// Upload of the data of datasets: in a form, or in blocks.
extension Emulator {
  /// The maximum number of bytes of a block.
  private static let blockSize = 8 * 1024 * 1024
  /// The maximum number of bytes of the identifier of a block before encoding.
  private static let blockNameSize = 64

  func uploadDataset(_ call: Call) throws(ServiceFailure) -> Reply {
    guard case .form(let parts) = call.content else { throw .invalid("The request has no form.", .emptyRequest) }
    guard let data = parts["data"]?.data, !data.isEmpty else {
      throw .invalid("The part 'data' is required, and must not be empty.", at: "data", .invalidPayload)
    }
    var value: JSON = [:]
    for name in ["displayName", "description", "locale", "kind", "email", "customProperties", "project"] {
      guard let part = parts[name] else { continue }
      let text = String(decoding: part.data, as: UTF8.self)
      switch name {
      case "email": value.set("properties", "email", to: .string(text))
      case "project": value.set("project", to: ["self": .string(text)])
      case "customProperties": value.set(name, to: try ContentReader.parse(part.data, what: "part '\(name)'"))
      default: value.set(name, to: .string(text))
      }
    }
    let type = TypeExpression.named("Dataset")
    let problems = ValueChecker(version: call.version, direction: .request).problems(in: value, type)
    guard problems.isEmpty else { throw ServiceFailure(400, .invalidRequest, problems: problems) }
    var entity = newEntity(.dataset, try references.stored(value, type, in: call.version), version: call.version.id)
    try EntityRules(table: table, version: call.version).prepare(&entity)
    let kind = Self.fileKind(ofDataset: value["kind"]?.stringValue ?? "")
    addFile(data, parts["data"]?.fileName ?? "data", kind, to: &entity)
    insert(&entity)
    return reply(201, entity, call)
  }

  func uploadBlock(_ call: Call) throws(ServiceFailure) -> Reply {
    var dataset = try openDataset(call)
    guard case .data(let data) = call.content, !data.isEmpty else {
      throw .invalid("The block is empty.", .emptyRequest)
    }
    guard data.count <= Self.blockSize else {
      throw ServiceFailure(413, .invalidRequest, "The block is larger than \(Self.blockSize) bytes.")
    }
    let id = call.string("blockid") ?? ""
    guard let name = Data(base64Encoded: id), !name.isEmpty, name.count <= Self.blockNameSize else {
      throw .invalid(
        "'blockid' is not the Base64 of 1 to \(Self.blockNameSize) bytes.",
        at: "blockid",
        .invalidParameterValue
      )
    }
    let others = Array(dataset.uncommittedBlocks.keys) + dataset.committedBlocks
    guard others.allSatisfy({ $0.count == id.count }) else {
      throw .invalid("The other blocks have a 'blockid' of another length.", at: "blockid", .invalidParameterValue)
    }
    try store.write(data, entity: dataset.id, name: ContentStore.blockName(id))
    dataset.uncommittedBlocks[id] = data.count
    table[dataset.key] = dataset
    return Reply(201)
  }

  /// Returns the dataset of a call if it waits for blocks.
  private func openDataset(_ call: Call) throws(ServiceFailure) -> Entity {
    let dataset = try entity(.dataset, call.id)
    guard dataset.fields["contentUrl"] == nil else {
      let problem = Problem("The dataset was created with a URL, and takes no blocks.", .invalidPrerequisite)
      throw ServiceFailure(409, .conflict, problems: [problem])
    }
    guard dataset.status == .notStarted, dataset.due == nil else {
      let problem = Problem("The blocks of the dataset have been committed.", .invalidPrerequisite)
      throw ServiceFailure(409, .conflict, problems: [problem])
    }
    return dataset
  }

  func listBlocks(_ call: Call) throws(ServiceFailure) -> Reply {
    let dataset = try entity(.dataset, call.id)
    func block(_ name: String, _ size: Int) -> JSON { ["name": .string(name), "size": .integer(Int64(size))] }
    let committed = dataset.committedBlocks.map { block($0, dataset.blockSizes[$0] ?? 0) }
    let uncommitted = dataset.uncommittedBlocks.sorted { $0.key < $1.key }.map { block($0.key, $0.value) }
    var reply = Reply(200, ["committedBlocks": .array(committed), "uncommittedBlocks": .array(uncommitted)])
    reply.isPending = dataset.due != nil
    return reply
  }

  func commitBlocks(_ call: Call) throws(ServiceFailure) -> Reply {
    var dataset = try openDataset(call)
    guard !call.json.elements.isEmpty else { throw .invalid("The block list is empty.", .emptyRequest) }
    var committed: [String] = []
    for (index, entry) in call.json.elements.enumerated() {
      guard let id = entry["id"]?.stringValue else {
        throw .invalid("The block has no 'id'.", at: "[\(index)].id", .invalidPayload)
      }
      let kind = entry["kind"]?.stringValue ?? "Latest"
      // Blocks can only be committed once, so that no block is in both lists.
      guard kind != "Committed", dataset.uncommittedBlocks[id] != nil else {
        throw .invalid("There is no block '\(id)' of the kind \(kind).", at: "[\(index)].id", .invalidPayload)
      }
      committed.append(id)
    }
    dataset.blockSizes = dataset.uncommittedBlocks.filter { committed.contains($0.key) }
    for id in dataset.uncommittedBlocks.keys where !committed.contains(id) {
      store.delete(entity: dataset.id, name: ContentStore.blockName(id))
    }
    dataset.committedBlocks = committed
    dataset.uncommittedBlocks = [:]
    plan(&dataset)
    table[dataset.key] = dataset
    return Reply(200)
  }
}
