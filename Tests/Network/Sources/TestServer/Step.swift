/// What a server does after a request.
public enum Step: Sendable {
  /// Sends a text, as it is.
  case send(String)
  /// Sends zeros as fast as they are read.
  case sendZeros(Int64)
  /// Waits.
  case wait(Duration)
  /// Calls a closure.
  case call(@Sendable () -> Void)
  /// Closes the connection.
  case close
  /// Resets the connection.
  case reset
  /// Waits until the client closes the connection.
  case hang
}

extension Step {
  /// Sends a complete response.
  /// - Parameters:
  ///   - status: The status, such as `200 OK`.
  ///   - headerFields: Lines without their ends.
  ///   - body: The body, whose length is announced.
  public static func respond(_ status: String = "200 OK", _ headerFields: [String] = [], body: String = "") -> Step {
    let lines = ["HTTP/1.1 \(status)"] + headerFields + ["Content-Length: \(body.utf8.count)"]
    return .send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
  }

  /// Sends a complete response of JSON.
  public static func json(_ json: String, status: String = "200 OK", _ headerFields: [String] = []) -> Step {
    respond(status, ["Content-Type: application/json"] + headerFields, body: json)
  }
}
