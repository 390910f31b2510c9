import TestSupport

extension SiteFixture {
  /// An archive that gives a value to every name that templates can read, but for those of lists on several pages.
  ///
  /// - Parameter dress: what becomes of each text of free choice.
  static func full(_ dress: (String) -> String = { $0 }) -> SiteFixture {
    func quoted(_ text: String) -> String { "'" + dress(text).replacing("'", with: "''") + "'" }
    func markdown(_ text: String) -> String { dress(text).replacing("&", with: "\\&").replacing("<", with: "\\<") }
    let (plan, event, note) = (quoted("Kế hoạch"), quoted("Sự kiện"), "internal: {Ghi chú: \(quoted("Cần kiểm tra"))}")
    let slogan = "Đảng Cộng sản Việt Nam quang vinh"
    return SiteFixture(files: [:])
      .with(
        "content/site.yml",
        """
        title: \(quoted("Kho"))
        description: \(quoted("Một câu"))
        content_language: vi-VN
        footer: \(quoted("Cuối trang"))
        links: [{title: \(quoted("Trang mẹ")), url: https://example.org/me}]
        licence: {title: \(quoted("CC BY 4.0")), url: https://example.org/by}
        contact: luutru@example.org
        outputs: [akn]
        \(note)

        """
      )
      .with(
        "content/bodies.yml",
        """
        - {id: btv, name: \(quoted("Ban Thường vụ")), level: commune, aliases: [\(quoted("BTV"))], parent: du}
        - {id: du, name: \(quoted("Đảng ủy")), predecessor: cu}
        - {id: cu, name: \(quoted("Đảng ủy cũ"))}

        """
      )
      .with(
        "content/documents.yml",
        """
        - number: 07-HD/BTGDVTU
          title: \(quoted("Hướng dẫn"))
          type: guidance
          date: 2025-11-12
          issuer: du
          url: https://example.org/07-hd

        """
      )
      .with(
        "content/plans/a.md",
        """
        ---
        title: \(plan)
        access: internal
        number: 31-KH/ĐU
        issuer: btv
        issued_window: {earliest: 2025-11-13, latest: 2025-12-22, evidence: \(quoted("Căn cứ"))}
        place: \(quoted("Cần Thơ"))
        term: 2020-2025
        based_on: [07-HD/BTGDVTU, 9-KH/ĐU]
        replaces: [b, 10-KH/ĐU]
        amends: [c]
        events: [dh]
        former_addresses: [/plans/cu/]
        topics: [\(quoted("Cổ động"))]
        tasks: [{lead: [btv], with: [du, cu], due: \(quoted("Quý I")), text: \(quoted("Việc"))}]
        addressee: \(quoted("Sở Nội vụ"))
        effective: 2026-01-01
        expires: 2027
        recipients: [\(quoted("Lưu")), {name: \(quoted("Tỉnh ủy")), note: \(quoted("để b/c"))}]
        signatory: {authority: \(quoted("T/M")), role: \(quoted("Phó Bí thư")), name: \(quoted("Nguyễn Văn A"))}
        attachments: [{title: \(quoted("Phụ lục")), file: a.pdf}]
        source: {file: \(quoted("a.pdf")), sha256: \(quoted("06d3")), pages: 5, extraction: \(quoted("gõ lại"))}
        notes: [{kind: inference, text: \(quoted("Suy luận"))}]
        \(note)
        ---
        \(markdown("Theo")) Hướng dẫn số 07-HD/BTGDVTU ngày 12/11/2025 \(markdown("của")) và số 8-KH/ĐU.

        ## \(markdown("I- Mục đích"))

        ### \(markdown("1. Yêu cầu"))

        | \(markdown("A")) | B |
        |---|---|
        | 1 | \(markdown("2")) |

        ## \(markdown("II- Khẩu hiệu"))

        1. \(markdown(slogan + " muôn năm!"))
        2. \(markdown(slogan + " đời đời!"))

        """
      )
      .with(
        "content/plans/b.md",
        """
        ---
        title: \(plan)
        access: public
        issuer: btv
        issued: 2025-10-01
        number: 12/KH-UBND
        text: full
        events: [mai]
        slogans: [\(quoted(slogan.uppercased() + " muôn năm"))]
        ---
        Theo số 31-KH/ĐU và Hướng dẫn số 07-HD/BTGDVTU ngày 13/11/2025.

        ## IV- Tổ chức thực hiện

        ### \(markdown("1. Ban Thường vụ"))

        - \(markdown("Việc"))

        ### \(markdown("2. Cơ quan lạ"))

        - \(markdown("Việc"))

        """
      )
      .with("content/plans/c.md", "---\ntitle: \(plan)\naccess: public\nissuer: du\ntext: summary\n---\n")
      .with(
        "content/events/dh.md",
        """
        ---
        title: \(event)
        access: public
        kind: congress
        level: national
        body: btv
        series: \(quoted("Đại hội"))
        ordinal: 14
        term: 2020-2025
        start: 2026-01-19
        end: 2026-01-23
        planned: {start: 2026-01-19, end: 2026-01-25}
        status: rescheduled
        place: \(quoted("Hà Nội"))
        aliases: [\(quoted("Đại hội XIV"))]
        sources: [{title: \(quoted("Thông cáo")), url: "https://example.org/"}, {title: \(quoted("Văn kiện"))}]
        \(note)
        ---
        \(markdown("Đại hội họp."))

        """
      )
      .with(
        "content/events/sau.md",
        "---\ntitle: \(event)\naccess: internal\nkind: other\nlevel: sector\nstatus: renumbered\nreplaced_by: dh\n"
          + "planned: {start: 2031}\nseries: \(quoted("Đại hội"))\nordinal: 15\n---\n"
      )
      .with(
        "content/events/mai.md",
        "---\ntitle: \(event)\naccess: public\nkind: session\nlevel: commune\nstatus: planned\nplanned: {start: 2032}\n---\n"
      )
      .with(
        "content/events/truoc.md",
        "---\ntitle: \(event)\naccess: public\nkind: congress\nlevel: national\nstatus: held\n"
          + "series: \(quoted("Đại hội"))\nordinal: 13\n---\n"
      )
      .with(
        "content/pages/index.md",
        "---\ntitle: \(quoted("Chào"))\naccess: internal\n\(note)\n---\n\(markdown("Chào."))\n"
      )
      .with(
        "content/pages/kin.md",
        "---\ntitle: \(quoted("Trang"))\naccess: internal\n\(note)\n---\n## \(markdown("Nguồn"))\n"
      )
      .with(
        "content/withdrawn.yml",
        "- address: /plans/rut/\n  date: 2026-03-05\n  reason: \(quoted("Lý do"))\n  \(note)\n"
      )
      .withAttachment("content/files/a.pdf")
  }
}
