import Foundation
import HTTPTypes
import VersionedAPIDefinition
import VersionedAPIRuntime

/// The service: a request in, a response out.
///
/// All of its state is here. A request is handled in one piece, so that two requests never see each other's halves.
public actor Emulator {
  let model: ServiceModel
  let options: EmulatorOptions
  /// Scheme and host of URLs where no request names them.
  private(set) var base = "http://127.0.0.1"
  let folder: DataFolder
  let store: ContentStore
  var clock: EmulatorClock
  var table = EntityTable()
  var shared = SharedState()
  var faults: FaultList
  /// The latest requests, oldest first.
  var requests: [RequestRecord] = []
  /// The latest calls of web hooks, oldest first.
  var calls: [HookCall] = []
  /// The calls of web hooks that have not been made.
  var outbox: [HookCall] = []
  /// The task that makes the calls of a web hook, one after the other.
  var deliveries: [String: Task<Void, Never>] = [:]
  private var sharedAtSave: Data?

  /// The number of requests and of calls that are remembered.
  static let recordLimit = 200

  /// Creates an emulator, with the state that its folder holds.
  /// - Throws: ``StartError`` if the state is unreadable.
  public init(model: ServiceModel, options: EmulatorOptions) throws(StartError) {
    self.model = model
    self.options = options
    folder = try DataFolder(path: options.dataFolder)
    store = ContentStore(folder: folder.content)
    faults = FaultList(options.faults)
    let state = try folder.load()
    shared = state.shared ?? SharedState()
    clock = EmulatorClock(pace: options.pace, advance: shared.clockAdvance, real: options.time)
    for entity in state.entities { table[entity.key] = entity }
    table.markSaved()
    for entity in BaseModels.entities(now: clock.wholeSecond) where table[entity.key] == nil {
      table[entity.key] = entity
    }
  }

  /// Sets scheme and host of URLs where no request names them, such as in calls of web hooks, and challenges web hooks
  /// whose challenge a former emulator did not end.
  public func use(base: String) {
    self.base = base
    for hook in table.all(.webHook) where hook.status == .notStarted { challenge(hook) }
    startDeliveries()
  }

  /// Handles a request.
  public func respond(to request: EmulatorRequest) -> EmulatorResponse {
    settle()
    if ["GET", "HEAD"].contains(request.method), request.target == "/" {
      return LocalAccess(base: base).hostRejection(of: request) ?? OverviewPage.response
    }
    var record = RequestRecord(
      time: clock.now.wireText,
      method: request.method,
      target: request.target.withoutSignature,
      status: 0,
      problems: [],
      faults: []
    )
    let response = response(to: request, &record)
    record.status = response.connection == .reset ? 0 : response.status
    if !request.target.hasPrefix("/emulator") {
      requests.append(record)
      if requests.count > Self.recordLimit { requests.removeFirst(requests.count - Self.recordLimit) }
    }
    // At an instant pace, a job ends after the response to its creation.
    if options.pace == .instant { settle() }
    startDeliveries()
    return response
  }

  private func response(to request: EmulatorRequest, _ record: inout RequestRecord) -> EmulatorResponse {
    guard let target = Target(request.target) else {
      record.problems = ["the URL is not validly percent-encoded"]
      return .gateway(400, "The URL is not validly percent-encoded.")
    }
    switch target.segments.first {
    case "emulator": return administer(request, target)
    case "content", "audio":
      let applied = faults.take(for: nil, path: target.path)
      record.faults = applied.map(\.kind.rawValue)
      let maker = FaultyResponses(version: nil, operation: nil, now: clock.now)
      for fault in applied { if let response = maker.replacement(for: fault) { return response } }
      var response = content(request, target)
      for fault in applied { maker.change(&response, by: fault, url: "") }
      return response
    case "sts" where target.path == "/sts/v1.0/issueToken": return issueToken(request)
    default: return serve(request, target, &record)
    }
  }

  /// Lets time pass: processes jobs that are due, makes calls of web hooks, and saves the state. To be called every second
  /// or so.
  public func tick() throws {
    settle()
    startDeliveries()
    try save()
  }

  /// Saves the state.
  public func save() throws {
    let data = try DataFolder.encoder.encode(shared)
    guard !table.changed.isEmpty || data != sharedAtSave else { return }
    try folder.save(table, shared)
    sharedAtSave = data
    table.markSaved()
  }

  deinit { folder.close() }

  /// Saves the state, and deletes what is temporary.
  public func close() throws {
    for task in deliveries.values { task.cancel() }
    try save()
    folder.close()
  }
}

extension String {
  /// The target of a request without the signature in it.
  fileprivate var withoutSignature: String {
    guard let range = range(of: "sig=") else { return self }
    let rest = self[range.upperBound...].drop { $0 != "&" }
    return self[..<range.upperBound] + "***" + rest
  }
}
