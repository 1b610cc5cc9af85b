import Foundation

/// The pieces of a response's body, as they arrive. When the last copy is released, the exchange ends.
struct ResponsePieces: AsyncSequence, Sendable {
  typealias Element = Data

  fileprivate final class Owner: Sendable {
    let exchange: Exchange

    init(_ exchange: Exchange) {
      self.exchange = exchange
    }

    deinit { exchange.cancel() }
  }

  private let owner: Owner

  init(_ exchange: Exchange) {
    owner = Owner(exchange)
  }

  func makeAsyncIterator() -> Iterator {
    Iterator(owner: owner)
  }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate let owner: Owner

    func next() async throws -> Data? {
      try await owner.exchange.next()
    }
  }
}
