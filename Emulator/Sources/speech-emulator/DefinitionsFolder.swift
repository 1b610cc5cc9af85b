import EmulatorCore
import Foundation

/// Finds the folder with the definitions.
enum DefinitionsFolder {
  /// Returns the given folder, or the one beside or above the working directory, or the one of the sources.
  /// - Throws: ``StartError`` if there is none.
  static func find(_ given: String?, source: String = #filePath) throws(StartError) -> String {
    if let given {
      guard isFolder(given) else { throw StartError("there is no folder '\(given)'") }
      return given
    }
    let root = (0..<4).reduce(URL(filePath: source)) { url, _ in url.deletingLastPathComponent() }
    let places = ["Definitions", "../Definitions", root.appending(path: "Definitions").path]
    guard let folder = places.first(where: { FileManager.default.fileExists(atPath: $0 + "/service.yaml") }) else {
      throw StartError(
        "there is no folder 'Definitions' here; use --definitions to name the folder with the definitions"
      )
    }
    return folder
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
