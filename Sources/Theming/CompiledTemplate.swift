import Texts

/// The template of a page made ready for rendering when the theme is loaded: partials written in, names resolved, and what is
/// the same on all pages printed.
struct CompiledTemplate: Sendable {
  /// A flat list of plain numbers: copying an instruction counts no references.
  enum Instruction: Sendable {
    /// A part of `text`.
    case write(Range<Int>)
    // A path is an index in `paths`. The instructions of a section follow its own; `end` is the index behind them.
    case print(path: Int)
    /// Once if the value is shown.
    case showing(path: Int, end: Int)
    /// Once if the value is not shown.
    case hiding(path: Int, end: Int)
    /// Once for each element, which is the innermost scope meanwhile.
    case opening(path: Int, end: Int)
  }

  /// A `ValuePath`, its fields in `CompiledTemplate.fields`.
  struct Path: Sendable {
    let scope: Int
    let fields: Range<Int>
    let isCount: Bool
  }

  private(set) var instructions: [Instruction] = []
  /// Text of templates and of the theme, ready for HTML.
  private(set) var text: [UInt8] = []
  private(set) var paths: [Path] = []
  /// The indices of names in all paths.
  private(set) var fields: [Int] = []
  /// The end of the last section, which text behind it must not join.
  private var sectionEnd = 0

  /// - Parameter templates: have passed `TemplateCheck`, which bounds the depth of partials.
  init(_ page: PageTemplate, from templates: [String: Template], constants: [String: String]) {
    addPartial(page.name, from: templates, in: Scopes(of: page.names, constants: constants))
  }

  private mutating func addPartial(_ name: String, from templates: [String: Template], in scopes: Scopes) {
    guard let template = templates[name] else { preconditionFailure("the template \(name) was let through") }
    add(template.nodes, from: templates, in: scopes)
  }

  private mutating func add(_ nodes: [Template.Node], from templates: [String: Template], in scopes: Scopes) {
    for node in nodes {
      switch node {
      case .text(let text):
        write { $0 += text.utf8 }
      case .variable(let tag, _):
        switch meaning(of: tag, in: scopes) {
        case .constant(let constant): write { $0.append(escaping: constant) }
        case .value(let path, _): instructions.append(.print(path: index(of: path)))
        }
      case .section(let tag, let inverted, let nodes):
        addSection(meaning(of: tag, in: scopes), inverted: inverted, nodes, from: templates, in: scopes)
      case .partial(let tag):
        addPartial(tag.name, from: templates, in: scopes)
      }
    }
  }

  private mutating func addSection(
    _ meaning: Scopes.Meaning, inverted: Bool, _ nodes: [Template.Node], from templates: [String: Template],
    in scopes: Scopes
  ) {
    let scopes = inverted ? scopes : scopes.entering(meaning)
    switch meaning {
    case .constant(let constant):
      if constant.isEmpty == inverted { add(nodes, from: templates, in: scopes) }
    case .value(let path, let kind):
      let path = index(of: path)
      let start = instructions.count
      // Its end is not known yet.
      instructions.append(.hiding(path: path, end: start))
      add(nodes, from: templates, in: scopes)
      let end = instructions.count
      switch kind {
      case _ where inverted: instructions[start] = .hiding(path: path, end: end)
      case .texts, .list, .group: instructions[start] = .opening(path: path, end: end)
      case .text, .html, .flag, .number: instructions[start] = .showing(path: path, end: end)
      }
      sectionEnd = end
    }
  }

  /// Adds to the text; what follows text of the same section becomes one with it.
  private mutating func write(_ add: (inout [UInt8]) -> Void) {
    let start = text.count
    add(&text)
    if case .write(let before) = instructions.last, sectionEnd < instructions.count {
      instructions[instructions.count - 1] = .write(before.lowerBound..<text.count)
    } else if start < text.count {
      instructions.append(.write(start..<text.count))
    }
  }

  private mutating func index(of path: ValuePath) -> Int {
    let start = fields.count
    fields += path.fields
    paths.append(Path(scope: path.scope, fields: start..<fields.count, isCount: path.isCount))
    return paths.count - 1
  }

  private func meaning(of tag: Template.Tag, in scopes: Scopes) -> Scopes.Meaning {
    do {
      return try scopes.meaning(of: tag.name)
    } catch {
      preconditionFailure("the name \(tag.name) was let through: \(error)")
    }
  }
}
