import VersionedAPICFileExchange
public import VersionedAPISwiftGeneration

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder with generated files.
public struct OutputFolder: Sendable {
  /// The differences between the folder and its expected content.
  public struct Difference: Sendable {
    /// Expected files that do not exist.
    public var missing: [GeneratedFile] = []
    /// Files whose content differs, with their current content.
    public var changed: [(file: GeneratedFile, old: String)] = []
    /// Generated files that are no longer expected, with their current content.
    public var stale: [(path: String, old: String)] = []
    /// Files that were not generated. The generator leaves them unchanged.
    public var unmanaged: [String] = []
    /// Files outside of the modules that are compared.
    var ignored: [String] = []

    /// Whether there is nothing to write or remove.
    public var isEmpty: Bool { missing.isEmpty && changed.isEmpty && stale.isEmpty }
  }

  /// The path of the folder.
  public let path: String

  /// The modules to compare, which are subfolders; nil for the whole folder.
  private let modules: Set<String>?

  /// Creates an output folder, which need not exist yet.
  /// - Parameters:
  ///   - path: The path of the folder.
  ///   - modules: The subfolders to compare and update. Everything else in the folder is left unchanged. Nil, the
  ///     default, stands for the whole folder.
  public init(path: String, modules: Set<String>? = nil) {
    self.modules = modules
    // A link is resolved, so that the folder is replaced and not the link.
    self.path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  // MARK: Comparing

  /// Compares the folder with its expected content, without writing anything.
  /// - Throws: `OutputError` if something cannot be read, if the path of a file leads out of the folder, or if there is
  ///   something else in its place, such as a symbolic link.
  public func difference(from files: [GeneratedFile]) throws -> Difference {
    try checkPaths(files)
    var difference = Difference()
    let contents = try contents()
    try checkKinds(of: files, in: contents)
    let existing = contents.files
    let wanted = Set(files.map(\.path))
    for file in files {
      guard existing.contains(file.path) else {
        difference.missing.append(file)
        continue
      }
      let old = try text(of: file.path)
      if old != file.text { difference.changed.append((file, old)) }
    }
    for path in existing.sorted() where !wanted.contains(path) {
      if let modules, !modules.contains(String(path.prefix { $0 != "/" })) {
        difference.ignored.append(path)
      } else if let old = try? text(of: path), GeneratedFile.isGenerated(old) {
        difference.stale.append((path, old))
      } else {
        difference.unmanaged.append(path)
      }
    }
    return difference
  }

  /// Throws an error if a path leads out of the folder, or if two paths are the same on a disk that ignores case.
  private func checkPaths(_ files: [GeneratedFile]) throws {
    var seen: [String: String] = [:]
    for file in files {
      let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
      if parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." || $0.contains("\\") || $0.contains("\0") }) {
        throw OutputError("the file '\(file.path)' would be outside of '\(path)'")
      }
      if let other = seen.updateValue(file.path, forKey: file.path.lowercased()) {
        throw OutputError("the files '\(other)' and '\(file.path)' would be the same file on a disk that ignores case")
      }
    }
  }

  /// Throws an error if something else is in the place of a file or of its folder.
  private func checkKinds(of files: [GeneratedFile], in contents: Contents) throws {
    let folders = Set(contents.folders)
    for file in files {
      for slash in file.path.indices.filter({ file.path[$0] == "/" }) {
        let folder = String(file.path[..<slash])
        if contents.files.contains(folder) { throw Self.misplaced("\(path)/\(folder)", wanted: "folder") }
      }
      if folders.contains(file.path) || contents.links.contains(file.path) {
        throw Self.misplaced("\(path)/\(file.path)", wanted: "file")
      }
    }
  }

  private static func misplaced(_ path: String, wanted: String) -> OutputError {
    let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
    let kind = target.map { "symbolic link to '\($0)'" } ?? (wanted == "file" ? "folder" : "file")
    return OutputError("'\(path)' is a \(kind); remove it, so that a \(wanted) can take its place")
  }

  /// What is in a folder, by relative paths.
  private struct Contents {
    /// Everything but folders.
    var files: Set<String> = []
    /// The files that are symbolic links, to whatever.
    var links: Set<String> = []
    /// The folders, parents first.
    var folders: [String] = []
  }

