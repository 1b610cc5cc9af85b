#if os(Linux)
  import Foundation
  import Testing
  import VersionedAPISourceText
  import VersionedAPIYAML

  struct MemoryTests {
    /// Under a sanitizer, the resident memory has no meaning, since freed memory is kept for a while.
    static var isSanitized: Bool { dlsym(nil, "__asan_init") != nil }

    @Test(.disabled(if: isSanitized))
    func `reading ten thousand files, valid and invalid, leaks no memory`() async {
      // In a process of its own, where no other test takes memory.
      await #expect(processExitsWith: .success) {
        let texts = [
          "schemas:\n  Model:\n    doc: >-\n      Text.\n    include: [A, 'B', \"C\"]\n    properties: { id: { type: uuid } }\n",
          "a: &anchor !tag { b: [*anchor, *anchor] }\n<<: x\na: y\n",
          "a: \"never closed\nb: [1, 2\n",
          "a: [1, { b: c }, [d\n",
          "a: 1\n---\nb: 2\n",
          String(repeating: "[", count: 100),
          "a: \u{1}",
        ]
        func read(_ times: Int) {
          for number in 0..<times {
            let result = YAMLParser.parse(texts[number % texts.count], path: "a.yaml")
            _ = DiagnosticRenderer().render(result.diagnostics)
          }
        }
        read(2_000)
        let before = residentPages()
        read(10_000)
        let grown = (residentPages() - before) * 4
        print("resident memory grew by \(grown) KiB")
        // 10,000 readings that each kept the smallest of libyaml's buffers would keep far more than this.
        exit(grown < 1024 ? EXIT_SUCCESS : EXIT_FAILURE)
      }
    }
  }

  private func residentPages() -> Int {
    let statm = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    return statm.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }
#endif
