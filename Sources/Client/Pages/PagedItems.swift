public import VersionedAPIRuntime

/// The items of a list, page after page. Nothing is sent before the first item is asked for.
///
/// ```swift
/// for try await book in library.books.list() { print(book.title) }
/// ```
public struct PagedItems<Operation: PagedOperation>: AsyncSequence, Sendable {
  /// An item.
  public typealias Element = Operation.Item
  /// The errors of ``APIClient/send(_:)``, ``ClientError/repeatedPage``, and `RequestError` if the link to a page leads to
  /// another scheme, host or port.
  public typealias Failure = any Error

  /// The pages, each with its items and header fields.
  public let pages: Pages<Operation>

  /// Returns an iterator that begins with the first page.
  public func makeAsyncIterator() -> Iterator {
    Iterator(pages: pages.makeAsyncIterator())
  }

  /// Returns all items.
  /// - Parameter maximumCount: The number of items at most; pages behind it are not asked for.
  /// - Throws: The same errors as an iteration.
  public func collect(upTo maximumCount: Int = .max) async throws -> [Element] {
    var items: [Element] = []
    for try await page in pages {
      items += page.items.prefix(maximumCount - items.count)
      if items.count >= maximumCount { break }
    }
    return items
  }

  /// Reads items.
  public struct Iterator: AsyncIteratorProtocol {
    var pages: Pages<Operation>.Iterator
    private var items: [Element] = []
    private var index = 0

    init(pages: Pages<Operation>.Iterator) {
      self.pages = pages
    }

    /// Returns the next item; nil at the end.
    /// - Throws: See ``PagedItems/Failure``. If the next item is asked for nevertheless, the same page is tried again.
    public mutating func next() async throws -> Element? {
      while index == items.count {
        guard let page = try await pages.next() else { return nil }
        items = page.items
        index = 0
      }
      defer { index += 1 }
      return items[index]
    }
  }
}

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

extension APIClient {
  /// Returns the items of a list, page after page. Nothing is sent before the first item is asked for.
  public func items<Operation: PagedOperation>(of operation: Operation) -> PagedItems<Operation> {
    PagedItems(pages: Pages(connection: connection, start: .operation(operation)))
  }

  /// Returns the items of a list from a page on, such as one that was the next when an earlier iteration ended.
  public func items<Operation: PagedOperation>(following link: Link<Operation>) -> PagedItems<Operation> {
    PagedItems(pages: Pages(connection: connection, start: .link(link)))
  }
}
