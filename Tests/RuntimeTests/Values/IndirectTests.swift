import Testing
import VersionedAPIRuntime

struct IndirectTests {
  private struct Chain: Hashable, Sendable {
    var name: String
    @Indirect var next: Chain?
  }

  @Test func `a change to a copy does not change the original`() {
    let original = Chain(name: "a", next: Chain(name: "b", next: nil))
    var copy = original
    copy.next?.name = "c"

    #expect(original.next?.name == "b")
    #expect(copy.next?.name == "c")
  }

  @Test func `values are compared by content`() {
    let first = Chain(name: "a", next: Chain(name: "b", next: nil))
    let second = Chain(name: "a", next: Chain(name: "b", next: nil))

    #expect(first == second)
    #expect(Set([first, second]).count == 1)
    #expect(first != Chain(name: "a", next: nil))
  }

  @Test func `the description is that of the value`() {
    #expect(String(describing: Indirect(wrappedValue: 3)) == "3")
  }
}
