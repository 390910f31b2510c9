// Texts with the citations that documents of different kinds and years print, in our own words.

enum CitationCorpus {
  static let documents: [(name: String, text: String)] = [
    (
      "decision",
      """
      Căn cứ Luật Tổ chức chính quyền địa phương số ⟦72/2025/QH15⟧ ngày 16 tháng 6 năm 2025;

      Căn cứ Luật số ⟦64/2025/QH15⟧ về ban hành văn bản quy phạm pháp luật và Luật số ⟦87/2025/QH15⟧ sửa đổi, bổ sung;

      Căn cứ Nghị định số ⟦30/2020/NĐ-CP⟧ ngày 05 tháng 3 năm 2020 của Chính phủ Quy định chi tiết về công tác văn thư;

      Căn cứ Nghị định số ⟦130/2018/NĐ-CP⟧ , ngày 27/9/2018; Nghị định số ⟦45/2020/NĐ-CP⟧ (ngày 08/4/2020);

      Căn cứ các Nghị định của Chính phủ: số ⟦61/2018/NĐ-CP⟧ ngày 23/4/2018, số ⟦107/2021/NĐ-CP⟧ ngày 06/12/2021;

      Căn cứ các Nghị quyết số ⟦18⟧, ⟦19-NQ/TW⟧ ngày 25/10/2017 của Ban Chấp hành Trung ương khóa XII;

      Căn cứ Quyết định số ⟦30a/2008/NQ-CP⟧ và Nghị quyết số ⟦66.25/2026/NQ-CP⟧ ngày 12 tháng 01 năm 2026 của Chính phủ;

      Căn cứ Quyết định số ⟦749/QĐ-TTg⟧ ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình chuyển đổi số quốc gia;

      Căn cứ Thông tư số ⟦01/2019/TT-BNV⟧ ngày 24/01/2019 và Thông tư số ⟦02/2019/TT-BNV⟧ của Bộ trưởng Bộ Nội vụ;

      Căn cứ Nghị quyết số ⟦1211/2016/UBTVQH13⟧ của Ủy ban Thường vụ Quốc hội; Nghị quyết số ⟦27/2022/UBTVQH15⟧;

      Căn cứ Nghị quyết liên tịch số ⟦403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN⟧ ngày 15 tháng 6 năm 2017;

      Xét đề nghị của Sở Nội vụ tại Tờ trình số ⟦134 /TTr-SNV⟧ ngày 5/6/2024 và Báo cáo thẩm định số ⟦56/BC-STP⟧,

      Điều 1. Bãi bỏ Quyết định số ⟦12/2015/QĐ-UBND⟧ ngày 20/8/2015 của Ủy ban nhân dân tỉnh.

      Điều 2. Thay thế các Quyết định số ⟦12⟧, ⟦13⟧ và ⟦14/QĐ-UBND⟧ năm 2013 của UBND thành phố.

      Điều 3. Quyết định này có hiệu lực từ ngày 01/7/2025, thay thế Quyết định số ⟦245/2003/QĐ-UB⟧ ngày 10.6.2003.

      Theo Lệnh số ⟦12/2020/L-CTN⟧ của Chủ tịch nước công bố Luật; Pháp lệnh số ⟦01/2022/UBTVQH15⟧.
      """
    ),
    (
      "guidance",
      """
      Thực hiện Chương trình hành động số ⟦147-CTHĐ/TU⟧ ngày 12/3/2024 của Tỉnh ủy về thực hiện Nghị quyết số ⟦34-NQ/
      TW⟧ ngày 09/02/2023 của Bộ Chính trị;

      Căn cứ Chương trình phối hợp số ⟦11-CTrPH/BTGTU-BCHQS⟧ và Quy chế phối hợp số ⟦02-QCPH/BTGTU-STTTT⟧;

      Quán triệt các nghị quyết: số ⟦18-NQ/TW⟧; số ⟦19-NQ/TW⟧; số ⟦57-NQ/TW⟧ ngày 22/12/2024; ⟦59-NQ/TW⟧, ⟦66-NQ/TW⟧ và ⟦68-NQ/TW⟧.

      Tiếp tục thực hiện Nghị quyết ⟦26⟧ và ⟦27-NQ/TW⟧; Kết luận số ⟦14⟧, ⟦21-KL/TW⟧; các Kết luận số ⟦121⟧, số ⟦123⟧ và số ⟦127-KL/TW⟧.

      Theo Thông báo kết luận số ⟦12-TB/TW⟧ ngày 3/4/2023 của Ban Bí thư, Thông báo Kết luận số ⟦45-TB/TU⟧ của Thường trực Tỉnh ủy.

      Hướng dẫn này thay thế Hướng dẫn số ⟦36-HD/VPTW⟧, ngày 03/4/2018 của Văn phòng Trung ương Đảng (xem ⟦05-HD/VPTW⟧).

      Quy định số ⟦399-QĐ/TW⟧ ngày 09/01/2026 thay Quy định số ⟦66-QĐ/TW⟧ ngày 06/02/2017; Quy định “⟦144-QĐ/TW⟧” về đạo đức.

      Quy định ⟦37‑QĐ/TW⟧ ngày 25/10/2021, Kế hoạch ⟦16 – KH/TW⟧, Kết luận ⟦01 − KL/TW⟧, Chỉ thị số: ⟦05 - CT/TW⟧ ngày 15/5/2016.

      Công văn số ⟦5047-CV/BTCTW⟧ ngày 10/5/2023; Công văn số ⟦6248-CV/VPTW/nb⟧; Công văn số ⟦123 -CV/TU⟧.

      Nghị quyết số ⟦18-NQ/TW⟧¹ và Kết luận ⟦50-KL/TW⟧[2] nêu rõ (⟦62-KL/TW⟧)(3); theo ‘⟦74-KL/TW⟧’ và «⟦81-KL/TW⟧».

      NGHỊ QUYẾT SỐ ⟦05-NQ/TU⟧ NGÀY 10/6/2021 CỦA TỈNH ỦY; Đề án số ⟦04-ĐA/TU⟧; Quyết định số ⟦22-QĐ/ThU⟧; Báo cáo số ⟦9-BC/HuU⟧.

      Hướng dẫn số ⟦65-HD/TWĐTN-BTC⟧ của Ban Thường vụ Trung ương Đoàn; Nghị quyết số ⟦25-NQ/ĐTN⟧.
      """
    ),
    (
      "nineties",
      """
      Căn cứ Nghị định số ⟦28-CP⟧ ngày 29/4/1995 của Chính phủ; Nghị định số ⟦25/CP⟧ ngày 23/5/1993; Nghị định số ⟦99-HĐBT⟧;

      Thi hành Thông báo số ⟦159-TB⟧ ngày 24-4-93 và Quyết định số ⟦327-CT⟧ ngày 15/9/1992 của Chủ tịch Hội đồng Bộ trưởng;

      Thông tư liên bộ số ⟦10-TT/LB⟧ ngày 2-11-1992; Thông tư số ⟦03-LĐTBXH/TT⟧; Thông tư số ⟦09/LĐTBXH-TT⟧; Thông tư số ⟦32-TC/TCT⟧.

      Quyết định số ⟦736-TTg⟧ ngày 08/9/1997; Chỉ thị số ⟦200-TTg⟧; Quyết định ⟦202/TTg⟧; Nghị quyết số ⟦05-NQ/HNTW⟧ ngày 10.6.1993.

      Quyết định số ⟦01/1999/QĐ.UB⟧ ngày 05/01/1999; Quyết định số ⟦56/QĐ.UB⟧; Quy chế số ⟦06/QC-TT.HĐND-UBND⟧; Công văn số ⟦12/YH/KH-TC⟧.

      Sắc lệnh số ⟦65/SL⟧ ngày 23/11/1945; Sắc lệnh số ⟦78-SL⟧; Nghị định số ⟦196 - HĐBT⟧ ngày 11-12-1989; Chỉ thị số ⟦01-CT/TƯ⟧.

      Nghị định số ⟦43/CP⟧ ngày 22-6-1993, Quyết định ⟦203-QĐ/NH⟧, Nghị quyết số ⟦16-HĐBT⟧ và Nghị định số ⟦27⟧, ⟦28-HĐBT⟧.
      """
    ),
    (
      "letter",
      """
      Phúc đáp Công văn số ⟦746/SGD&ĐT-VP⟧ ngày 12/5/2024 của Sở Giáo dục và Đào tạo và Công văn số ⟦4567/BGDĐT-GDTrH⟧;

      Tiếp theo Công văn số ⟦1234/UBND-VX⟧ ngày 5 tháng 6 năm 2024, Văn bản số ⟦789/TTg-KTN⟧ và văn bản số ⟦746/SGD&ĐT⟧;

      Công điện số ⟦03/CĐ-TTg⟧ ngày10/6/2013 của Thủ tướng Chính phủ; Công văn số ⟦2345/VPCP-KTTH⟧, ban hành ngày 2/3/2022;

      Thông báo số ⟦12/TB-VPCP⟧ ngày 14/01/2025; Công văn số ⟦1.234/SNV-CCVC⟧; Công văn số ⟦12345/BTC-NSNN⟧.

      Số ⟦123/UBND.VX⟧; Kế hoạch số ⟦15/KH - UBND⟧ ngày 10/01/2024; Kế hoạch số ⟦34/KH-BCA-V05⟧; ⟦56/KH-UBND⟧[^3] của UBND phường.

      Giấy mời số ⟦12/GM-UBND⟧ ngày 3/5/2024; Hợp đồng số ⟦01/2024/HĐ-SNV⟧; Biên bản số ⟦5/BB-HĐND⟧.

      Đề nghị gửi về trước ngày 15/6/2024, điện thoại 0292.3820.123, email vanthu@so.gov.vn/12/KH-UBND.
      """
    ),
    (
      "joint circular",
      """
      Thông tư liên tịch số ⟦05/2019/TTLT-BTC-BNV⟧ hướng dẫn thi hành Nghị định số ⟦68/2000/NĐ-CP⟧ ngày 17/11/2000;

      Thông tư liên tịch số ⟦52/2015/TTLT-BGDĐT-BNV⟧ và Thông tư liên tịch số ⟦11/2015/TTLT/BYT-BNV⟧ ngày 27 tháng 5 năm 2015;

      thay thế Thông tư số ⟦09/2005/TT-BNV⟧, Thông tư liên tịch số ⟦01/TTLT⟧ và Thông tư liên ngành số ⟦02/TTLN-VKS⟧.

      Điều 5. Các cơ quan áp dụng điểm a khoản 2 Điều 3 Nghị định số ⟦204/2004/NĐ-CP⟧ (đã được sửa đổi theo Nghị định số ⟦17/2013/NĐ-CP⟧).

      Luật số ⟦31⟧, ⟦32/2024/QH15⟧; các Nghị định số ⟦101⟧, ⟦102⟧ và ⟦103/2024/NĐ-CP⟧; Bộ luật số ⟦45/2019/QH14⟧.
      """
    ),
    (
      "annex",
      """
      Thực hiện Kế hoạch số ⟦31-KH/ĐU⟧

      ⟦18-NQ/TW⟧

      Nghị quyết ⟦57-NQ/TW⟧ ngày 22/12/2024

      ⟦749/QĐ-TTg⟧ (03/6/2020)

      QĐ số ⟦505/QĐ-TTg⟧ ngày 22/4/2022

      Kế hoạch số ⟦02-KH/BCĐTW⟧ và ⟦03-KH/BCĐTW⟧

      Sở Nội vụ; ⟦112/KH-UBND⟧*; quý III/2025

      Nghị quyết ⟦71/NQ-CP⟧ | tháng 4/2025
      """
    ),
    (
      "report",
      """
      Sau 3 năm thực hiện Nghị quyết số ⟦21-NQ/TW⟧, tỷ lệ đạt 3/4 chỉ tiêu; đến 30/6/2025 đã có 12/15 xã hoàn thành.

      Ủy ban nhân dân tỉnh đã ban hành Kế hoạch số ⟦112/KH-UBND⟧ ngày 05/5/2023, Quyết định số ⟦1896/QĐ-UBND⟧ ngày 3/7/2023 triển khai Nghị quyết số ⟦06-NQ/TU⟧.

      Kết luận số ⟦01-KL/TW⟧ ngày 18/5/2021 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số ⟦05-CT/TW⟧ ngày 15/5/2016 của Bộ Chính trị khóa XII.

      HĐND tỉnh thông qua Nghị quyết số ⟦73/2025/NQ-HĐND⟧; Nghị quyết số ⟦15/NQ-HĐND⟧ ngày 8/7/2024;Nghị quyết số ⟦16/NQ-HĐND⟧.

      Thực hiện Quyết định số ⟦1719/QĐ-TTg⟧ ngày 14/10/2021, Quyết định số ⟦90/QĐ-TTg⟧ ngày 18/01/2022 và Quyết định số ⟦263/QĐ-TTg⟧.

      (Kèm theo Báo cáo số ⟦128-BC/TU⟧; Báo cáo số ⟦56/BC-UBND⟧ ngày 20/12/2024). Xem thêm: ⟦40-CT/TW⟧; ⟦39-CT/TW⟧!

      Chấp hành Chỉ thị số ⟦10-CT/TU⟧,Chỉ thị số ⟦12/CT-UBND⟧ và Chỉ thị số ⟦24/CT-TTg⟧… theo phân công.

      Thông tư số ⟦27/2018/TT-BTTTT⟧, Thông tư ⟦06/2022/TT-BKHĐT⟧, Thông tư ⟦10/2023/TT-BNNPTNT⟧, Nghị định ⟦13/2023/NÐ-CP⟧.

      Quy chế làm việc số ⟦01-QC/TU⟧; Nghị quyết chuyên đề số ⟦07-NQ/TU⟧; Kế hoạch liên tịch số ⟦09-KHLT/ĐTN-CA⟧; Đề án số ⟦5/ĐA-UBND⟧.
      """
    ),
  ]

