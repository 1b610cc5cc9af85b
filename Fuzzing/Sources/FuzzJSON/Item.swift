import Foundation
@_spi(Generated) import VersionedAPIRuntime

/// A struct as a generated module has it, with short keys, so that inputs soon have them.
struct Item: WireStruct {
  var isOn: Bool?
  var name: String
  var count: Int?
  var date: Date?
  @Secret var key: String?
  @Indirect var item: Item?
  var items: [Item]?
  var map: [String: Double]?
  var change: Patch<String>

  static let propertyList = PropertyList(of: Self.self) { list in
    list.optional("o", \Self.isOn)
    list.required("n", \Self.name)
    list.optional("c", \Self.count)
    list.optional("d", \Self.date)
    list.optional(secret: "k", \Self._key)
    list.optional(indirect: "i", \Self._item)
    list.optional("s", \Self.items)
    list.optional("m", \Self.map)
    list.patch("p", \Self.change)
  }
}
