import Crypto
import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The page at `/`, which shows the state by admin requests.
enum OverviewPage {
  /// The page, the same for all requests.
  static let response: EmulatorResponse = {
    let html = String(decoding: PackageResources.overview_html, as: UTF8.self)
    var response = EmulatorResponse(200, text: html, type: "text/html; charset=utf-8")
    response.fields[.cacheControl] = "no-cache"
    response.fields.set("Content-Security-Policy", policy(of: html))
    response.fields.set("X-Content-Type-Options", "nosniff")
    return response
  }()

  /// Returns a policy that allows the script of the page and no other one.
  private static func policy(of html: String) -> String {
    var hash = ""
    if let start = html.range(of: "<script>"), let end = html.range(of: "</script>") {
      let script = html[start.upperBound..<end.lowerBound]
      hash = Data(SHA256.hash(data: Data(script.utf8))).base64EncodedString()
    }
    return "default-src 'none'; script-src 'sha256-\(hash)'; style-src 'unsafe-inline'; img-src data:; "
      + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  }
}
