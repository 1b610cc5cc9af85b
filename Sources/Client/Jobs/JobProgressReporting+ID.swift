public import VersionedAPIRuntime

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension JobProgressReporting {
  /// The identifier of the job, which other operations take.
  /// - Throws: ``ClientError/missingStatusLink`` if the service sent no link to the job, ``ClientError/missingID`` if the
  ///   link does not end with an identifier.
  public var id: UUID {
    get throws {
      guard let link = statusLink else { throw ClientError.missingStatusLink }
      guard let id = link.id else { throw ClientError.missingID }
      return id
    }
  }
}
