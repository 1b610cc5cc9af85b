import VersionedAPIRuntime

/// The figures of evaluations.
enum EvaluationFigures {
  private static let units = ["word", "token"]
  private static let counts = ["Substitution", "Deletion", "Insertion"]

  /// The figures before there is a result.
  static var unknown: JSON {
    figures { _, _ in -1 }
  }

  /// The figures of a result: made up, but consistent, and always the same for the same evaluation.
  static func result(seed: UInt64) -> JSON {
    var generator = SeededGenerator(seed: seed)
    var result: JSON = [:]
    for model in ["1", "2"] {
      for unit in units {
        let total = Int64.random(in: 500...1000, using: &generator)
        let errors = counts.map { _ in Int64.random(in: 0...20, using: &generator) }
        let name = "\(unit.prefix(1).uppercased())\(unit.dropFirst())"
        result.set("\(unit)Count\(model)", to: .integer(total))
        result.set("correct\(name)Count\(model)", to: .integer(total - errors[0] - errors[1]))
        for (count, value) in zip(counts, errors) { result.set("\(unit)\(count)Count\(model)", to: .integer(value)) }
        result.set("\(unit)ErrorRate\(model)", to: .number(Double(errors.reduce(0, +)) / Double(total)))
      }
      result.set("sentenceCount\(model)", to: 100)
      result.set("sentenceErrorRate\(model)", to: .number(0.25))
      let edits: JSON = ["numberOfEdits": 5, "percentageOfAllEdits": .number(20)]
      let categories = ["punctuation", "capitalization", "inverseTextNormalization", "lexical", "others"]
      result.set("tokenErrors\(model)", to: .object(Dictionary(uniqueKeysWithValues: categories.map { ($0, edits) })))
    }
    return result
  }

  private static func figures(_ value: (String, String) -> Int64) -> JSON {
    var result: JSON = [:]
    for model in ["1", "2"] {
      for unit in units {
        let name = "\(unit.prefix(1).uppercased())\(unit.dropFirst())"
        let names =
          ["\(unit)Count", "correct\(name)Count", "\(unit)ErrorRate"] + counts.map { "\(unit)\($0)Count" }
        for name in names { result.set(name + model, to: .integer(value(name, model))) }
      }
      for name in ["sentenceCount", "sentenceErrorRate"] { result.set(name + model, to: .integer(value(name, model))) }
    }
    return result
  }
}
