import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#elseif canImport(Glibc)
  import Glibc
#endif

/// Reads requests from a connection, and does what a script asks for.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private static let zeros = ByteBuffer(repeating: 0, count: 65_536)

  private let log: NIOLockedValueBox<TestServer.Log>
  private let moment: TestServer.Moment
  private let script: TestServer.Script
  private var number = 0
  private var received = ByteBuffer()
  /// The request whose body arrives.
  private var request: ReceivedRequest?
  private var remainingLength: Int64 = 0
  private var isBusy = false

  init(
    _ log: NIOLockedValueBox<TestServer.Log>,
    _ moment: TestServer.Moment,
    _ script: @escaping TestServer.Script
  ) {
    self.log = log
    self.moment = moment
    self.script = script
  }

  func channelActive(context: ChannelHandlerContext) {
    number = log.withLockedValue { log in
      log.connectionCount += 1
      log.channels[log.connectionCount] = context.channel
      return log.connectionCount
    }
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    log.withLockedValue { $0.channels[number] = nil }
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var buffer = unwrapInboundIn(data)
    received.writeBuffer(&buffer)
    readRequests(context)
    received.discardReadBytes()
  }

  private func readRequests(_ context: ChannelHandlerContext) {
    while true {
      if remainingLength > 0 { readBody() }
      if let request, remainingLength == 0 {
        self.request = nil
        if moment == .body { respond(to: request, context) }
      }
      guard request == nil, !isBusy, let head = takeHead() else { return }
      var next = ReceivedRequest(head: head)
      next.connection = number
      next.index = log.withLockedValue { log in
        log.requests.append(next)
        return log.requests.count - 1
      }
      request = next
      remainingLength = next.contentLength ?? 0
      if moment == .head { respond(to: next, context) }
    }
  }

  private func readBody() {
    let count = Int(min(Int64(received.readableBytes), remainingLength))
    guard count > 0, let slice = received.readSlice(length: count) else { return }
    remainingLength -= Int64(count)
    let free = ReceivedRequest.maximumBodyCount - (request?.body.count ?? 0)
    if free > 0 { request?.body += slice.readableBytesView.prefix(free) }
    log.withLockedValue { log in
      log.bodyByteCount += Int64(count)
      if free > 0, let request { log.requests[request.index] = request }
    }
  }

  private func takeHead() -> String? {
    let view = received.readableBytesView
    guard let end = view.firstIndex(of: "\r\n\r\n"), let head = received.readString(length: end - view.startIndex)
    else {
      return nil
    }
    received.moveReaderIndex(forwardBy: 4)
    return head
  }

  private func respond(to request: ReceivedRequest, _ context: ChannelHandlerContext) {
    isBusy = true
    perform(script(request)[...], context)
  }

  private func perform(_ steps: ArraySlice<Step>, _ context: ChannelHandlerContext) {
    guard context.channel.isActive else { return }
    guard let step = steps.first else {
      isBusy = false
      return readRequests(context)
    }
    let rest = steps.dropFirst()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    switch step {
    case .send(let text):
      write(ByteBuffer(string: text), then: rest, context)
    case .sendZeros(let count):
      guard count > 0 else { return perform(rest, context) }
      let piece = Self.zeros.getSlice(at: 0, length: Int(min(count, Int64(Self.zeros.readableBytes)))) ?? ByteBuffer()
      write(piece, then: [.sendZeros(count - Int64(piece.readableBytes))] + rest, context)
    case .wait(let duration):
      context.eventLoop.scheduleTask(in: TimeAmount(duration)) {
        let (handler, context) = bound.value
        handler.perform(rest, context)
      }
    case .call(let closure):
      closure()
      perform(rest, context)
    case .close:
      context.close(promise: nil)
    case .reset:
      // With this option, the system does not send what is left and says goodbye, but resets.
      let provider = context.channel as? any SocketOptionProvider
      let set = provider?.setSoLinger(linger(l_onoff: 1, l_linger: 0)) ?? context.eventLoop.makeSucceededVoidFuture()
      set.whenComplete { _ in bound.value.1.close(promise: nil) }
    case .hang:
      break
    }
  }

  private func write(_ buffer: ByteBuffer, then rest: ArraySlice<Step>, _ context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let log = log
    context.writeAndFlush(wrapOutboundOut(buffer)).whenSuccess {
      log.withLockedValue { $0.sentByteCount += Int64(buffer.readableBytes) }
      let (handler, context) = bound.value
      handler.perform(rest, context)
    }
  }
}

extension ByteBufferView {
  /// Returns the index of the first occurrence of a text.
  fileprivate func firstIndex(of text: String) -> Int? {
    let pattern = Array(text.utf8)
    guard count >= pattern.count else { return nil }
    return (startIndex...endIndex - pattern.count).first { self[$0..<$0 + pattern.count].elementsEqual(pattern) }
  }
}
