import Diagnostics
import Importing
import Records
import Testing

/// Documents of other kinds, and the slips of extraction.
@Suite struct DocumentImportTests {
  static let statePlan = """
    ỦY BAN NHÂN DÂN                         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    THÀNH PHỐ AN BÌNH                            Độc lập - Tự do - Hạnh phúc
          -------                                     ---------------
       Số: 15/KH-UBND                          An Bình, ngày 05 tháng 3 năm 2024

                                  KẾ HOẠCH
              trồng cây xanh trong các trường học năm 2024

    Căn cứ Luật Tổ chức chính quyền địa phương năm 2015;
    Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác
    văn thư;
    Thực hiện Chương trình số 08-CTr/TU ngày 10/01/2024 của Thành ủy, Ủy ban nhân
    dân thành phố ban hành Kế hoạch trồng cây như sau:

    I. MỤC ĐÍCH, YÊU CẦU
    1. Mục đích
    a) Tạo bóng mát và cảnh quan cho các trường.
    b) Giáo dục học sinh yêu thiên nhiên và biết giữ gìn môi trường sống quanh
    mình.
    2. Yêu cầu
    Mỗi trường trồng ít nhất 20 cây; cây phải hợp với đất và khí hậu của địa
    phương.
    II. TỔ CHỨC THỰC HIỆN
    1. Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Nông nghiệp và Môi trường
    hướng dẫn các trường giai đoạn 2021
    - 2026.
    2. Ủy ban nhân dân các phường, xã bố trí người chăm sóc cây.
    Trên đây là Kế hoạch trồng cây xanh, đề nghị các đơn vị triển khai thực hiện./.

    Nơi nhận:                                        TM. ỦY BAN NHÂN DÂN
    - Thành ủy (để b/c);                               KT. CHỦ TỊCH
    - Các sở, ngành;                                   PHÓ CHỦ TỊCH
    - UBND các phường, xã;
    - Lưu: VT, VX.
                                                     Trần Văn Mẫu

                                  PHỤ LỤC
                     DANH SÁCH CÁC TRƯỜNG TRỒNG CÂY

    Trường tiểu học Số 1 trồng 30 cây phượng.
    """

