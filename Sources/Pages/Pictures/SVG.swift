import Foundation
import Texts

/// A picture in the making. Coordinates are whole numbers, so that a picture has the same bytes on every machine.
///
/// What a sign means is told by its shape, and by presentation attributes that hold without a style sheet; classes are for
/// colours.
struct SVG {
  private var bytes: [UInt8] = []

  static func += (svg: inout SVG, markup: Markup) { svg.bytes += markup.bytes }

  /// A text with numbers in it, written as bytes at once: half of the time that strings need, and the pictures of slogans are
  /// many.
  struct Markup: ExpressibleByStringInterpolation, StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + 8 * interpolationCount)
    }
    init(stringLiteral: String) { bytes += stringLiteral.utf8 }
    init(stringInterpolation: Markup) { self = stringInterpolation }

    mutating func appendLiteral(_ literal: String) { bytes += literal.utf8 }
    mutating func appendInterpolation(_ text: String) { bytes += text.utf8 }
    mutating func appendInterpolation(_ number: Int) { bytes += String(number).utf8 }
  }

  /// - Parameter attributes: finished markup.
  mutating func text(_ text: String, _ x: Int, _ y: Int, _ attributes: String = "") {
    self += #"<text x="\#(x)" y="\#(y)"\#(attributes.isEmpty ? "" : " " + attributes)>"#
    bytes.append(escaping: text)
    self += "</text>"
  }

  /// - Parameter path: straight lines, in the coordinates of the picture.
  mutating func line(_ name: String, _ path: String, dashes: String? = nil, width: Int = 1) {
    let dashes = dashes.map { #" stroke-dasharray="\#($0)""# } ?? ""
    self +=
      #"<path class="\#(name)" d="\#(path)" fill="none" stroke="currentColor" stroke-width="\#(width)"\#(dashes)/>"#
  }

  mutating func dot(_ x: Int, _ y: Int, _ radius: Int, isHollow: Bool = false) {
    let hollow = isHollow ? #" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 1.5""# : ""
    self += #"<circle class="dot" cx="\#(x)" cy="\#(y)" r="\#(radius)"\#(hollow)/>"#
  }

  /// A filled rectangle.
  mutating func rect(_ name: String, _ x: Int, _ y: Int, _ width: Int, _ height: Int, title: String? = nil) {
    self +=
      #"<rect class="\#(name)" x="\#(x)" y="\#(y)" width="\#(width)" height="\#(height)"\#(title == nil ? "/" : "")>"#
    guard let title else { return }
    self.title(title)
    self += "</rect>"
  }

  /// An empty rectangle.
  mutating func frame(_ name: String, _ x: Int, _ y: Int, _ width: Int, _ height: Int, dashes: String? = nil) {
    let dashes = dashes.map { #" stroke-dasharray="\#($0)""# } ?? ""
    self +=
      #"<rect class="\#(name)" x="\#(x)" y="\#(y)" width="\#(width)" height="\#(height)" fill="none" stroke="currentColor"\#(dashes)/>"#
  }

  /// A part that leads somewhere, with what a mouse held over it shows. It cannot be reached by keyboard: the text beside
  /// the picture has the same links.
  mutating func link(to url: String, title: String, _ draw: (inout SVG) -> Void) {
    self += #"<a tabindex="-1" href=""#
    bytes.append(escaping: url)
    self += #"">"#
    self.title(title)
    draw(&self)
    self += "</a>"
  }

  mutating func append(_ other: SVG) { bytes += other.bytes }

  mutating func title(_ title: String) {
    self += "<title>"
    bytes.append(escaping: title)
    self += "</title>"
  }

  /// The whole picture, hidden from those who hear the page: what it shows stands beside it as text.
  func framed(_ name: String, width: Int, height: Int) -> [UInt8] {
    let start = #"""
      <svg class="picture \#(name)" width="\#(width)" height="\#(height)" viewBox="0 0 \#(width) \#(height)" fill="currentColor" font-size="12" aria-hidden="true">
      """#
    return Array(start.utf8) + bytes + "</svg>".utf8
  }

  /// A picture that is saved as a file: it says what it is for itself.
  func poster(_ name: String, width: Int, height: Int) -> [UInt8] {
    let start = #"""
      <svg xmlns="http://www.w3.org/2000/svg" class="poster \#(name)" viewBox="0 0 \#(width) \#(height)" font-family="'Noto Serif', 'Times New Roman', 'Liberation Serif', serif" text-anchor="middle" role="img">
      """#
    return Array(start.utf8) + bytes + "</svg>".utf8
  }
}

/// How wide a text is at most in the fonts that readers have: no font is asked, so that pictures are the same everywhere.
package enum TextWidth {
  /// In pixels or whatever `size`, that of the font, is counted in.
  package static func of(_ text: String, size: Int) -> Int {
    (text.unicodeScalars.reduce(0) { $0 + width($1) } * size + 999) / 1000
  }

  /// The text, or its beginning with “…”, so that it is not wider than `width`; nil when not even five letters fit.
  package static func shortened(_ text: String, to width: Int, size: Int) -> String? {
    if of(text, size: size) <= width { return text }
    var rest = width * 1000 / size - self.width("…")
    guard rest >= 5 * self.width("n") else { return nil }
    let end = text.unicodeScalars.firstIndex { scalar in
      rest -= self.width(scalar)
      return rest < 0
    }
    var start = text[..<(end ?? text.endIndex)]
    // Rather a whole word, if little is lost.
    if let space = start.lastIndex(of: " "), start.distance(from: space, to: start.endIndex) <= 6 {
      start = start[..<space]
    }
    while let last = start.last, last == " " || last == "," { start.removeLast() }
    return start + "…"
  }

  /// In thousandths of the font's size.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x250: table[Int(scalar.value)]
    case 0x300..<0x370: 0
    case 0x1E00..<0x1F00: table[Int(scalar.value - 0x1E00 + 0x250)]
    default: letters[scalar] ?? 1000
    }
  }

  /// The widest of DejaVu Sans and Serif, Liberation Sans and Serif Bold, the former wider than Noto and system fonts.
  private static let letters: [Unicode.Scalar: Int] = {
    let widths = [
      280: "'", 320: " ,.ijl·", 340: "/:;\\|‘’", 380: "-f", 400: "()I[]", 420: "!t", 480: "r", 500: "*J`", 520: "“”",
      540: "sz", 560: "\"?_–", 580: "c", 600: "vxy", 620: "aeko«»ơ", 640: "$0123456789{}", 660: "bdghnpquđư",
      680: "LPT", 700: "FSZ", 740: "ABEVXY", 760: "R", 780: "CK", 800: "G", 820: "DOQĐ", 840: "#+<=>^~", 860: "UwƯ",
      880: "HN", 900: "&", 920: "Ơ", 980: "m", 1000: "%—…", 1020: "@", 1040: "MW",
    ]
    return Dictionary(uniqueKeysWithValues: widths.flatMap { width, text in text.unicodeScalars.map { ($0, width) } })
  }()

  /// A mark above or below a letter does not make it wider, the horn does.
  private static let table: [Int] = [0..<0x250, 0x1E00..<0x1F00].joined().map { (value: UInt32) in
    guard let scalar = Unicode.Scalar(value) else { return 1000 }
    let parts =
      scalar.properties.isAlphabetic ? String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars : nil
    guard letters[scalar] == nil, let parts, let base = parts.first else { return letters[scalar] ?? 1000 }
    let horned: [Unicode.Scalar: Unicode.Scalar] = ["o": "ơ", "u": "ư", "O": "Ơ", "U": "Ư"]
    return letters[parts.contains("\u{31B}") ? horned[base] ?? base : base] ?? 1000
  }
}
