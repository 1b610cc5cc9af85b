import Foundation
import VersionedAPIRuntime

/// Settings that have other names or forms in other versions. Both are stored.
enum Twins {
  /// The values that versions with `maxSpeakers` allow.
  private static let maximumSpeakers = 2...35

  /// Returns the `properties` of an entity with all forms of a setting that has one.
  static func completed(_ properties: JSON) -> JSON {
    var result = properties
    if let hours = properties["timeToLiveHours"]?.integerValue {
      result.set("timeToLive", to: .string(Duration.seconds(hours * 3600).wireText))
    } else if let text = properties["timeToLive"]?.stringValue, let duration = Duration(wireText: text) {
      // Zero means that the entity is not deleted; a duration that is too long is an error later.
      let seconds = min(max(duration.components.seconds, -1), 1_000_000_000)
      if seconds != 0 { result.set("timeToLiveHours", to: .integer(seconds < 0 ? -1 : (seconds + 3599) / 3600)) }
    }
    if let enabled = properties["diarizationEnabled"] {
      result.set("diarization", "enabled", to: enabled)
    } else if let enabled = properties["diarization"]?["enabled"] {
      result.set("diarizationEnabled", to: enabled)
    }
    if let count = properties["diarization"]?["maxSpeakers"] {
      result.set("diarization", "speakers", "maxCount", to: count)
    } else if let count = properties["diarization"]?["speakers"]?["maxCount"]?.integerValue,
      maximumSpeakers.contains(count)
    {
      result.set("diarization", "maxSpeakers", to: .integer(Int64(count)))
    }
    return result
  }
}