  @Test func columnsOfHeadAndFootAreReadApart() throws {
    let record = try imported(Self.statePlan).record
    #expect(record.title == "Kế hoạch trồng cây xanh trong các trường học năm 2024")
    #expect(record.kind == .plan)
    #expect(record.number == "15/KH-UBND")
    #expect(record.place == "An Bình")
    #expect(record.issued == "2024-03-05")
    #expect(record.basedOn == ["30/2020/NĐ-CP", "08-CTr/TU"])
    #expect(
      record.recipients == [
        .init(name: "Thành ủy", note: "để b/c"), .init(name: "Các sở, ngành"), .init(name: "UBND các phường, xã"),
        .init(name: "Lưu: VT, VX"),
      ])
    #expect(
      record.signatory
        == .init(authority: "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", role: "PHÓ CHỦ TỊCH", name: "Trần Văn Mẫu"))
    #expect(record.notes.map(\.text) == ["Tên cơ quan ở đầu bản gốc: “ỦY BAN NHÂN DÂN / THÀNH PHỐ AN BÌNH”."])
  }

  @Test func brokenLinesBecomeSectionsItemsAndPoints() throws {
    #expect(
      try imported(Self.statePlan).blocks == [
        "Căn cứ Luật Tổ chức chính quyền địa phương năm 2015;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;",
        "Thực hiện Chương trình số 08-CTr/TU ngày 10/01/2024 của Thành ủy, Ủy ban nhân dân thành phố ban hành Kế hoạch trồng cây như sau:",
        "## I. MỤC ĐÍCH, YÊU CẦU", "### 1. Mục đích", "a) Tạo bóng mát và cảnh quan cho các trường.",
        "b) Giáo dục học sinh yêu thiên nhiên và biết giữ gìn môi trường sống quanh mình.", "### 2. Yêu cầu",
        "Mỗi trường trồng ít nhất 20 cây; cây phải hợp với đất và khí hậu của địa phương.",
        "## II. TỔ CHỨC THỰC HIỆN",
        "1. Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Nông nghiệp và Môi trường hướng dẫn các trường giai đoạn 2021 - 2026.",
        "2. Ủy ban nhân dân các phường, xã bố trí người chăm sóc cây.",
        "Trên đây là Kế hoạch trồng cây xanh, đề nghị các đơn vị triển khai thực hiện./.", "## PHỤ LỤC",
        "### DANH SÁCH CÁC TRƯỜNG TRỒNG CÂY", "Trường tiểu học Số 1 trồng 30 cây phượng.",
      ])
  }

  @Test func aDecisionKeepsItsArticles() throws {
    let document = try imported(
      """
      UBND TỈNH HẢI SƠN
      SỞ NỘI VỤ

      Số: 120/QĐ-SNV

      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      Độc lập - Tự do - Hạnh phúc

      Hải Sơn, ngày 2 tháng 02 năm 2025

      QUYẾT ĐỊNH
      Về việc ban hành Quy chế tiếp công dân

      GIÁM ĐỐC SỞ NỘI VỤ

      Căn cứ Quyết định số 05/2021/QĐ-UBND ngày 10 tháng 01 năm 2021 của Ủy ban nhân dân tỉnh;
      Xét đề nghị của Chánh Văn phòng Sở.

      QUYẾT ĐỊNH:

      Điều 1. Ban hành kèm theo Quyết định này Quy chế tiếp công dân.

      Điều 2. Văn phòng Sở chịu trách nhiệm theo dõi việc thực hiện./.

      Nơi nhận:
      - Như Điều 2;
      - Lưu: VT.

      GIÁM ĐỐC
      (Đã ký)
      Lê Thị Hòa
      """)
    #expect(document.record.title == "Quyết định về việc ban hành Quy chế tiếp công dân")
    #expect(document.record.kind == .decision)
    #expect(document.record.issued == "2025-02-02")
    #expect(document.record.signatory == .init(role: "GIÁM ĐỐC", name: "Lê Thị Hòa"))
    #expect(document.record.notes.last?.text == "Phần ký của bản gốc còn ghi: “(Đã ký)”.")
    #expect(
      document.blocks == [
        "GIÁM ĐỐC SỞ NỘI VỤ",
        "Căn cứ Quyết định số 05/2021/QĐ-UBND ngày 10 tháng 01 năm 2021 của Ủy ban nhân dân tỉnh;",
        "Xét đề nghị của Chánh Văn phòng Sở.", "QUYẾT ĐỊNH:",
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế tiếp công dân.",
        "Điều 2. Văn phòng Sở chịu trách nhiệm theo dõi việc thực hiện./.",
      ])
  }

  @Test func aLetterHasAddresseesAndASubject() throws {
    let record = try imported(
      """
      TỈNH ỦY HẢI SƠN                                   ĐẢNG CỘNG SẢN VIỆT NAM
      BAN TUYÊN GIÁO VÀ DÂN VẬN
                *                                 Hải Sơn, ngày 15 tháng 9 năm 2025
      Số 88-CV/BTGDVTU
      V/v treo cờ Tổ quốc dịp
      ngày lễ lớn

                    Kính gửi: - Các đảng ủy trực thuộc Tỉnh ủy;
                              - Báo và Phát thanh, Truyền hình tỉnh.

      Để chuẩn bị cho ngày lễ, Ban đề nghị các đơn vị làm tốt những việc sau:
      1. Các đảng ủy nhắc cán bộ, đảng viên treo cờ đúng cách.
      2. Báo và Phát thanh, Truyền hình tỉnh đưa tin về việc này.

      Nơi nhận:                                           K/T TRƯỞNG BAN
      - Như trên,                                         PHÓ TRƯỞNG BAN
      - Lưu Ban Tuyên giáo và Dân vận.

                                                          Ngô Thị Sen
      """
    ).record
    #expect(record.title == "V/v treo cờ Tổ quốc dịp ngày lễ lớn")
    #expect(record.kind == .letter)
    #expect(record.issued == "2025-09-15")
    #expect(record.addressees == ["Các đảng ủy trực thuộc Tỉnh ủy", "Báo và Phát thanh, Truyền hình tỉnh"])
    #expect(record.signatory == .init(authority: "K/T TRƯỞNG BAN", role: "PHÓ TRƯỞNG BAN", name: "Ngô Thị Sen"))
    #expect(record.taskHeading == "*")
  }

  @Test func anAnnexWithAFootOfItsOwnStaysText() throws {
    let document = try imported(
      """
      Số 3-KH/ĐU
      KẾ HOẠCH
      trồng cây

      Căn cứ nhu cầu, các trường trồng cây.

      T/M BAN THƯỜNG VỤ
      BÍ THƯ

      Lê Thị Thử

      Nơi nhận:
      - Các chi bộ,
      - Lưu Văn phòng.

      PHỤ LỤC

      Trường Số 1 trồng 30 cây.

      TM. NHÀ TRƯỜNG
      HIỆU TRƯỞNG
      Trần Văn Mẫu
      """)
    #expect(document.record.signatory == .init(authority: "T/M BAN THƯỜNG VỤ", role: "BÍ THƯ", name: "Lê Thị Thử"))
    #expect(document.record.recipients.map(\.name) == ["Các chi bộ", "Lưu Văn phòng"])
    #expect(
      document.record.body.words.suffix(15)
        == "phụ lục trường số 1 trồng 30 cây tm nhà trường hiệu trưởng trần văn mẫu".words.suffix(15))
  }

  @Test func numbersStayAsPrinted() throws {
    let document = try imported(
      "KẾ HOẠCH\ntrồng cây\n\nCăn cứ nhu cầu, trồng cây.\n\n1. Đào hố.\n3. Trồng.\n4. Tưới.\n1. Chăm sóc.\n2. Báo cáo.\n"
    )
    #expect(
      document.blocks.suffix(5) == ["1. Đào hố.", #"3\. Trồng."#, "4. Tưới.", #"1\. Chăm sóc."#, "2. Báo cáo."])
  }

  @Test func proseStaysProse() throws {
    let document = try imported(
      """
      Buổi sáng ở bến sông

      Con thuyền nhỏ rời bến khi trời còn mờ sương. Người lái đò kể rằng ngày xưa
      bến này đông lắm, và năm vắng nhất là năm
      2021. Đến mùa nước nổi, cá về nhiều.

      Chúng tôi đi từ 5 giờ sáng.
      """)
    #expect(document.record.title == "Buổi sáng ở bến sông")
    #expect(
      document.blocks == [
        "Con thuyền nhỏ rời bến khi trời còn mờ sương. Người lái đò kể rằng ngày xưa bến này đông lắm, và năm vắng nhất là năm 2021. Đến mùa nước nổi, cá về nhiều.",
        "Chúng tôi đi từ 5 giờ sáng.",
      ])
    #expect(document.record.issuers == [])
    #expect(document.record.signatory == nil)
  }

  @Test func pagesLeaveNoTrace() throws {
    let page = "CÔNG TÁC CÂY XANH\n"
    let document = try imported(
      "KẾ HOẠCH\ntrồng cây\n\nCăn cứ nhu cầu, các trường trồng cây như sau:\n\(page)\n\u{C}2\n\(page)1. Đào hố sâu và\n\u{C}- 3 -\n\(page)rộng.\n2. Trồng.\n\u{C}Trang 4/5\n\(page)3. Tưới.\n"
    )
    #expect(document.blocks.last == "3. Tưới.")
    #expect(document.blocks.contains("1. Đào hố sâu và rộng."))
    #expect(document.report.dropped.filter { $0.reason == .pageNumber }.map(\.text) == ["2", "- 3 -", "Trang 4/5"])
    #expect(document.report.dropped.filter { $0.reason == .runningHead }.count == 4)
  }

  @Test func emphasisStaysWhereItShows() throws {
    let document = try imported(
      "KẾ HOẠCH\ntrồng cây\n\nCăn cứ nhu cầu, trồng cây.\n\n**I. NỘI DUNG**\n\n- *Về giống cây:* chọn **“cây bản địa”**.\n\n5 * 3 = 15 cây_nhỏ <b>\n"
    )
    #expect(
      document.blocks.suffix(3) == [
        "## I. NỘI DUNG", "- *Về giống cây:* chọn **“cây bản địa”**.", #"5 \* 3 = 15 cây\_nhỏ \<b>"#,
      ])
  }

  @Test(arguments: ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
  func secretDocumentsAreRefused(_ mark: String) throws {
    #expect(throws: EnvironmentError.self) { try imported("\(mark)\nSố 1-KH/ĐU\nKẾ HOẠCH\nviệc\n\nCăn cứ nhu cầu.") }
  }

  @Test func repairsAreListedWithTheirPlace() throws {
    let report = try imported("KẾ HOẠCH\ntrồng  cây\n\nCăn cứ \u{D0}iều 1\u{A0}và trung ƣơng, xu\u{302}ng.").report
    #expect(report.repaired.map(\.old) == ["NFD", "Ð", "U+A0", "ƣ"])
    #expect(report.repaired.map(\.first.line) == [4, 4, 4, 4])
  }
}
