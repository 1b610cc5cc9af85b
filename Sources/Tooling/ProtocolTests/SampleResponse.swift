import VersionedAPIDefinition
import VersionedAPIOpenAPI

/// A sample of a successful response of an operation.
struct SampleResponse {
  /// The status, the header fields and the body.
  let message: JSONFields

  init(of operation: API.Operation, in api: API, extent: SampleExtent) {
    let maker = SampleMaker(api: api, extent: extent == .all ? .all : .required, isRequest: false)
    let successes = operation.responses.filter(\.isSuccess)
    guard let response = extent == .all ? successes.last : successes.first, let status = response.status else {
      message = []
      return
    }
    var headers: JSONFields = []
    if response.body != nil { headers.add("Content-Type", response.content) }
    if extent == .all {
      for header in response.headers { headers.add(header.element.key, maker.value(of: header).parameterText) }
    }
    var message: JSONFields = [("status", .number(String(status))), ("headers", .object(headers))]
    if let type = response.body {
      let value = maker.value(of: type, named: operation.method)
      message.append("body", .object([(type == .primitive(.binary) ? "base64" : "json", value)]))
    }
    self.message = message
  }
}
