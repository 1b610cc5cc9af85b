import Foundation
import Hummingbird
import SpeechToTextWebHooks

/// The number of bytes of a call at most.
private let maximumBodyLength = 1_048_576

/// Returns a router with the route of the web hook.
/// - Parameter onEvent: Called with each event before the response is sent, so it must not take long.
func makeRouter(
  _ receiver: WebHookReceiver,
  onEvent: @escaping @Sendable (WebHookEvent) -> Void
) -> Router<BasicRequestContext> {
  let router = Router()
  router.post("hook") { request, _ -> Response in
    let body = try await request.body.collect(upTo: maximumBodyLength)
    let response = await receiver.respond(
      to: request.headers,
      query: request.uri.query,
      body: Data(body.readableBytesView),
      handle: onEvent
    )
    return Response(status: response.status, body: ResponseBody(byteBuffer: ByteBuffer(string: response.body)))
  }
  return router
}
