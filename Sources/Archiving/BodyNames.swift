// Which body a text means by a name.

import Texts
import Markdown

/// The bodies of the authority file by name and alias, folded.
struct BodyNames {
  private var bodies: [String: [String]] = [:]

  init(_ bodies: [Body]) {
    for body in bodies {
      for name in [body.name] + body.aliases {
        let folded = name.folded()
        if self.bodies[folded]?.contains(body.id) != true { self.bodies[folded, default: []].append(body.id) }
      }
    }
  }

  /// The IDs of the bodies that have this name; several where an alias is shared.
  func ids(named name: String) -> [String] { bodies[name.folded()] ?? [] }

  /// The one body that has this name.
  func id(named name: String) -> String? {
    let ids = ids(named: name)
    return ids.count == 1 ? ids[0] : nil
  }
}
