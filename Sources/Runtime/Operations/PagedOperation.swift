/// An operation whose response is one page of a list.
public protocol PagedOperation<Item>: APIOperation {
  /// An item of a page.
  associatedtype Item: Sendable
  /// Returns the items of a page, in the service's order.
  static func items(of page: Output) -> [Item]
  /// Returns the link to the next page; nil for the last one. Follow it with ``APIRequest/init(following:)``.
  static func nextLink(of page: Output) -> Link<Self>?
}

extension Reply where Operation: PagedOperation {
  /// The items of the page, in the service's order.
  public var items: [Operation.Item] { Operation.items(of: output) }
  /// The link to the next page; nil for the last one. Follow it with ``APIRequest/init(following:)``.
  public var nextLink: Link<Operation>? { Operation.nextLink(of: output) }
}