  static let forms = [
    "Kế hoạch số ⟦134 /KH-UBND⟧.", "Kế hoạch số ⟦134/ KH-UBND⟧.", "Nghị quyết số ⟦34 -NQ/TW⟧",
    "Nghị quyết số ⟦34-NQ /TW⟧",
    "Nghị quyết số ⟦34-NQ/\nTW⟧ ngày", "Nghị quyết số ⟦34-\nNQ/TW⟧", "Nghị quyết số\n⟦34-NQ/TW⟧",
    "Nghị quyết ⟦34−NQ/TW⟧",
    "Nghị quyết ⟦34‑NQ/TW⟧", "Nghị quyết ⟦34—NQ/TW⟧", "Nghị định số ⟦30/2020/NĐ‑CP⟧", "Nghị định số ⟦30/2020/NĐ–CP⟧",
    "Nghị định số ⟦30 / 2020 / NĐ-CP⟧", "Nghị định số ⟦30/2020/\nNĐ-CP⟧", "Quyết định số ⟦18/2020/QĐ-TTG⟧",
    "Nghị quyết số⟦18-NQ/TW⟧", "Nghị quyết số:⟦18-NQ/TW⟧", "Nghị quyết Số :  ⟦18-NQ/TW⟧", "(1)⟦18-NQ/TW⟧",
    "[1]⟦18-NQ/TW⟧",
    "¹⟦18-NQ/TW⟧²", "“⟦18-NQ/TW⟧”", "[⟦18-NQ/TW⟧]", "⟦18-NQ/TW⟧…", "⟦18-NQ/TW⟧†, ⟦19-NQ/TW⟧*",
    "{⟦746/SGD&ĐT⟧".replacing("{", with: "văn bản "),
    "Công văn ⟦746/SGD&ĐT⟧.", "Công văn số ⟦12a/SNV-VP⟧", "Nghị quyết số ⟦30A/2008/NQ-CP⟧",
    "Nghị quyết ⟦66.25/2026/NQ-CP⟧;",
    "Kế hoạch số ⟦5/KH-UBND.NC⟧.", "Kế hoạch số ⟦5/KH-UBND⟧. Theo đó", "Kế hoạch số ⟦5/KH-UBND⟧.Theo đó",
    "Thông báo số ⟦159-TB⟧ của", "thông báo số ⟦159-TB⟧.", "THÔNG BÁO SỐ ⟦159-TB⟧", "Nghị định số ⟦28 - CP⟧ ngày",
    "Nghị định số ⟦28-CP⟧, Nghị định số ⟦29-CP⟧",
    "các Nghị quyết số ⟦18⟧, ⟦19-NQ/TW⟧", "các Nghị quyết số ⟦18⟧ và ⟦19-NQ/TW⟧", "Nghị quyết ⟦26⟧ và ⟦27-NQ/TW⟧",
    "các quyết định số ⟦5⟧, ⟦6⟧, ⟦7⟧ và ⟦8/2020/QĐ-UBND⟧", "số ⟦18⟧, số ⟦19⟧ và số ⟦20-NQ/TW⟧",
    "Nghị quyết số ⟦18-NQ/TW⟧, ⟦19⟧ và ⟦20-NQ/TW⟧",
    "Thông báo kết luận số ⟦45/TB-VPCP⟧", "Nghị quyết của Đảng số ⟦18-NQ/TW⟧",
    "Chỉ thị số ⟦05-CT/TW⟧/.".replacing("/.", with: "."),
    "Nghị quyết ⟦18-NQ/TW⟧; Luật số ⟦29/2018/QH14⟧ - VB gốc",
    "Công văn ⟦123/UBND-VX⟧ - mật".replacing("mật", with: "khẩn"),
  ]

