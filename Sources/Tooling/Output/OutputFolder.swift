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

/// The folder that generated files lie in.
public struct OutputFolder: Sendable {
  /// What differs between the folder and what should be in it.
  public struct Difference: Sendable {
    /// Files that should be there and are not.
    public var missing: [GeneratedFile] = []
    /// Files that have another text, with that text.
    public var changed: [(file: GeneratedFile, old: String)] = []
    /// Generated files that nothing calls for any more, with their text.
    public var leftOver: [(path: String, old: String)] = []
    /// Files that the generator did not write; it does not touch them.
    public var foreign: [String] = []
    /// Files of modules that do not count.
    var untouched: [String] = []

    /// Whether the generator has nothing to write or remove.
    public var isEmpty: Bool { missing.isEmpty && changed.isEmpty && leftOver.isEmpty }
  }

  /// The path of the folder.
  public let path: String

  /// The modules that count, which are folders in this one; nil for everything.
  private let modules: Set<String>?

  /// Names a folder, which need not exist yet.
  /// - Parameters:
  ///   - path: The path of the folder.
  ///   - modules: The folders within that count; whatever lies elsewhere stays as it is. Nil, if not said otherwise: all
  ///     of it counts.
  public init(path: String, modules: Set<String>? = nil) {
    self.modules = modules
    // A link to the folder is followed, so that the folder is exchanged and not the link.
    self.path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  // MARK: Comparing

  /// Compares the folder with what should be in it; writes nothing.
  /// - Throws: `OutputError` where something cannot be read, or a file's path leads out of the folder.
  public func difference(from files: [GeneratedFile]) throws -> Difference {
    try checkPaths(files)
    var difference = Difference()
    let existing = try contents().files
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
        difference.untouched.append(path)
      } else if let old = try? text(of: path), GeneratedFile.isGenerated(old) {
        difference.leftOver.append((path, old))
      } else {
        difference.foreign.append(path)
      }
    }
    return difference
  }

  /// Every path stays in the folder, and no two are one file on a disk that ignores case.
  private func checkPaths(_ files: [GeneratedFile]) throws {
    var seen: [String: String] = [:]
    for file in files {
      let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
      if parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." || $0.contains("\\") || $0.contains("\0") }) {
        throw OutputError("the file '\(file.path)' would lie outside of '\(path)'")
      }
      if let other = seen.updateValue(file.path, forKey: file.path.lowercased()) {
        throw OutputError("the files '\(other)' and '\(file.path)' would be one on a disk that ignores case")
      }
    }
  }

  /// The paths of all files below the folder, and those of the folders in it, outer ones first.
  private func contents() throws -> (files: Set<String>, folders: [String]) {
    var files: Set<String> = []
    var folders: [String] = []
    guard FileManager.default.fileExists(atPath: path) else { return (files, folders) }
    func walk(_ prefix: String) throws {
      let folder = prefix.isEmpty ? path : "\(path)/\(prefix)"
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
        throw OutputError("cannot read the folder '\(folder)'")
      }
      for name in names {
        let relative = prefix.isEmpty ? name : "\(prefix)/\(name)"
        if isFolder(relative) {
          folders.append(relative)
          try walk(relative)
        } else {
          files.insert(relative)
        }
      }
    }
    try walk("")
    return (files, folders)
  }

  /// Whether a path is a folder itself, not a link to one.
  private func isFolder(_ relative: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(relative)")
    return attributes?[.type] as? FileAttributeType == .typeDirectory
  }

  private func text(of relative: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(relative)") else {
      throw OutputError("cannot read '\(path)/\(relative)'")
    }
    return String(decoding: data, as: UTF8.self)
  }

  // MARK: Writing

  /// Makes the folder hold the files, and leaves alone what the generator did not write.
  ///
  /// The new content is prepared beside the folder and takes its place in one step: whoever looks, or whenever the
  /// program is killed, sees the old content or the new. Files whose text stays keep their modification time.
  /// - Returns: What was different.
  /// - Throws: `OutputError` where something cannot be read or written; the folder is then as it was.
  public func update(to files: [GeneratedFile]) throws -> Difference {
    removeRemains()
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

  /// Builds the new content: what stays as a second name of the same file, what changes as a new file.
  private func prepare(_ staging: String, _ files: [GeneratedFile], _ difference: Difference) throws {
    let manager = FileManager.default
    try manager.createDirectory(atPath: staging, withIntermediateDirectories: true)
    // Folders stay, empty ones too, but for those in which there were only generated files that are left over.
    let old = try contents()
    let leftOver = Set(difference.leftOver.map(\.path))
    let folders = old.folders.filter { folder in
      let files = old.files.filter { $0.hasPrefix(folder + "/") }
      return files.isEmpty || !files.isSubset(of: leftOver)
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
    for relative in files.map(\.path).filter({ !new.contains($0) }) + difference.foreign + difference.untouched {
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

  /// For file systems that cannot exchange folders: each file is whole at any time, though not the folder.
  private func replaceOneByOne(_ staging: String, _ difference: Difference) throws {
    for file in difference.missing + difference.changed.map(\.file) {
      let target = URL(fileURLWithPath: "\(path)/\(file.path)")
      try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      guard rename("\(staging)/\(file.path)", target.path) == 0 else {
        throw OutputError(String(cString: strerror(errno)))
      }
    }
    for file in difference.leftOver { try FileManager.default.removeItem(atPath: "\(path)/\(file.path)") }
  }

  /// Removes what runs left behind that were killed while they prepared.
  private func removeRemains() {
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
