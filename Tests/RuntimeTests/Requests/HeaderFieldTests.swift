import Foundation
import HTTPTypes
import Testing
@_spi(Generated) import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

struct HeaderFieldTests {
  @Test func `a header field is sent`() throws {
    var request = APIRequest.books
    try request.addHeader("X-Count", 3)

    #expect(request.headerFields.dictionary == ["Accept": "application/json", "X-Count": "3"])
  }

  @Test func `nothing is sent for nil`() throws {
    var request = APIRequest.books
    try request.addHeader("X-Count", Int?.none)

    #expect(request == .books)
  }

  @Test(arguments: [("X-Name", "a\r\nX-Other: b"), ("X-Name", "a\0"), ("X Name", "a"), ("", "a")])
  func `what no header field can have is an error with its name`(name: String, value: String) {
    var request = APIRequest.books
    let error = #expect(throws: RequestError.self) { try request.addHeader(name, value) }

    #expect(error == .invalidHeader(name: name))
    #expect(
      error?.description == "the value of the header field '\(name)' has characters that are not allowed there"
    )
  }

  @Test func `values are read by type`() throws {
    let fields = try makeFields([
      "X-Count": "30",
      "X-Ratio": "0.5",
      "X-Flag": "true",
      "Location": "https://contoso.com/books/1",
      "X-Time": "2024-11-15T08:30:00Z",
      "X-Size": "huge",
    ])

    #expect(fields.value("x-count") == 30)
    #expect(fields.value("X-Count") == Int64(30))
    #expect(fields.value("X-Ratio") == 0.5)
    #expect(fields.value("X-Flag") == true)
    #expect(fields.value("location") == "https://contoso.com/books/1")
    #expect(try fields.value("Location") == makeURL("https://contoso.com/books/1"))
    #expect(fields.value("X-Time") == Date(timeIntervalSince1970: 1_731_659_400))
    #expect(fields.value("X-Size") == Size.unknown("huge"))
  }

  @Test func `values that are missing or of another form are nil`() {
    let fields: HTTPFields = [.retryAfter: "soon"]

    #expect(fields.value("Retry-After") == Int?.none)
    #expect(fields.value("Retry-After") == Double?.none)
    #expect(fields.value("Retry-After") == Bool?.none)
    #expect(fields.value("Retry-After") == Date?.none)
    #expect(fields.value("Location") == URL?.none)
    #expect(fields.value("X-Size") == Size?.none)
    #expect(fields.value("not a name") == String?.none)
  }

  private enum Size: OpenEnumeration {
    case small
    case unknown(String)

    static let allCases: [Size] = [.small]

    init(rawValue: String) { self = rawValue == "small" ? .small : .unknown(rawValue) }

    var rawValue: String {
      switch self {
      case .small: "small"
      case .unknown(let value): value
      }
    }
  }
}
