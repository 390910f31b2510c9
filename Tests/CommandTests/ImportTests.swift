import Files
import Foundation
import TestSupport
import Testing

/// `plan-archive import`.
@Suite struct ImportTests {
  private static let plan = """
    ĐẢNG BỘ TỈNH SÔNG XANH
    ĐẢNG ỦY PHƯỜNG BẾN MỚI
    *
    Số 31 - KH/ĐU

    KẾ HOẠCH
    trồng cây ở các trường học

    Thực hiện Hướng dẫn số 07-HD/TU ngày 12/11/2025 của Tỉnh ủy, Ban Thường vụ Đảng ủy phường xây dựng Kế hoạch trồng cây.

    I- MỤC ĐÍCH

    1. Cô vũ học sinh trồng cây.

    T/M BAN THƯỜNG VỤ
    PHÓ BÍ THƯ

    Lê Thị Thử

    """

  private static func archive() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("title: Kho\nlanguage: en\n", to: "content/site.yml")
    try folder.write(
      "- {id: btv-dang-uy, name: Ban Thường vụ Đảng ủy phường Bến Mới, aliases: [Ban Thường vụ Đảng ủy phường]}\n",
      to: "content/bodies.yml")
    try folder.write(plan, to: "van-ban/ke-hoach.txt")
    return folder
  }

  private static let file = "plans/31-kh-du-ke-hoach-trong-cay-o-cac-truong-hoc.md"

  private static func text(_ folder: TemporaryFolder, _ path: String = file) throws -> String {
    String(decoding: try folder.contents(of: "content")[path] ?? [], as: UTF8.self)
  }

  @Test func aTextBecomesAPlanThatBuilds() throws {
    let folder = try Self.archive()
    let outcome = try Program.run(["import", "van-ban/ke-hoach.txt"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      try Self.text(folder) == """
        ---
        title: "Kế hoạch trồng cây ở các trường học"
        type: plan
        access: internal
        text: full
        number: "31 - KH/ĐU"
        issuer: btv-dang-uy
        issued_window:
          earliest: 2025-11-12
          evidence: "Văn bản không ghi ngày ban hành. Ngày sớm nhất là ngày của văn bản 07-HD/TU được nêu làm căn cứ."
        based_on:
          - 07-HD/TU
        signatory:
          authority: "T/M BAN THƯỜNG VỤ"
          role: "PHÓ BÍ THƯ"
          name: "Lê Thị Thử"
        source:
          file: ke-hoach.txt
          sha256: \(Digest(Array(Self.plan.utf8)).hexadecimal)
          extraction: "tệp văn bản"
        notes:
          - kind: inference
            text: "Cơ quan ban hành được tìm theo tên in ở bản gốc: “BAN THƯỜNG VỤ ĐẢNG ỦY PHƯỜNG BẾN MỚI”."
          - kind: transcription
            text: "Tên cơ quan ở đầu bản gốc: “ĐẢNG BỘ TỈNH SÔNG XANH / ĐẢNG ỦY PHƯỜNG BẾN MỚI”."
        ---

        Thực hiện Hướng dẫn số 07-HD/TU ngày 12/11/2025 của Tỉnh ủy, Ban Thường vụ Đảng ủy phường xây dựng Kế hoạch trồng cây.

        ## I- MỤC ĐÍCH

        1. Cô vũ học sinh trồng cây.

        """)
    #expect(
      outcome.output == """
        van-ban/ke-hoach.txt → content/\(Self.file)
          read number: 31 - KH/ĐU (line 4)
          read title: Kế hoạch trồng cây ở các trường học (line 6)
          read type: plan (line 6)
          read issuer: btv-dang-uy (line 2)
          read based_on: 07-HD/TU
          read issued_window: 2025-11-12
          read signatory: T/M BAN THƯỜNG VỤ; PHÓ BÍ THƯ; Lê Thị Thử (line 15)
          dropped rule: ‘*’ (line 3)
          dropped label: ‘Số’ (line 4)
          look at ‘Cô vũ’: is it ‘cổ vũ’? (line 13)

        """)
    let build = try Program.run(["build", "--edition", "internal"], in: folder.path)
    #expect(build.status == 0, "\(build.errors)")
  }

  @Test func nothingIsWrittenOverUnlessAsked() throws {
    let folder = try Self.archive()
    try folder.write("mine", to: "content/" + Self.file)
    let outcome = try Program.run(["import", "van-ban"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("content/\(Self.file)"))
    #expect(outcome.errors.contains("use --force"))
    #expect(try Self.text(folder) == "mine")
    #expect(try Program.run(["import", "van-ban", "--force"], in: folder.path).status == 0)
    #expect(try Self.text(folder).hasPrefix("---\ntitle:"))
  }

  @Test func aDryRunWritesNothing() throws {
    let folder = try Self.archive()
    let before = try folder.contents(of: "content")
    let outcome = try Program.run(["import", "van-ban", "--dry-run", "--attach", "--report", "json"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try folder.contents(of: "content") == before)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(report["source"] as? String == "van-ban/ke-hoach.txt")
    #expect(report["output"] as? String == "content/" + Self.file)
    let suggested = try #require(report["suggested"] as? [[String: Any]])
    #expect(suggested.map { $0["written"] as? String } == ["Cô vũ"])
    #expect(suggested.map { $0["line"] as? Int } == [13])
  }

  @Test func theOriginalCanBeAttached() throws {
    let folder = try Self.archive()
    #expect(try Program.run(["import", "van-ban", "--attach", "--access", "public"], in: folder.path).status == 0)
    #expect(
      try Self.text(folder).contains(
        "attachments:\n  - title: \"Bản gốc\"\n    file: 31-kh-du-ke-hoach-trong-cay-o-cac-truong-hoc.txt\n"))
    #expect(try Self.text(folder, "files/31-kh-du-ke-hoach-trong-cay-o-cac-truong-hoc.txt") == Self.plan)
    #expect(try Program.run(["check", "--strict"], in: folder.path).status == 0)
    try folder.write(Self.plan.replacing("Cô vũ", with: "Cổ vũ"), to: "van-ban/ke-hoach.txt")
    #expect(try Program.run(["import", "van-ban", "--attach", "--access", "public"], in: folder.path).status == 1)
    #expect(try Self.text(folder, "files/31-kh-du-ke-hoach-trong-cay-o-cac-truong-hoc.txt") == Self.plan)
    let again = try Program.run(["import", "van-ban", "--attach", "--access", "public", "--force"], in: folder.path)
    #expect(again.status == 0, "\(again.errors)")
    #expect(try Self.text(folder).contains("1. Cổ vũ học sinh"))
    #expect(try Self.text(folder, "files/31-kh-du-ke-hoach-trong-cay-o-cac-truong-hoc.txt").contains("Cổ vũ"))
  }

  @Test func whatIsLeftToFillInIsAFindingWithItsPlace() throws {
    let folder = try Self.archive()
    try folder.write("[]\n", to: "content/bodies.yml")
    let outcome = try Program.run(["import", "van-ban"], in: folder.path)
    #expect(outcome.errors.contains("content/\(Self.file):2:1: error: "), "\(outcome.errors)")
    #expect(outcome.output.contains("the issuing body is not known"))
    let unknown = try Program.run(["import", "van-ban", "--issuer", "ai-do", "--force"], in: folder.path)
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("ai-do"))
  }

  @Test func oneBadSourceDoesNotStopTheOthers() throws {
    let folder = try Self.archive()
    try folder.write("MẬT\nSố 1-KH/ĐU\nKẾ HOẠCH\nviệc\n\nCăn cứ nhu cầu.\n", to: "van-ban/a.txt")
    try folder.write("", to: "van-ban/b.txt")
    let outcome = try Program.run(["import", "van-ban"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("van-ban/a.txt"))
    #expect(outcome.errors.contains("van-ban/b.txt"))
    #expect(try folder.contents(of: "content").keys.filter { $0.hasPrefix("plans/") } == [Self.file])
  }

  @Test func aRegisterMakesAPlanOfEachRow() throws {
    let folder = try Self.archive()
    try folder.write(
      "Số, ký hiệu;Ngày tháng;Trích yếu;Cơ quan ban hành\n05-KH/ĐU;12/5/2024;Kế hoạch trồng cây;Ban Thường vụ Đảng ủy phường\n;;;\n06-KH/ĐU;31/02/2024;Kế hoạch tưới cây;Ban Thường vụ Đảng ủy phường\n",
      to: "so.csv")
    let outcome = try Program.run(["import", "so.csv"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("error") == false, "\(outcome.errors)")
    #expect(outcome.output.contains("column ‘Số, ký hiệu’ → number\n"))
    #expect(try Self.text(folder, "plans/05-kh-du-ke-hoach-trong-cay.md").contains("issued: 2024-05-12\n"))
    #expect(try Self.text(folder, "plans/06-kh-du-ke-hoach-tuoi-cay.md").contains("“31/02/2024”"))
  }

  @Test func aTextInAnOldFontIsRefusedUntilItsEncodingIsNamed() throws {
    let folder = try Self.archive()
    // “Uû ban nh©n d©n” and its like: TCVN3 as it is stored.
    let old = "KÕ ho¹ch trång c©y trong c¸c tr­êng häc cña Uû ban nh©n d©n ph­êng\n\nTrång c©y.\n"
    try folder.write(old.unicodeScalars.map { UInt8($0.value) }, to: "cu.txt")
    let refused = try Program.run(["import", "cu.txt"], in: folder.path)
    #expect(refused.status == 1)
    #expect(refused.errors.contains("--encoding tcvn3"), "\(refused.errors)")
    let read = try Program.run(["import", "cu.txt", "--encoding", "tcvn3"], in: folder.path)
    #expect(read.status == 0, "\(read.errors)")
    #expect(
      read.output.contains("Kế hoạch trồng cây trong các trường học của Uỷ ban nhân dân phường"), "\(read.output)")
  }

  @Test func aMissingProgramIsNamedWithItsPackage() throws {
    let folder = try Self.archive()
    try folder.write("%PDF-1.4\n", to: "x.pdf")
    let outcome = try Program.run(["import", "x.pdf"], in: folder.path, environment: ["PATH": folder.path + "/none"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("pdfinfo"), "\(outcome.errors)")
    #expect(outcome.errors.contains("apt install poppler-utils"), "\(outcome.errors)")
  }
}
