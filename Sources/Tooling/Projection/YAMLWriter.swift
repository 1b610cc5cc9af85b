import VersionedAPICYAML

/// A value that can be written as YAML.
public indirect enum YAMLValue: Sendable {
  /// A string.
  case text(String)
  /// A list.
  case list([YAMLValue])
  /// A mapping, in order.
  case mapping([(key: String, value: YAMLValue)])
}

/// Writes YAML with the emitter of libyaml, which knows what needs quotes.
public enum YAMLWriter {
  /// The width in characters at which lines are folded.
  private static let width: Int32 = 120

  /// Returns a YAML document; empty if libyaml cannot write it.
  public static func text(_ value: YAMLValue) -> String {
    var output: [UInt8] = []
    var emitter = yaml_emitter_t()
    guard yaml_emitter_initialize(&emitter) == 1 else { return "" }
    defer { yaml_emitter_delete(&emitter) }
    return withUnsafeMutablePointer(to: &output) { pointer in
      yaml_emitter_set_output(
        &emitter,
        { data, bytes, count in
          guard let bytes, let output = data?.assumingMemoryBound(to: [UInt8].self) else { return 0 }
          output.pointee.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
          return 1
        },
        pointer
      )
      yaml_emitter_set_unicode(&emitter, 1)
      yaml_emitter_set_width(&emitter, width)
      var event = yaml_event_t()
      var isComplete =
        yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING) == 1 && yaml_emitter_emit(&emitter, &event) == 1
      isComplete = isComplete && yaml_document_start_event_initialize(&event, nil, nil, nil, 1) == 1
      isComplete = isComplete && yaml_emitter_emit(&emitter, &event) == 1
      isComplete = isComplete && emit(value, &emitter)
      isComplete =
        isComplete && yaml_document_end_event_initialize(&event, 1) == 1 && yaml_emitter_emit(&emitter, &event) == 1
      isComplete =
        isComplete && yaml_stream_end_event_initialize(&event) == 1 && yaml_emitter_emit(&emitter, &event) == 1
      isComplete = isComplete && yaml_emitter_flush(&emitter) == 1
      return isComplete ? String(decoding: pointer.pointee, as: UTF8.self) : ""
    }
  }

  /// Whether a value is short enough for one line.
  private static func isSmall(_ value: YAMLValue) -> Bool {
    func length(_ value: YAMLValue, depth: Int) -> Int? {
      switch value {
      case .text(let text): return text.contains("\n") ? nil : text.count + 2
      case .list(let elements):
        guard depth < 1 else { return nil }
        return elements.reduce(2) { sum, element in
          sum.flatMap { s in length(element, depth: depth + 1).map { s + $0 } }
        }
      case .mapping(let entries):
        guard depth < 1 else { return nil }
        return entries.reduce(2) { sum, entry in
          sum.flatMap { s in length(entry.value, depth: depth + 1).map { s + $0 + entry.key.count + 2 } }
        }
      }
    }
    return length(value, depth: 0).map { $0 <= 90 } ?? false
  }

  private static func emit(_ value: YAMLValue, _ emitter: inout yaml_emitter_t) -> Bool {
    var event = yaml_event_t()
    switch value {
    case .text(let text):
      let bytes = Array(text.utf8)
      let style: yaml_scalar_style_t =
        switch text {
        // Paragraphs are more readable as a block.
        case _ where text.contains("\n"): YAML_LITERAL_SCALAR_STYLE
        // Without quotes, it would be the merge key of YAML.
        case "<<": YAML_SINGLE_QUOTED_SCALAR_STYLE
        default: YAML_ANY_SCALAR_STYLE
        }
      return yaml_scalar_event_initialize(&event, nil, nil, bytes, Int32(bytes.count), 1, 1, style) == 1
        && yaml_emitter_emit(&emitter, &event) == 1
    case .list(let elements):
      let style = isSmall(value) ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE
      return yaml_sequence_start_event_initialize(&event, nil, nil, 1, style) == 1
        && yaml_emitter_emit(&emitter, &event) == 1
        && elements.allSatisfy { emit($0, &emitter) }
        && yaml_sequence_end_event_initialize(&event) == 1 && yaml_emitter_emit(&emitter, &event) == 1
    case .mapping(let entries):
      let style = isSmall(value) ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE
      return yaml_mapping_start_event_initialize(&event, nil, nil, 1, style) == 1
        && yaml_emitter_emit(&emitter, &event) == 1
        && entries.allSatisfy { emit(.text($0.key), &emitter) && emit($0.value, &emitter) }
        && yaml_mapping_end_event_initialize(&event) == 1 && yaml_emitter_emit(&emitter, &event) == 1
    }
  }
}
