import Foundation
import HTTPTypes
import Testing
@_spi(Generated) import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

/// The bytes of `multipart/form-data`, with a boundary that is known.
struct MultipartFormTests {
  @Test func `a form has its fields in their order`() throws {
    var form = MultipartForm(boundary: "edge")
    try form.add("audio", FormFile(data: Data("RIFF".utf8), filename: "a.wav", contentType: "audio/wav"))
    try form.add("definition", json: ["locales": ["en-US"]])
    form.add("count", 3)

    #expect(
      try string(form) == """
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

  @Test func `bytes of a file are sent as they are`() throws {
    var form = MultipartForm(boundary: "edge")
    try form.add("audio", FormFile(data: Data([0, 13, 10, 255]), filename: "a"))

    let head = """
      --edge\r
      Content-Disposition: form-data; name="audio"; filename="a"\r
      Content-Type: application/octet-stream\r
      \r

      """
    #expect(try form.body.data() == Data(head.utf8) + Data([0, 13, 10, 255]) + Data("\r\n--edge--\r\n".utf8))
  }

  @Test func `a file on disk is sent as its bytes would be`() throws {
    let bytes = makeBytes(200_000)
    let file = try TemporaryFile(bytes)
    func form(_ content: FormFile) throws -> MultipartForm {
      var form = MultipartForm(boundary: "edge")
      form.add("title", "a")
      try form.add("audio", content)
      form.add("count", 3)
      try form.add("audio", content)
      return form
    }
    let onDisk = try form(FormFile(contentsOf: file.url, filename: "a.wav", contentType: "audio/wav"))
    let inMemory = try form(FormFile(data: bytes, filename: "a.wav", contentType: "audio/wav"))
    let data = try inMemory.body.data()

    #expect(try onDisk.body.data() == data)
    #expect(onDisk.body.length == Int64(data.count))
    #expect(inMemory.body.length == Int64(data.count))
  }

  @Test func `a file on disk is not read before it is sent`() throws {
    let file = try TemporaryFile(Data("RIFF".utf8))
    var form = MultipartForm(boundary: "edge")
    try form.add("audio", FormFile(contentsOf: file.url, contentType: "audio/wav"))
    try file.remove()

    #expect(throws: RequestError.unreadableFile(file.url, errorNumber: ENOENT)) { try form.body.makeReader() }
  }

  @Test func `a file on disk has its own name unless told otherwise`() throws {
    let file = try TemporaryFile(Data("RIFF".utf8))

    #expect(try FormFile(contentsOf: file.url, contentType: "audio/wav").filename == file.url.lastPathComponent)
    #expect(try FormFile(contentsOf: file.url).contentType == "application/octet-stream")
  }

  @Test func `a body can be had before more fields are added`() throws {
    var form = MultipartForm(boundary: "edge")
    form.add("a", 1)
    let first = try form.body.data()
    form.add("b", 2)

    #expect(try form.body.data().starts(with: first.dropLast("--edge--\r\n".utf8.count)))
    #expect(try string(form).hasSuffix("\r\n--edge--\r\n"))
  }

  @Test func `a name cannot end its quotes or its line`() throws {
    var form = MultipartForm(boundary: "edge")
    try form.add("a\"\r\nb", FormFile(data: Data(), filename: "ä\"; x=\"\n.wav", contentType: "audio/wav"))

    #expect(
      try string(form) == """
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
  func `a media type that no header field can have is an error`(contentType: String) throws {
    var form = MultipartForm(boundary: "edge")
    #expect(throws: RequestError.invalidHeader(name: "Content-Type")) {
      try form.add("audio", FormFile(data: Data(), filename: "a.wav", contentType: contentType))
    }
    #expect(try string(form) == "--edge--\r\n")
  }

  @Test func `nothing is sent for nil`() throws {
    var form = MultipartForm(boundary: "edge")
    form.add("text", String?.none)
    try form.add("file", FormFile?.none)
    try form.add("json", json: [String]?.none)

    #expect(try string(form) == "--edge--\r\n")
  }

  @Test func `the media type of a request has the boundary`() {
    var form = MultipartForm(boundary: "edge")
    form.add("text", "a")
    var request = APIRequest.books
    request.setBody(form)

    #expect(request.headerFields[.contentType] == "multipart/form-data; boundary=edge")
    #expect(request.body == form.body)
  }

  @Test func `each form has a boundary of its own`() {
    #expect(MultipartForm().contentType != MultipartForm().contentType)
    #expect(MultipartForm().contentType.hasPrefix("multipart/form-data; boundary=form-"))
  }

  private func string(_ form: MultipartForm) throws -> String {
    String(decoding: try form.body.data(), as: UTF8.self)
  }
}
