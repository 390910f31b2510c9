import Archiving
import Citations
import Records
import Testing

@Suite struct PlanKindTests {
  @Test func kindsOfPlansAreTheirs() {
    let kinds = Citation.Kind.allCases.compactMap(\.planKind)
    #expect(Set(kinds) == Set(Plan.Kind.allCases))
    #expect(CitationScanner.citations(in: Array("Công văn 5047-CV/BTCTW".utf8)).map { $0.kind?.planKind } == [.letter])
    #expect(CitationScanner.citations(in: Array("Nghị định 30/2020/NĐ-CP".utf8)).map { $0.kind?.planKind } == [.decree])
  }
}