  private func contents() throws -> Contents {
    var contents = Contents()
    switch Self.type(of: path) {
    case nil: return contents
    case .typeDirectory?: break
    default: throw Self.misplaced(path, wanted: "folder")
    }
    func walk(_ prefix: String) throws {
      let folder = prefix.isEmpty ? path : "\(path)/\(prefix)"
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
        throw OutputError("cannot read the folder '\(folder)'")
      }
      for name in names {
        let relative = prefix.isEmpty ? name : "\(prefix)/\(name)"
        switch Self.type(of: "\(path)/\(relative)") {
        case .typeDirectory?:
          contents.folders.append(relative)
          try walk(relative)
        case let type:
          contents.files.insert(relative)
          if type == .typeSymbolicLink { contents.links.insert(relative) }
        }
      }
    }
    try walk("")
    return contents
  }

  /// Returns what a path names, which may be a link; nil if it names nothing.
  private static func type(of path: String) -> FileAttributeType? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
  }

  private func text(of relative: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(relative)") else {
      throw OutputError("cannot read '\(path)/\(relative)'")
    }
    return String(decoding: data, as: UTF8.self)
  }

  // MARK: Writing

  /// Writes the files to the folder, removes stale files, and leaves unmanaged files unchanged.
  ///
  /// The new content is prepared next to the folder and replaces it in one step: at any time, even if the program is
  /// killed, the folder has either the old content or the new. Unchanged files keep their modification time.
  /// - Returns: The differences before the update.
  /// - Throws: `OutputError` if something cannot be read or written; the folder is then unchanged.
  public func update(to files: [GeneratedFile]) throws -> Difference {
    removeAbandonedFolders()
    let difference = try difference(from: files)
    guard !difference.isEmpty else { return difference }
    let staging = stagingPrefix + String(getpid())
    do {
      try prepare(staging, files, difference)
      try exchange(staging, files, difference)
    } catch {
      try? FileManager.default.removeItem(atPath: staging)
      throw OutputError("cannot write '\(path)': \(OutputError.reason(error))")
    }
    try? FileManager.default.removeItem(atPath: staging)
    return difference
  }

  private var stagingPrefix: String {
    let url = URL(fileURLWithPath: path)
    return "\(url.deletingLastPathComponent().path)/.\(url.lastPathComponent).speechgen-"
  }

  /// Prepares the new content: unchanged files are linked, changed files are written.
  private func prepare(_ staging: String, _ files: [GeneratedFile], _ difference: Difference) throws {
    let manager = FileManager.default
    try manager.createDirectory(atPath: staging, withIntermediateDirectories: true)
    // Folders are kept, also empty ones, except those that contain only stale files.
    let old = try contents()
    let stale = Set(difference.stale.map(\.path))
    let folders = old.folders.filter { folder in
      let files = old.files.filter { $0.hasPrefix(folder + "/") }
      return files.isEmpty || !files.isSubset(of: stale)
    }
    for folder in folders {
      try manager.createDirectory(atPath: "\(staging)/\(folder)", withIntermediateDirectories: true)
    }
    func folder(for relative: String) throws {
      guard let slash = relative.lastIndex(of: "/") else { return }
      try manager.createDirectory(atPath: "\(staging)/\(relative[..<slash])", withIntermediateDirectories: true)
    }
    let written = difference.missing + difference.changed.map(\.file)
    for file in written {
      try folder(for: file.path)
      try Data(file.text.utf8).write(to: URL(fileURLWithPath: "\(staging)/\(file.path)"))
    }
    let new = Set(written.map(\.path))
    for relative in files.map(\.path).filter({ !new.contains($0) }) + difference.unmanaged + difference.ignored {
      try folder(for: relative)
      do {
        try manager.linkItem(atPath: "\(path)/\(relative)", toPath: "\(staging)/\(relative)")
      } catch {
        try manager.copyItem(atPath: "\(path)/\(relative)", toPath: "\(staging)/\(relative)")
      }
    }
    for folder in folders + [""] {
      guard let permissions = try? manager.attributesOfItem(atPath: "\(path)/\(folder)")[.posixPermissions] else {
        continue
      }
      try manager.setAttributes([.posixPermissions: permissions], ofItemAtPath: "\(staging)/\(folder)")
    }
  }

  private func exchange(_ staging: String, _ files: [GeneratedFile], _ difference: Difference) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      try FileManager.default.moveItem(atPath: staging, toPath: path)
      return
    }
    switch file_exchange(staging, path) {
    case 0: return
    case ENOTSUP, EINVAL, ENOSYS: try replaceOneByOne(staging, difference)
    case let code: throw OutputError(String(cString: strerror(code)))
    }
  }

  /// Replaces files one by one, for file systems that cannot exchange folders: each file is complete at any time, but the
  /// folder is not.
  private func replaceOneByOne(_ staging: String, _ difference: Difference) throws {
    for file in difference.missing + difference.changed.map(\.file) {
      let target = URL(fileURLWithPath: "\(path)/\(file.path)")
      try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      guard rename("\(staging)/\(file.path)", target.path) == 0 else {
        throw OutputError(String(cString: strerror(errno)))
      }
    }
    for file in difference.stale { try FileManager.default.removeItem(atPath: "\(path)/\(file.path)") }
  }

  /// Removes the folders of runs that were killed while they prepared the content.
  private func removeAbandonedFolders() {
    let url = URL(fileURLWithPath: stagingPrefix)
    let parent = url.deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(url.lastPathComponent) {
      let isRunning =
        Int32(name.dropFirst(url.lastPathComponent.count)).map { kill($0, 0) == 0 || errno == EPERM } ?? true
      if !isRunning { try? FileManager.default.removeItem(atPath: "\(parent)/\(name)") }
    }
  }
}
