/// A text for people in the two languages of the interface.
///
/// Both are written beside each other, where the finding is made, so that neither can be forgotten.
package struct LocalizedText: Hashable, Sendable {
  package let vi: String
  package let en: String

  package init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  package subscript(language: Language) -> String {
    switch language {
    case .vi: vi
    case .en: en
    }
  }
}

/// A language of the interface and of the messages.
package enum Language: String, CaseIterable, Sendable {
  case vi, en
}
