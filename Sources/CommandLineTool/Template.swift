/// A package that `rnnc new` makes: a model with its data, training and test.
enum Template: String, CaseIterable {
  case classify, tag, forecast, textgen

  static let names = allCases.map(\.rawValue)

  /// The name of the model, and of its file.
  var model: String {
    switch self {
    case .classify: "Classifier"
    case .tag: "Tagger"
    case .forecast: "Forecaster"
    case .textgen: "Writer"
    }
  }

  /// What the package does, as a sentence.
  var summary: String {
    switch self {
    case .classify: "A label for each sentence: trains on a file of labels and sentences, or on made-up reviews."
    case .tag: "A tag for each word of a sentence: trains on a file of words and tags, or on made-up orders."
    case .forecast: "The next values of a series: trains on a file of numbers, or on a made-up series."
    case .textgen: "A text that goes on: trains on a text, character by character, or on made-up sentences."
    }
  }

  /// The files of a package, with their paths in it.
  func files(name: String, dependency: PackageDependency) -> [(path: String, text: String)] {
    let words = [
      "NAME": name, "MODEL": model, "SUMMARY": summary, "DEPENDENCY": dependency.declaration,
      "PACKAGE": dependency.name,
    ]
    let sources = "Sources/\(name)/"
    let files = [
      ("Package.swift", PackageResources.Package_template_swift),
      (".gitignore", PackageResources.gitignore_template_txt),
      ("README.md", PackageResources.README_template_md), (sources + "\(model).rnn", modelText),
      (sources + "Data.swift", data), (sources + "Training.swift", training), (sources + "main.swift", main),
      ("Tests/\(name)Tests/\(name)Tests.swift", tests),
    ]
    return files.map { path, bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      return (
        path, text.replacing(/NAME|MODEL|SUMMARY|DEPENDENCY|PACKAGE/) { words[String($0.output)]! }
      )
    }
  }

  private var modelText: [UInt8] {
    switch self {
    case .classify: PackageResources.classify_rnn
    case .tag: PackageResources.tag_rnn
    case .forecast: PackageResources.forecast_rnn
    case .textgen: PackageResources.textgen_rnn
    }
  }

  private var data: [UInt8] {
    switch self {
    case .classify: PackageResources.classify_Data_swift
    case .tag: PackageResources.tag_Data_swift
    case .forecast: PackageResources.forecast_Data_swift
    case .textgen: PackageResources.textgen_Data_swift
    }
  }

  private var training: [UInt8] {
    switch self {
    case .classify: PackageResources.classify_Training_swift
    case .tag: PackageResources.tag_Training_swift
    case .forecast: PackageResources.forecast_Training_swift
    case .textgen: PackageResources.textgen_Training_swift
    }
  }

  private var main: [UInt8] {
    switch self {
    case .classify: PackageResources.classify_main_swift
    case .tag: PackageResources.tag_main_swift
    case .forecast: PackageResources.forecast_main_swift
    case .textgen: PackageResources.textgen_main_swift
    }
  }

  private var tests: [UInt8] {
    switch self {
    case .classify: PackageResources.classify_Tests_swift
    case .tag: PackageResources.tag_Tests_swift
    case .forecast: PackageResources.forecast_Tests_swift
    case .textgen: PackageResources.textgen_Tests_swift
    }
  }
}
