import Foundation
import Testing
import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

struct RequestBodyTests {
  @Test(arguments: [0, 1, 2, 3, 10, 11])
  func `bytes are read in pieces`(count: Int) throws {
    let bytes = makeBytes(count)
    let body = RequestBody(bytes)

    #expect(body.length == Int64(count))
    #expect(try body.data() == bytes)
    #expect(try pieces(of: body, maximumLength: 3) == expectedPieces(of: bytes, maximumLength: 3))
  }

  @Test(arguments: [0, 1, 2, 3, 10, 11])
  func `a file is read in pieces`(count: Int) throws {
    let bytes = makeBytes(count)
    let file = try TemporaryFile(bytes)
    let body = try RequestBody(contentsOf: file.url)

    #expect(body.length == Int64(count))
    #expect(try body.data() == bytes)
    #expect(try pieces(of: body, maximumLength: 3) == expectedPieces(of: bytes, maximumLength: 3))
  }

  @Test func `a file that is larger than the pieces is read to its end`() throws {
    let bytes = makeBytes(3 * RequestBody.Reader.defaultMaximumLength + 5)
    let file = try TemporaryFile(bytes)
    var reader = try RequestBody(contentsOf: file.url).makeReader()
    var read: [Data] = []
    while let piece = try reader.next() { read.append(piece) }

    #expect(read.map(\.count) == [65_536, 65_536, 65_536, 5])
    #expect(Data(read.joined()) == bytes)
  }

