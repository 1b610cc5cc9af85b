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
