import Foundation

/// Writes WAV audio.
public enum WaveFile {
  /// Returns silence with 16 bits and 16 kHz.
  public static func silence(milliseconds: Int, channels: Int = 1) -> Data {
    let rate = 16_000
    let size = rate * 2 * channels * milliseconds / 1000
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var data = Data("RIFF".utf8)
    data += number(36 + size, 4)
    data += Data("WAVEfmt ".utf8)
    data += number(16, 4) + number(1, 2) + number(channels, 2) + number(rate, 4)
    data += number(rate * 2 * channels, 4) + number(2 * channels, 2) + number(16, 2)
    data += Data("data".utf8)
    data += number(size, 4)
    return data + Data(count: size)
  }
}
