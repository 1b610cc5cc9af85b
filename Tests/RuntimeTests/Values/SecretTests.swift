import Testing
import VersionedAPIRuntime

struct SecretTests {
  private struct Account {
    var name = "contoso"
    @Secret var key = "k3y"
  }

  @Test func `descriptions hide the value`() {
    let secret = Secret(wrappedValue: "k3y")

    #expect(String(describing: secret) == "<secret>")
    #expect(String(reflecting: secret) == "<secret>")
    #expect("\(secret)" == "<secret>")
    #expect("\([secret])" == "[<secret>]")
  }

  @Test func `print hides the value`() {
    var output = ""
    print(Account(), to: &output)

    #expect(output == "Account(name: \"contoso\", _key: <secret>)\n")
  }

  @Test func `dump hides the value`() {
    var output = ""
    dump(Account(), to: &output, name: "account")

    #expect(output.hasSuffix("- name: \"contoso\"\n  - _key: <secret>\n"))
  }

  @Test func `a mirror has no children`() {
    #expect(Mirror(reflecting: Secret(wrappedValue: "k3y")).children.isEmpty)
  }

  @Test func `an optional value is hidden too, whether there is one or not`() {
    #expect("\(Secret<String?>(wrappedValue: "k3y"))" == "<secret>")
    #expect("\(Secret<String?>(wrappedValue: nil))" == "<secret>")
  }

  @Test func `the value itself can be read and changed`() {
    var account = Account()
    account.key = "other"

    #expect(account.key == "other")
  }

  @Test func `secrets are compared by their values`() {
    #expect(Secret(wrappedValue: "a") == Secret(wrappedValue: "a"))
    #expect(Secret(wrappedValue: "a") != Secret(wrappedValue: "b"))
    #expect(Set([Secret(wrappedValue: "a"), Secret(wrappedValue: "a")]).count == 1)
  }
}
