public import VersionedAPIRuntime

/// The pages of a list. Nothing is sent before the first page is asked for.
public struct Pages<Operation: PagedOperation>: AsyncSequence, Sendable {
  /// A page with its items and header fields.
  public typealias Element = Reply<Operation>
  /// The errors of ``APIClient/send(_:)``, ``ClientError/repeatedPage``, and `RequestError` if the link to a page leads to
  /// another scheme, host or port.
  public typealias Failure = any Error

  enum Start: Sendable {
    case operation(Operation)
    case link(Link<Operation>)
  }

  let connection: ServiceConnection
  let start: Start

  /// Returns an iterator that begins with the first page.
  public func makeAsyncIterator() -> Iterator {
    Iterator(connection: connection, next: start)
  }

  /// Reads pages.
  public struct Iterator: AsyncIteratorProtocol {
    let connection: ServiceConnection
    /// What to call for the next page; nil at the end.
    var next: Start?
    /// The links that were followed.
    private var links: Set<Link<Operation>> = []

    init(connection: ServiceConnection, next: Start) {
      self.connection = connection
      self.next = next
    }

    /// Returns the next page; nil at the end.
    /// - Throws: See ``Pages/Failure``. If the next page is asked for nevertheless, the same one is tried again.
    public mutating func next() async throws -> Element? {
      let page: Reply<Operation>
      switch next {
      case nil: return nil
      case .operation(let operation): page = try await connection.reply(to: operation)
      case .link(let link):
        guard !links.contains(link) else { throw ClientError.repeatedPage }
        page = try await connection.reply(following: link)
        links.insert(link)
      }
      next = page.nextLink.map(Start.link)
      return page
    }
  }
}