  @Test func `parts follow each other`() throws {
    let file = try TemporaryFile(Data("cdefg".utf8))
    let empty = try TemporaryFile(Data())
    let inner = RequestBody([RequestBody(Data("b".utf8)), try RequestBody(contentsOf: file.url)])
    let body = RequestBody([
      RequestBody(Data("a".utf8)), inner, try RequestBody(contentsOf: empty.url), RequestBody(Data()),
      try RequestBody(contentsOf: file.url), RequestBody(Data("h".utf8)),
    ])

    #expect(body.length == 13)
    #expect(try body.data() == Data("abcdefgcdefgh".utf8))
    #expect(
      try pieces(of: body, maximumLength: 4).map { String(decoding: $0, as: UTF8.self) }
        == ["a", "b", "cdef", "g", "cdef", "g", "h"]
    )
  }

  @Test func `a body without bytes has no pieces`() throws {
    let empty = try TemporaryFile(Data())
    for body in [RequestBody(Data()), RequestBody([]), try RequestBody(contentsOf: empty.url)] {
      var reader = try body.makeReader()

      #expect(body.length == 0)
      #expect(try body.data() == Data())
      #expect(try reader.next() == nil)
      #expect(try reader.next() == nil)
    }
  }

  @Test(arguments: [0, -1, Int.min])
  func `a piece has at least one byte`(maximumLength: Int) throws {
    #expect(try pieces(of: RequestBody(Data("ab".utf8)), maximumLength: maximumLength).map(\.count) == [1, 1])
  }

  @Test func `a piece may be as large as the file`() throws {
    let file = try TemporaryFile(makeBytes(100_000))

    #expect(try pieces(of: RequestBody(contentsOf: file.url), maximumLength: .max) == [makeBytes(100_000)])
  }

  @Test func `bytes of a slice are those of the slice`() throws {
    let body = RequestBody(Data("abcdef".utf8)[2..<5])

    #expect(body.length == 3)
    #expect(try pieces(of: body, maximumLength: 2) == [Data("cd".utf8), Data("e".utf8)])
  }

  @Test func `each reader begins at the first byte`() throws {
    let file = try TemporaryFile(Data("abc".utf8))
    let body = RequestBody([try RequestBody(contentsOf: file.url), RequestBody(Data("d".utf8))])
    var first = try body.makeReader()
    _ = try first.next(maximumLength: 2)
    var second = try body.makeReader()

    #expect(try second.next(maximumLength: 2) == Data("ab".utf8))
    #expect(try first.next(maximumLength: 2) == Data("c".utf8))
    #expect(try body.data() == Data("abcd".utf8))
    #expect(try body.data() == Data("abcd".utf8))
  }

  @Test func `a copy of a reader reads on by itself`() throws {
    let file = try TemporaryFile(Data("abcdef".utf8))
    var reader = try RequestBody(contentsOf: file.url).makeReader()
    _ = try reader.next(maximumLength: 2)
    var copy = reader

    #expect(try reader.next(maximumLength: 2) == Data("cd".utf8))
    #expect(try reader.next(maximumLength: 2) == Data("ef".utf8))
    #expect(try copy.next(maximumLength: 2) == Data("cd".utf8))
  }

  @Test func `a reader closes its file`() throws {
    let file = try TemporaryFile(Data("abc".utf8))
    let body = try RequestBody(contentsOf: file.url)
    // More than a process may have open at a time.
    for _ in 0..<20_000 {
      var reader = try body.makeReader()
      #expect(try reader.next(maximumLength: 1)?.count == 1)
    }
  }

  @Test func `a file that has become longer or shorter is an error`() throws {
    for content in ["abcd", "ab", ""] {
      let file = try TemporaryFile(Data("abc".utf8))
      let body = try RequestBody(contentsOf: file.url)
      try file.write(Data(content.utf8))

      #expect(throws: RequestError.changedFile(file.url)) { try body.makeReader() }
      #expect(throws: RequestError.changedFile(file.url)) { try body.data() }
      #expect(body.length == 3)
    }
  }

  @Test func `a file that was modified is an error even if its size is the same`() throws {
    let file = try TemporaryFile(Data("abc".utf8))
    let body = try RequestBody(contentsOf: file.url)
    try file.setModificationDate(Date(timeIntervalSince1970: 1_000_000_000))

    #expect(throws: RequestError.changedFile(file.url)) { try body.makeReader() }
  }

  @Test func `a file that changes while it is read is an error`() throws {
    let file = try TemporaryFile(makeBytes(100))
    let body = try RequestBody(contentsOf: file.url)
    for content in [makeBytes(50), makeBytes(101)] {
      try file.write(makeBytes(100))
      let body = try RequestBody(contentsOf: file.url)
      var reader = try body.makeReader()
      _ = try reader.next(maximumLength: 10)
      try file.write(content)

      #expect(throws: RequestError.changedFile(file.url)) { try reader.next(maximumLength: 10) }
    }
    #expect(throws: RequestError.changedFile(file.url)) { try body.data() }
  }

  @Test func `a file that changes between the parts is an error`() throws {
    let file = try TemporaryFile(Data("b".utf8))
    let body = RequestBody([RequestBody(Data("a".utf8)), try RequestBody(contentsOf: file.url)])
    var reader = try body.makeReader()
    _ = try reader.next()
    try file.remove()

    #expect(throws: RequestError.unreadableFile(file.url, errorNumber: ENOENT)) { try reader.next() }
  }

  @Test func `a file that is missing is an error`() throws {
    let file = try TemporaryFile(Data("abc".utf8))
    let body = try RequestBody(contentsOf: file.url)
    try file.remove()
    let error = RequestError.unreadableFile(file.url, errorNumber: ENOENT)

    #expect(throws: error) { try body.makeReader() }
    #expect(throws: error) { try body.data() }
    #expect(throws: error) { try RequestBody(contentsOf: file.url) }
    #expect(error.description == "'\(file.url.path)' cannot be read: No such file or directory")
    #expect(
      RequestError.changedFile(file.url).description
        == "'\(file.url.path)' has changed since it became part of a request's body"
    )
  }

  @Test(arguments: ["/dev/null", "/", "/tmp/a%00b"])
  func `what is not a file is an error`(path: String) throws {
    let url = try makeURL("file://\(path)")
    #expect(throws: RequestError.notAFile(url)) { try RequestBody(contentsOf: url) }
  }

  @Test func `a URL that is not on disk is an error that hides its query`() throws {
    let url = try makeURL("https://contoso.com/a.wav?sig=s3cret")
    let error = #expect(throws: RequestError.self) { try RequestBody(contentsOf: url) }

    #expect(error == .notAFile(url))
    #expect(error?.description == "'https://contoso.com' is not a file")
  }

  /// Opening one would wait for somebody who writes.
  @Test func `a pipe is an error`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("runtime pipe \(UUID().uuidString)").path
    defer { unlink(path) }
    try #require(mkfifo(path, 0o600) == 0)
    let url = URL(fileURLWithPath: path)

    #expect(throws: RequestError.notAFile(url)) { try RequestBody(contentsOf: url) }
  }

  @Test func `the length of a large file is known without reading it`() throws {
    let file = try TemporaryFile(Data())
    let large: Int64 = 5_000_000_000
    try #require(truncate(file.url.path, off_t(large)) == 0)
    let body = try RequestBody(contentsOf: file.url)
    var reader = try RequestBody([body, body]).makeReader()

    #expect(body.length == large)
    #expect(RequestBody([body, body]).length == 2 * large)
    #expect(try reader.next(maximumLength: 4) == Data(count: 4))
  }

  @Test func `bodies of equal pieces are equal`() throws {
    let file = try TemporaryFile(Data("abc".utf8))
    let body = try RequestBody(contentsOf: file.url)

    #expect(try body == RequestBody(contentsOf: file.url))
    #expect(RequestBody(Data("abc".utf8)) == RequestBody([RequestBody(Data("abc".utf8)), RequestBody(Data())]))
    #expect(RequestBody(Data("abc".utf8)) != RequestBody(Data("abd".utf8)))
    #expect(Set([body, RequestBody([body]), RequestBody([body, body])]).count == 2)
  }

  @Test func `no description shows the bytes`() throws {
    let body = RequestBody([RequestBody(Data("s3cret".utf8)), RequestBody(Data("s3cret".utf8))])

    #expect("\(body)" == "12 bytes")
    #expect(String(reflecting: RequestBody(Data("a".utf8))) == "1 byte")
    #expect(!dumped(body).contains("115"))
    #expect(!dumped(try body.makeReader()).contains("115"))
  }

  private func pieces(of body: RequestBody, maximumLength: Int) throws -> [Data] {
    var reader = try body.makeReader()
    var pieces: [Data] = []
    while let piece = try reader.next(maximumLength: maximumLength) { pieces.append(piece) }
    return pieces
  }

  private func expectedPieces(of data: Data, maximumLength: Int) -> [Data] {
    stride(from: 0, to: data.count, by: maximumLength).map { data[$0..<min($0 + maximumLength, data.count)] }
  }
}