  /// Nothing in them is a citation, or what looks like one goes on and is another number.
  static let others = [
    "ngày 25/5/2023", "trực 24/7", "3/4 số xã", "80 km/h", "12 m2/người", "tỷ lệ 1/10.000", "quý I/2024",
    "tháng 5/2024", "5/15 đồng chí",
    "điện thoại 0292/3820123", "0912.345.678/105", "tài khoản số 1234567/KB", "biển số 65A-123.45", "65-B1/123.45",
    "TCVN 5574:2018", "TCVN 5574:2018/BXD",
    "QCVN 41:2019/BGTVT", "QCVN 01-1:2018/BYT", "ISO 9001:2015", "PCT/2024", "số 45/PCT/2024", "nhà số 12/AB",
    "nhà số 5/3A đường", "hẻm 51/QĐ",
    "tổ 5/KP3", "căn hộ 12-CT/A", "Quốc lộ 1A/QL", "năm 2021 - TP/HCM", "nhiệm kỳ 2020-2025", "giai đoạn 2021–2025",
    "https://vi.example/15/KH-UBND",
    "http://x.vn/van-ban?so=15/KH-UBND", "a@b.vn,31-KH/ĐU", "C:/van-ban/31-KH/ĐU.docx", "tep/15/KH-UBND.pdf",
    "31-KH/ĐU.PDF", "15-KH-UBND.docx", "31-KH/ĐU_ký",
    "31-KH/ĐU/2023", "2021-31-KH/ĐU", "2021–31-KH/ĐU", "31-KH/ĐU–2", "31-KH/ĐU-x", "31-KH/ĐU-2", "5/2023/QĐ-UBND/2",
    "123456-KH/ĐU", "1.2.31-KH/ĐU",
    "Kế hoạch số 31-KH/Đu", "Kế hoạch số 31-KH /Đu", "Kế hoạch số 12-KH/", "Kế hoạch 12-KH", "số 159-TB",
    "Thông báo 159-TB", "Thông báo số 159-TB/", "Thông báo số 159-TB-x",
    "Thông báo số 12 - VP Huyện ủy", "Thông báo số 12-Sở", "Hướng dẫn số 3 - Ban", "Nghị quyết số 18", "Điều 5, 6 và 7",
    "Chương trình 135", "Covid-19", "G7/G20", "1/ UBND phường",
    "2/ KH: thực hiện", "TP/HCM", "A/B", "và/hoặc", "Mác - Lênin", "vắc-xin", "đơn giá 12.500đ/kg", "10/10 điểm",
    "lớp 12/A1", "Kế hoạch năm 2025, 2026 và 2027", "31-kh/đu",
    "phòng 5-CT/B", "tỷ số 3-2", "hòm thư 12HT-3B", "quyết định số lượng 5-10 TB", "U23/VN",
  ]
}
