import Foundation
import HTTPTypes
import VersionedAPIRuntime
import Testing

/// The bytes of `multipart/form-data`, with a boundary that is known.
struct MultipartFormTests {
  @Test func `a form has its fields in their order`() throws {
    var form = MultipartForm(boundary: "edge")
    try form.add("audio", FormFile(data: Data("RIFF".utf8), filename: "a.wav", contentType: "audio/wav"))
    try form.add("definition", json: ["locales": ["en-US"]])
    form.add("count", 3)

    #expect(
      text(form) == """
        --edge\r
        Content-Disposition: form-data; name="audio"; filename="a.wav"\r
        Content-Type: audio/wav\r
        \r
        RIFF\r
        --edge\r
        Content-Disposition: form-data; name="definition"\r
        \r
        {"locales":["en-US"]}\r
        --edge\r
        Content-Disposition: form-data; name="count"\r
        \r
        3\r
        --edge--\r

        """
    )
  }

  @Test func `bytes of a file go out as they are`() throws {
    var form = MultipartForm(boundary: "edge")
    try form.add("audio", FormFile(data: Data([0, 13, 10, 255]), filename: "a"))

    let head = """
      --edge\r
      Content-Disposition: form-data; name="audio"; filename="a"\r
      Content-Type: application/octet-stream\r
      \r

      """
    #expect(form.data == Data(head.utf8) + Data([0, 13, 10, 255]) + Data("\r\n--edge--\r\n".utf8))
  }

  @Test func `a name cannot end its quotes or its line`() throws {
    var form = MultipartForm(boundary: "edge")
    try form.add("a\"\r\nb", FormFile(data: Data(), filename: "ä\"; x=\"\n.wav", contentType: "audio/wav"))

    #expect(
      text(form) == """
        --edge\r
        Content-Disposition: form-data; name="a%22%0D%0Ab"; filename="ä%22; x=%22%0A.wav"\r
        Content-Type: audio/wav\r
        \r
        \r
        --edge--\r

        """
    )
  }

  @Test(arguments: ["audio/wav\r\nX: y", "audio/wav\u{0}", "audio/wav\n"])
  func `a media type that no header field can carry is refused`(contentType: String) {
    var form = MultipartForm(boundary: "edge")
    #expect(throws: RequestError.invalidHeader(name: "Content-Type")) {
      try form.add("audio", FormFile(data: Data(), filename: "a.wav", contentType: contentType))
    }
    #expect(text(form) == "--edge--\r\n")
  }

  @Test func `nothing goes out for nil`() throws {
    var form = MultipartForm(boundary: "edge")
    form.add("text", String?.none)
    try form.add("file", FormFile?.none)
    try form.add("json", json: [String]?.none)

    #expect(text(form) == "--edge--\r\n")
  }

  @Test func `the media type of a request names the boundary`() {
    var form = MultipartForm(boundary: "edge")
    form.add("text", "a")
    var request = APIRequest.models
    request.setBody(form)

    #expect(request.headerFields[.contentType] == "multipart/form-data; boundary=edge")
    #expect(request.body == form.data)
  }

  @Test func `each form has a boundary of its own`() {
    #expect(MultipartForm().contentType != MultipartForm().contentType)
    #expect(MultipartForm().contentType.hasPrefix("multipart/form-data; boundary=form-"))
  }

  private func text(_ form: MultipartForm) -> String {
    String(decoding: form.data, as: UTF8.self)
  }
}
