import EmulatorCore
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Serves the emulator on loopback.
struct Server: Sendable {
  private let model: ServiceModel
  private let options: EmulatorOptions
  private let port: Int

  /// The time between two looks at what is due.
  private static let tick = Duration.milliseconds(500)
  /// The number of bytes that are written at once.
  private static let chunkSize = 65_536

  init(model: ServiceModel, options: EmulatorOptions, port: Int) {
    self.model = model
    self.options = options
    self.port = port
  }

  /// Serves until the program is told to stop.
  /// - Throws: ``StartError`` if it cannot start.
  func run() async throws {
    let logger = {
      var logger = Logger(label: "speech-emulator")
      logger.logLevel = .error
      return logger
    }()
    let emulator = try Emulator(model: model, options: options)
    let key = options.key
    let application = Application(
      responder: CallbackResponder<ConnectionContext> { request, context in
        try await Self.respond(to: request, context, emulator)
      },
      configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: "speech-emulator"),
      onServerRunning: { channel in
        let endpoint = "http://127.0.0.1:\(channel.localAddress?.port ?? 0)"
        await emulator.use(base: endpoint)
        print("Speech to Text emulator\n  endpoint: \(endpoint)\n  key:      \(key)")
        fflush(nil)
      },
      logger: logger
    )
    let ticking = Task {
      while !Task.isCancelled {
        do {
          try await emulator.tick()
        } catch {
          logger.error("The state cannot be saved: \(error)")
        }
        try? await Task.sleep(for: Self.tick)
      }
    }
    defer { ticking.cancel() }
    do {
      try await application.runService()
    } catch {
      throw StartError("cannot listen on 127.0.0.1:\(port): \(error)")
    }
    try await emulator.close()
  }

  // MARK: Requests

  private static func respond(
    to request: Request,
    _ context: ConnectionContext,
    _ emulator: Emulator
  ) async throws -> Response {
    let (body, isTooLarge) = try await BodyReceiver.receive(request)
    let result = await emulator.respond(
      to: EmulatorRequest(
        request.method.rawValue,
        request.head.path ?? "/",
        fields: request.headers,
        body: body,
        isTooLarge: isTooLarge,
        base: request.head.authority.map { "http://\($0)" }
      )
    )
    if result.delay > .zero { try await Task.sleep(for: result.delay) }
    if result.connection == .reset { await context.reset() }
    var headers = result.fields
    // The rest of a body that is too large is not read.
    if isTooLarge { headers[.connection] = "close" }
    let status = HTTPResponse.Status(code: result.status)
    if request.method == .head {
      headers[.contentLength] = String(result.body.count)
      return Response(status: status, headers: headers)
    }
    return Response(status: status, headers: headers, body: responseBody(result))
  }

  private static func responseBody(_ result: EmulatorResponse) -> ResponseBody {
    if result.status == 204 || result.status == 304 { return ResponseBody { try await $0.finish(nil) } }
    let data = result.body
    guard case .truncated(let count) = result.connection else {
      if data.count <= chunkSize { return ResponseBody(byteBuffer: ByteBuffer(bytes: data)) }
      return ResponseBody(contentLength: data.count) { writer in
        try await write(data, to: &writer)
        try await writer.finish(nil)
      }
    }
    return ResponseBody(contentLength: data.count) { writer in
      try await write(data.prefix(count), to: &writer)
      throw TruncationError()
    }
  }

  private static func write(_ data: Data, to writer: inout any ResponseBodyWriter) async throws {
    var rest = data[...]
    while !rest.isEmpty {
      try await writer.write(ByteBuffer(bytes: rest.prefix(chunkSize)))
      rest = rest.dropFirst(chunkSize)
    }
  }
}

/// The connection is closed although the body is incomplete.
private struct TruncationError: Error {}
