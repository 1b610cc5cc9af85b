import Foundation

/// What is known of audio from its bytes.
struct AudioProbe: Sendable {
  /// The duration in milliseconds.
  var milliseconds: Int
  /// The number of channels.
  var channels: Int
  /// A number that is the same for the same audio.
  var seed: UInt64

  /// Reads the header of WAV audio; other audio is taken for 128 kbit/s.
  init(_ data: Data) {
    var hash = StableHash()
    // The beginning and the length tell files apart; an hour of audio need not be read.
    hash.add(data.prefix(65_536))
    hash.add(String(data.count).utf8)
    seed = hash.value
    if let wav = Self.wav(data) {
      (milliseconds, channels) = wav
    } else {
      (milliseconds, channels) = (data.count / 16, 1)
    }
  }

  /// Invents audio of 5 to 30 seconds for a URL whose content is out of reach.
  init(url: String) {
    // The query of a URL is often a signature, which is no part of the audio's identity.
    let name = String(url.prefix { $0 != "?" })
    seed = StableHash(name).value
    milliseconds = 5000 + Int(seed % 25_000)
    channels = 1
  }

  private static func wav(_ data: Data) -> (milliseconds: Int, channels: Int)? {
    guard data.count >= 12, data.prefix(4) == Data("RIFF".utf8), data.dropFirst(8).prefix(4) == Data("WAVE".utf8)
    else { return nil }
    var offset = data.startIndex + 12
    var byteRate = 0
    var channels = 1
    while offset + 8 <= data.endIndex {
      let name = data[offset..<offset + 4]
      let size = number(data, offset + 4, 4)
      let content = offset + 8
      if name == Data("fmt ".utf8), content + 12 <= data.endIndex {
        channels = max(1, number(data, content + 2, 2))
        byteRate = number(data, content + 8, 4)
      } else if name == Data("data".utf8) {
        guard byteRate > 0 else { return nil }
        // A recorder that was stopped leaves a size that is too large.
        let bytes = min(size, data.endIndex - content)
        return (bytes * 1000 / byteRate, channels)
      }
      offset = content + size + size % 2
    }
    return nil
  }

  private static func number(_ data: Data, _ offset: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(data[offset + $1]) << (8 * $1) }
  }
}
