import Texts

/// Carries out the instructions of a page template, into one buffer of bytes.
struct Renderer {
  /// Few pages are larger.
  private static let usualSize = 1 << 16

  private(set) var output: [UInt8] = []
  private let template: CompiledTemplate
  /// The page, then the view of each section that is open.
  private var scopes: [any View]

  init(_ template: CompiledTemplate, page: some PageView) {
    self.template = template
    scopes = [page]
    output.reserveCapacity(Self.usualSize)
  }

  mutating func render() {
    render(0..<template.instructions.count)
  }

  private mutating func render(_ instructions: Range<Int>) {
    var next = instructions.lowerBound
    while next < instructions.upperBound {
      let instruction = template.instructions[next]
      next += 1
      switch instruction {
      case .write(let text):
        template.text.withUnsafeBufferPointer { output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[text])) }
      case .print(let path):
        print(value(at: path))
      case .showing(let path, let end):
        if !value(at: path).isShown { next = end }
      case .hiding(let path, let end):
        if value(at: path).isShown { next = end }
      case .opening(let path, let end):
        switch value(at: path) {
        case .view(let view?): render(next..<end, in: view)
        case .views(let views): for index in 0..<views.count { render(next..<end, in: views.view(index)) }
        case .text, .html, .flag, .number, .view(nil): break
        }
        next = end
      }
    }
  }

  private mutating func render(_ instructions: Range<Int>, in view: any View) {
    scopes.append(view)
    render(instructions)
    scopes.removeLast()
  }

  /// - Parameter path: an index in the paths of the template.
  private func value(at path: Int) -> Value {
    let path = template.paths[path]
    var value = scopes[path.scope].value(at: path.field)
    for part in path.parts {
      guard case .view(let view?) = value else { return .text("") }
      value = view.value(at: template.parts[part])
    }
    if path.isCount, case .views(let views) = value { return .number(views.count) }
    return value
  }

  private mutating func print(_ value: Value) {
    switch value {
    case .text(let text): output.append(escaping: text)
    case .html(let html): output += html
    case .number(let number): output += String(number).utf8
    // Printing these is refused when the theme is loaded.
    case .flag, .view, .views: break
    }
  }
}

extension [UInt8] {
  /// Appends a text with `&`, `<`, `>`, `"` and `'` as character references: safe in element content and in quoted
  /// attributes. Bytes are compared, not Characters, so that a quote counts that a combining mark follows.
  mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { bytes in
      // Most texts have nothing to escape. Without a way out of the loop it looks at many bytes at once.
      var special = 0 as UInt8
      for byte in bytes { special |= Self.isSpecial(byte) ? 1 : 0 }
      var start = 0
      if special != 0 {
        for (index, byte) in bytes.enumerated() where Self.isSpecial(byte) {
          append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
          append(contentsOf: Self.reference(to: byte).utf8)
          start = index + 1
        }
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"")
      || byte == UInt8(ascii: "'")
  }

  private static func reference(to byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "&#39;"
    }
  }
}
