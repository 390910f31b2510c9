// Names and dates as pages print them.

import Citations
import Archiving
import Theming

extension Archive {
  func name(ofBody id: String) -> String {
    guard let body = body(id) else { preconditionFailure("references are resolved: \(id)") }
    return body.name
  }
}

extension Theme {
  /// The date of a document, or the words for its inferred window; nil when nothing is known.
  func label(_ issued: Plan.Issued) -> (text: String, isInferred: Bool)? {
    switch issued {
    case .on(let date): (date.vietnamese, false)
    case .within(let window): (label(window), true)
    case .unknown: nil
    }
  }

  private func label(_ window: DateWindow) -> String {
    switch (window.earliest, window.latest) {
    case (let from?, let to?): text("window-between", [("from", from.vietnamese), ("to", to.vietnamese)])
    case (let from?, nil): text("window-from", [("from", from.vietnamese)])
    case (nil, let to?): text("window-until", [("to", to.vietnamese)])
    case (nil, nil): preconditionFailure("a window has a bound")
    }
  }
}

extension SiteMap {
  /// The days of an event; nil when none is known.
  func label(_ period: Event.Period) -> String? {
    switch (period.start, period.end) {
    case (let start?, let end?) where start == end: start.vietnamese
    case (let start?, let end?): start.vietnamese + " – " + end.vietnamese
    case (let start?, nil): start.vietnamese
    case (nil, let end?): "… – " + end.vietnamese
    case (nil, nil): nil
    }
  }
}
