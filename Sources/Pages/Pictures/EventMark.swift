import Records
import Theming

/// The sign of an event in the timeline and beside its entry: the shape tells the kind, the line whether it was held.
enum EventMark {
  /// The sign around the origin, at most 7 to each side.
  static func markup(_ kind: Event.Kind, isPlanned: Bool, isCancelled: Bool) -> String {
    let shape =
      switch kind {
      case .congress: "M-5-5H5V5H-5z"
      case .conference: "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z"
      case .session: "M0-6.5L6.5 0 0 6.5-6.5 0z"
      case .anniversary: "M0-6L6 5H-6z"
      case .other: "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2z"
      }
    let dashes = isPlanned ? #" stroke-dasharray="2 1.5""# : ""
    let isHollow = isPlanned || isCancelled
    let hollow = isHollow ? #" fill="none" stroke="currentColor" stroke-width="1.5"\#(dashes)"# : ""
    let strike = isCancelled ? #"<path d="M-7 7L7-7" stroke="currentColor" stroke-width="1.5"/>"# : ""
    return #"<path class="\#(kind.rawValue)"\#(hollow) d="\#(shape)"/>"# + strike
  }

  static func markup(_ event: Event) -> String {
    markup(event.kind, isPlanned: event.isOnlyPlanned, isCancelled: event.status == .cancelled)
  }

  /// The sign as a picture of its own.
  static func picture(_ markup: String) -> [UInt8] {
    Array(
      #"<svg class="sign" width="14" height="14" viewBox="-7 -7 14 14" fill="currentColor" aria-hidden="true">\#(markup)</svg>"#
        .utf8)
  }

  /// The signs of the timeline with what they mean.
  static func legend(_ theme: Theme) -> [(mark: [UInt8], label: String)] {
    let kinds = Event.Kind.allCases.map {
      (markup($0, isPlanned: false, isCancelled: false), theme.text(Event.Kind.prefix + "-" + $0.rawValue))
    }
    let others = [
      (markup(.congress, isPlanned: true, isCancelled: false), "legend-planned"),
      (markup(.congress, isPlanned: false, isCancelled: true), "legend-cancelled"),
      (#"<path class="plan" d="M-2-6H2V6H-2z"/>"#, "legend-plan"),
      (
        #"<path class="plan" d="M-7 0H7" stroke="currentColor" stroke-width="6" stroke-dasharray="3 2"/>"#,
        "legend-window"
      ),
    ]
    return (kinds + others.map { ($0, theme.text($1)) }).map { (picture($0), $1) }
  }

  static let texts = [
    InterfaceText("legend-planned", "legend of the timeline"),
    InterfaceText("legend-cancelled", "legend of the timeline"),
    InterfaceText("legend-plan", "legend of the timeline"),
    InterfaceText("legend-window", "legend of the timeline"),
  ]
}

extension Event {
  /// Whether nothing tells that it was held.
  var isOnlyPlanned: Bool {
    switch status {
    case .planned, .renumbered: true
    case .held, .rescheduled, .cancelled: held.start == nil && held.end == nil && firstDay != nil
    }
  }
}
