import Diagnostics
import Texts

/// Carries out the instructions of a page template, into one buffer of bytes.
struct Renderer {
  private(set) var output: [UInt8] = []
  private let template: CompiledTemplate
  /// The page, then what each section has opened.
  private var scopes: [OpenScope]

  /// A scope with the value that was read last of it: `{{#lead}}<p>{{lead}}</p>{{/lead}}` asks for it once.
  private struct OpenScope {
    let scope: Scope
    private var field = -1
    private var value = Value.flag(false)
    /// Lists and groups of the page, which templates ask for in several places. Keeping them saves 4 % of a build.
    private var parts: [Int: Value]?

    init(_ scope: Scope, keepingParts: Bool = false) {
      self.scope = scope
      parts = keepingParts ? [:] : nil
    }

    mutating func value(at index: Int) throws(EnvironmentError) -> Value {
      if index == field { return value }
      field = index
      if let part = parts?[index] {
        value = part
        return part
      }
      value = try scope.value(at: index)
      if parts != nil {
        switch value {
        case .list, .group: parts?[index] = value
        case .text, .html, .flag, .number: break
        }
      }
      return value
    }
  }

  init(_ template: CompiledTemplate, page: Scope) {
    self.template = template
    scopes = [OpenScope(page, keepingParts: true)]
    // Few pages are larger.
    output.reserveCapacity(1 << 16)
  }

  mutating func render() throws(EnvironmentError) {
    try render(0..<template.instructions.count)
  }

  private mutating func render(_ instructions: Range<Int>) throws(EnvironmentError) {
    var next = instructions.lowerBound
    while next < instructions.upperBound {
      let instruction = template.instructions[next]
      next += 1
      switch instruction {
      case .write(let text): template.text.withUnsafeBufferPointer { output += UnsafeBufferPointer(rebasing: $0[text]) }
      case .print(let path): print(try value(at: path))
      case .showing(let path, let end):
        if try !value(at: path).isShown { next = end }
      case .hiding(let path, let end):
        if try value(at: path).isShown { next = end }
      case .opening(let path, let end):
        switch try value(at: path) {
        case .group(let scope?): try render(next..<end, in: scope)
        case .list(let scopes): for scope in scopes { try render(next..<end, in: scope) }
        case .text, .html, .flag, .number, .group(nil): break
        }
        next = end
      }
    }
  }

  private mutating func render(_ instructions: Range<Int>, in scope: Scope) throws(EnvironmentError) {
    scopes.append(OpenScope(scope))
    try render(instructions)
    scopes.removeLast()
  }

  /// - Parameter path: an index in the paths of the template.
  private mutating func value(at path: Int) throws(EnvironmentError) -> Value {
    let path = template.paths[path]
    var value = try scopes[path.scope].value(at: template.fields[path.fields.lowerBound])
    for field in path.fields.dropFirst() {
      guard case .group(let scope?) = value else { return .text("") }
      value = try scope.value(at: template.fields[field])
    }
    if path.isCount, case .list(let scopes) = value { return .number(scopes.count) }
    return value
  }

  private mutating func print(_ value: Value) {
    switch value {
    case .text(let text): output.append(escaping: text)
    case .html(let html): output += html
    case .number(let number): output += String(number).utf8
    // Printing these is refused when the theme is loaded.
    case .flag, .group, .list: break
    }
  }
}
