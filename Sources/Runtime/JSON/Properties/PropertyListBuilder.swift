/// Lists the stored properties of a struct, each by what an object and an update may leave out.
///
/// Where the key path of a property is a literal, an optimized build has its offset as a constant. Properties with a wrapper
/// are few; their offsets are looked up.
public struct PropertyListBuilder {
  private(set) var properties: [PropertyList.Property] = []

  /// Adds a property that an object must have.
  @_spi(Generated) @inlinable
  public mutating func required<Root, Value: WireValue>(_ key: StaticString, _ path: KeyPath<Root, Value>) {
    addRequired(key, MemoryLayout<Root>.offset(of: path) ?? -1, Value.self)
  }

  /// Adds a property that an object may leave out.
  @_spi(Generated) @inlinable
  public mutating func optional<Root, Value: WireValue>(_ key: StaticString, _ path: KeyPath<Root, Value?>) {
    addOptional(key, MemoryLayout<Root>.offset(of: path) ?? -1, Value.self)
  }

  /// Adds a property of an update.
  @_spi(Generated) @inlinable
  public mutating func patch<Root, Value: WireValue>(_ key: StaticString, _ path: KeyPath<Root, Patch<Value>>) {
    addPatch(key, MemoryLayout<Root>.offset(of: path) ?? -1, Value.self)
  }

  /// Adds a property that an object must have, and no description shows.
  @_spi(Generated)
  public mutating func required<Root, Value: WireValue>(secret key: StaticString, _ path: KeyPath<Root, Secret<Value>>)
  {
    add(key, path, as: RequiredAccess<Value>.self)
  }

  /// Adds a property that an object may leave out, and no description shows.
  @_spi(Generated)
  public mutating func optional<Root, Value: WireValue>(
    secret key: StaticString,
    _ path: KeyPath<Root, Secret<Value?>>
  ) {
    add(key, path, as: OptionalAccess<Value>.self)
  }

  /// Adds a property of an update that no description shows.
  @_spi(Generated)
  public mutating func patch<Root, Value: WireValue>(
    secret key: StaticString,
    _ path: KeyPath<Root, Secret<Patch<Value>>>
  ) {
    add(key, path, as: PatchAccess<Value>.self)
  }

  /// Adds a property that an object may leave out, and that is stored outside of the struct.
  @_spi(Generated)
  public mutating func optional<Root, Value: WireValue>(
    indirect key: StaticString,
    _ path: KeyPath<Root, Indirect<Value?>>
  ) {
    add(key, path, as: OptionalAccess<Value>.self)
  }

  /// Adds a property of an update that is stored outside of the struct.
  @_spi(Generated)
  public mutating func patch<Root, Value: WireValue>(
    indirect key: StaticString,
    _ path: KeyPath<Root, Indirect<Patch<Value>>>
  ) {
    add(key, path, as: PatchAccess<Value>.self)
  }

  @usableFromInline
  mutating func addRequired<Value: WireValue>(_ key: StaticString, _ offset: Int, _: Value.Type) {
    add(key, offset, RequiredAccess<Value>.self)
  }

  @usableFromInline
  mutating func addOptional<Value: WireValue>(_ key: StaticString, _ offset: Int, _: Value.Type) {
    add(key, offset, OptionalAccess<Value>.frequent ?? OptionalAccess<Value>.self)
  }

  @usableFromInline
  mutating func addPatch<Value: WireValue>(_ key: StaticString, _ offset: Int, _: Value.Type) {
    add(key, offset, PatchAccess<Value>.self)
  }

  private mutating func add<Root, Wrapper: StoredWrapper, Base: PropertyAccess>(
    _ key: StaticString,
    _ path: KeyPath<Root, Wrapper>,
    as access: Base.Type
  ) where Wrapper.Value == Base.Stored {
    add(key, MemoryLayout<Root>.offset(of: path) ?? -1, WrappedAccess<Wrapper, Base>.self)
  }

  private mutating func add(_ key: StaticString, _ offset: Int, _ access: any PropertyAccess.Type) {
    properties.append(PropertyList.Property(key, offset: offset, access))
  }
}
