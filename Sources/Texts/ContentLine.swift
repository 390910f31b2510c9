// Lines of iCalendar (RFC 5545, section 3.1).

extension [UInt8] {
  /// Appends a content line, folded so that no line of the file is longer than 75 octets and no letter is cut in two.
  ///
  /// - Parameters:
  ///   - name: of the property, with its parameters.
  ///   - value: as the type of the property has it.
  package mutating func append(contentLine name: String, _ value: String) {
    let line = Array((name + ":" + value).utf8)
    var start = 0
    var room = 75
    while line.count - start > room {
      var end = start + room
      // UTF-8: the bytes of a letter behind its first one.
      while line[end] & 0xC0 == 0x80 { end -= 1 }
      self += line[start..<end] + "\r\n ".utf8
      start = end
      // The blank that goes on with a line is one of its octets.
      room = 74
    }
    self += line[start...] + "\r\n".utf8
  }
}

extension String {
  /// As a value of the type TEXT (RFC 5545, section 3.3.11).
  package var asCalendarText: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\", ";", ",": text += "\\\(scalar)"
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
