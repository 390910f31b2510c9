import Diagnostics

/// How far a run is, on a terminal only: what is being done, how much of it is done, and the time left.
struct Progress {
  private let language: Language
  private let isShown: Bool

  init(language: Language, isShown: Bool = true) {
    self.language = language
    self.isShown = isShown && Output.isTerminal
  }

  var ofReading: (_ done: Int, _ all: Int) -> Void { of(LocalizedText(vi: "đọc tệp", en: "reading files")) }
  var ofWriting: (_ done: Int, _ all: Int) -> Void { of(LocalizedText(vi: "tạo tệp", en: "making files")) }

  var ofRecognising: (_ done: Int, _ all: Int) -> Void {
    of(LocalizedText(vi: "nhận dạng trang", en: "recognising pages"))
  }

  private func of(_ work: LocalizedText) -> (_ done: Int, _ all: Int) -> Void {
    guard isShown else { return { _, _ in } }
    let start = ContinuousClock.now
    var last: ContinuousClock.Instant?
    return { done, all in
      let now = ContinuousClock.now
      if done == all { return Output.wipe() }
      // Nobody reads faster, and a terminal takes time.
      guard done > 0, last.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
      last = now
      let left = (now - start) * (Double(all - done) / Double(done))
      Output.show("\(work[language]): \(done)/\(all), \(Self.words(left)[language])")
    }
  }

  private static func words(_ time: Duration) -> LocalizedText {
    let seconds = Int(time.components.seconds) + 1
    return seconds < 60
      ? LocalizedText(vi: "còn khoảng \(seconds) giây", en: "about \(seconds) s left")
      : LocalizedText(vi: "còn khoảng \(seconds / 60 + 1) phút", en: "about \(seconds / 60 + 1) min left")
  }
}
