#!/usr/bin/env python3
"""Makes the sources that imports are tried on: documents as PDF, word processors' files and scans, and hostile files.

usage: sources.py FOLDER DOCUMENT FORM...

DOCUMENT is the name of one below (party, annex, notes, ...) or the path of a text. FORM is one of: chromium office (PDF by two
printers), docx odt doc rtf, scan (a PDF of pictures),
mixed (its first page as text), png jpg tif rgba (its first page). FOLDER/DOCUMENT.FORM.EXT is made, and FOLDER/DOCUMENT.txt: the
words in the order in which they are to be read, a paragraph a line. `sources.py FOLDER hostile` makes the hostile files.

Needs chromium, LibreOffice and poppler-utils; pillow and numpy for scans, pypdf for hostile files.
"""
import html
import os
import re
import subprocess
import sys
import tempfile
import zipfile

# A document is a list of blocks: ("p", text), ("title", [line]), ("columns", [left], [right]), ("table", [[cell]]), ("break",).
# In a text **bold**, *italic* and ^[a footnote]. Our own words, of no real office.
HEAD = ("columns", ["TỈNH ỦY ĐỒNG MẪU", "**THÀNH ỦY BẾN THỬ**", "*", "Số 12-KH/TU"],
        ["**ĐẢNG CỘNG SẢN VIỆT NAM**", "*Bến Thử, ngày 12 tháng 5 năm 2023*"])
FOOT = ("columns", ["**Nơi nhận:**", "- Thường trực Tỉnh ủy,", "- Các chi bộ trực thuộc, các tổ dân phố", "và các đội công tác ven sông,",
                    "- Lưu Văn phòng Thành ủy."],
        ["**T/M BAN THƯỜNG VỤ**", "PHÓ BÍ THƯ", "", "", "**Lê Văn Mẫu**"])
LONG = ("Nâng cao nhận thức cho cán bộ, đảng viên và các tầng lớp Nhân dân trong thành phố về mục đích của đợt trồng cây ven sông, về cách chăm sóc "
        "cây trong mùa khô và về trách nhiệm của từng chi bộ, tổ dân phố; qua đó khuyến khích mọi người cùng tham gia, giữ cho bờ sông xanh và sạch, "
        "để trẻ em có chỗ vui chơi và người già có bóng mát nghỉ ngơi.")
DOCUMENTS = {
    "party": [
        HEAD, ("title", ["**KẾ HOẠCH**", "**trồng cây ven sông và chăm sóc cây trong mùa khô**", "**giai đoạn 2023 - 2025**"]),
        ("p", "Thực hiện Hướng dẫn số 07-HD/BTGTU ngày 10/5/2023 của Ban Tuyên giáo Tỉnh ủy, Ban Thường vụ Thành ủy xây dựng Kế hoạch trồng cây ven sông như sau:"),
        ("p", "**I- MỤC ĐÍCH, YÊU CẦU**"), ("p", "1. " + LONG), ("p", "2. " + LONG.replace("Nâng cao", "Tiếp tục nâng cao")),
        ("p", "**II- NỘI DUNG**"), ("p", "1. Trồng 2.000 cây bần và cây đước."), ("p", "- " + LONG), ("p", "a) *Về cây giống:* " + LONG),
        ("p", "b) Tưới nước hai lần mỗi ngày."), ("p", LONG), ("p", "**III- TỔ CHỨC THỰC HIỆN**"), ("p", "1. " + LONG), ("p", "2. " + LONG),
        ("p", "3. " + LONG), ("p", "4. " + LONG), ("p", "5. " + LONG), FOOT],
    "annex": [
        ("columns", ["**ỦY BAN NHÂN DÂN**", "**PHƯỜNG BẾN THỬ**", "Số: 05/KH-UBND"],
         ["**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**", "**Độc lập - Tự do - Hạnh phúc**", "*Bến Thử, ngày 03 tháng 02 năm 2024*"]),
        ("title", ["**KẾ HOẠCH**", "**Sửa đường làng năm 2024**"]), ("p", "Căn cứ Luật Đường bộ, " + LONG), ("p", "1. " + LONG),
        ("columns", ["**Nơi nhận:**", "- Như trên;", "- Lưu: VT."], ["**TM. ỦY BAN NHÂN DÂN**", "**CHỦ TỊCH**", "", "", "**Trần Thị Thử**"]),
        ("break",), ("title", ["**PHỤ LỤC**", "**Danh mục công việc**"]),
        ("table", [["STT", "Nội dung công việc", "Chủ trì", "Phối hợp", "Thời hạn"],
                   ["1", "Khảo sát các đoạn đường hỏng trong toàn phường và lập danh sách", "Ban Giao thông", "Các khu phố", "Tháng 3/2024"],
                   ["2", "Vận động Nhân dân góp ngày công", "Mặt trận phường", "Đoàn Thanh niên, Hội Phụ nữ, Hội Nông dân", "Tháng 4/2024"],
                   ["3", "Đổ đá, lu nền", "Đội Thi công", "", "Tháng 5/2024"]]),
        ("p", "Danh mục này có thể được bổ sung.")],
    "notes": [
        HEAD, ("title", ["**BÁO CÁO**", "**kết quả trồng cây**"]),
        ("p", "1. Số cây đã trồng^[Số liệu do các chi bộ gửi về trước ngày 30/4/2023, chưa gồm cây trồng trong các trường học và trong khuôn viên các cơ quan.] là 1.850 cây. " + LONG),
        ("p", "2. " + LONG[:-1] + "^[Theo kết quả kiểm tra tháng 5.] và những nơi khác. " + LONG), ("p", "3. " + LONG), FOOT],
    "joint": [
        ("columns", ["**HỘI PHỤ NỮ - HỘI NÔNG DÂN**", "**PHƯỜNG BẾN THỬ**", "Số 03/KHLT-HPN-HND"],
         ["**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**", "**Độc lập - Tự do - Hạnh phúc**", "*Bến Thử, ngày 20 tháng 3 năm 2024*"]),
        ("title", ["**KẾ HOẠCH LIÊN TỊCH**", "**Phân loại rác tại nguồn**"]), ("p", LONG), ("p", "1. " + LONG), ("p", "2. Đồng chí Trần Thị Thử phụ trách chung."),
        ("columns", ["**TM. HỘI NÔNG DÂN**", "CHỦ TỊCH", "", "", "**Lê Văn Mẫu**"], ["**TM. HỘI PHỤ NỮ**", "CHỦ TỊCH", "", "", "**Trần Thị Thử**"])],
    "prose": [("p", LONG), ("p", LONG.replace("Nâng cao", "Bồi đắp")), ("p", "Trời hôm ấy trong xanh."), ("p", LONG), ("p", "Hết.")],
}


# Numbers that are no text, line breaks, a comment; and the same with text in a box.
LISTS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-suffix="-" style:num-format="I"/><text:list-level-style-number text:level="2" style:num-suffix="." style:num-format="1" /><text:list-level-style-number text:level="3" style:num-suffix="." style:num-format="1" text:display-levels="2"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-suffix=")" style:num-format="a"/></text:list-style>
<text:list-style style:name="L3"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style></office:automatic-styles>
<office:body><office:text>
<text:p>Dòng một<text:line-break/>Dòng hai<text:tab/>ba</text:p>
BOX
<text:list text:style-name="L1"><text:list-item><text:p>MỤC ĐÍCH</text:p><text:list><text:list-item><text:p>Việc một</text:p><text:list><text:list-item><text:p>Con</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Việc hai</text:p></text:list-item></text:list></text:list-item></text:list>
<text:p>Giữa<office:annotation><dc:creator>A</dc:creator><text:p>Ghi chú bên lề</text:p></office:annotation> chừng</text:p>
<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>NỘI DUNG</text:p></text:list-item></text:list>
<text:list text:style-name="L2"><text:list-item><text:p>điểm a</text:p></text:list-item><text:list-item><text:p>điểm b</text:p></text:list-item></text:list>
<text:list text:style-name="L3"><text:list-item><text:p>gạch</text:p></text:list-item></text:list>
</office:text></office:body></office:document>"""
BOX = ('<text:p>Trước <draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"><draw:text-box><text:p>CHỮ TRONG KHUNG</text:p>'
       "</draw:text-box></draw:frame>sau</text:p>")
RAW = {"lists": LISTS.replace("BOX", ""), "box": LISTS.replace("BOX", BOX)}


def blocks_of(path):
    """The blocks of a text of an archive: its paragraphs between a head and a foot of ours in the places of its own."""
    with open(path, encoding="utf-8") as file:
        lines = [" ".join(line.replace("**", "").split()) for line in file.read().replace("\r", "").split("\n")]
    paragraphs = []
    isBroken = sum(1 for line in lines if not line) > len(lines) * 0.4 and max(map(len, lines)) < 120
    for line in lines:
        line = re.sub(r"\*(?=\S)|(?<=\S)\*", "", line)
        if not line or re.fullmatch(r"-+|\*", line):
            continue
        starts = re.match(r"[-–(]|\d+(\.\d+)*[.)]\s|[IVX]+\s?-|Nơi nhận|T/M|PHÓ|KẾ HOẠCH|Thực hiện Hướng dẫn|tuyên truyền kết quả", line)
        if isBroken and paragraphs and not starts and not re.search(r"[.:!]$", paragraphs[-1]) and paragraphs[-1] != "KẾ HOẠCH":
            paragraphs[-1] += " " + line
        else:
            paragraphs.append(line)
    title = next(i for i, p in enumerate(paragraphs) if p == "KẾ HOẠCH")
    body = next(i for i, p in enumerate(paragraphs) if p.startswith("Thực hiện"))
    recipients = next(i for i, p in enumerate(paragraphs) if p.startswith("Nơi nhận"))
    signature = next(i for i, p in enumerate(paragraphs) if p.startswith("T/M"))
    head = ("columns", ["THÀNH ỦY BẾN THỬ"] + paragraphs[:title], HEAD[2])
    foot = ("columns", paragraphs[recipients:signature],
            ["**" + paragraphs[signature] + "**", paragraphs[signature + 1], "", ""] + paragraphs[signature + 2:])
    return [head, ("title", ["**" + p + "**" for p in paragraphs[title:body]])] + [("p", p) for p in paragraphs[body:recipients]] + [foot]


def plain(text):
    return re.sub(r"\^\[[^\]]*\]|\*\*|(?<!\S)\*(?=\S)|(?<=\S)\*", "", text)


def expected(blocks):
    lines, notes = [], []
    for block in blocks:
        if block[0] == "p":
            lines.append(plain(block[1]))
            notes += re.findall(r"\^\[([^\]]*)\]", block[1])
        elif block[0] == "title":
            lines += map(plain, block[1])
        elif block[0] == "columns":
            lines += [plain(line) for column in block[1:] for line in column if line]
        elif block[0] == "table":
            lines += [" ".join(row) for row in block[1]]
    return "\n".join(lines + notes) + "\n"


# --- HTML for Chromium

def inline_html(text, notes=None):
    def note(match):
        notes.append(match.group(1))
        return f"<sup>{len(notes)}</sup>"
    text = re.sub(r"\^\[([^\]]*)\]", note, html.escape(text, quote=False))
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    return re.sub(r"(?<!\S)\*(\S.*?)\*", r"<i>\1</i>", text)


def html_of(blocks, font):
    notes, body = [], []
    for block in blocks:
        if block[0] == "p":
            body.append(f"<p>{inline_html(block[1], notes)}</p>")
        elif block[0] == "title":
            body += [f"<div class=title>{inline_html(line)}</div>" for line in block[1]]
        elif block[0] == "columns":
            isFoot = "nhận" in block[1][0]
            cells = ["".join(f"<div>{inline_html(line) or '&nbsp;'}</div>" for line in column) for column in block[1:]]
            body.append(f"<table class=columns><tr><td class={'left' if isFoot else 'head'}>{cells[0]}<td>{cells[1]}</table>")
        elif block[0] == "table":
            rows = "".join("<tr>" + "".join(f"<td>{inline_html(cell)}" for cell in row) for row in block[1])
            body.append(f"<table class=ruled>{rows}</table>")
        else:
            body.append("<div style='break-before:page'></div>")
    foot = "".join(f"<div class=note><sup>{i + 1}</sup> {html.escape(note)}</div>" for i, note in enumerate(notes))
    return f"""<!doctype html><meta charset=utf-8><style>
@page {{ size: A4; margin: 20mm 15mm 20mm 30mm }}
body {{ font: 14pt '{font}'; line-height: 19pt; margin: 0 }}
p {{ text-align: justify; text-indent: 10mm; margin: 6pt 0 }}
.title {{ text-align: center }} .columns {{ width: 100%; margin: 8pt 0; break-inside: avoid }} .columns td {{ text-align: center; vertical-align: top; width: 50% }}
.columns .left {{ text-align: left; font-size: 11pt; line-height: 14pt }}
.ruled {{ border-collapse: collapse; width: 100% }} .ruled td {{ border: 0.5pt solid black; padding: 2pt 5pt; vertical-align: top }}
.note {{ font-size: 10pt; line-height: 13pt }} .notes {{ position: absolute; bottom: 0; border-top: 1px solid }}
</style>{''.join(body)}<div class=notes>{foot}</div>"""


# --- flat ODT for LibreOffice

def inline_odt(text, notes):
    def note(match):
        notes.append(match.group(1))
        number = len(notes)
        return (f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation><text:note-body>'
                f'<text:p text:style-name="N">{match.group(1)}</text:p></text:note-body></text:note>')
    text = re.sub(r"\^\[([^\]]*)\]", note, html.escape(text, quote=False))
    text = re.sub(r"\*\*(.+?)\*\*", r'<text:span text:style-name="B">\1</text:span>', text)
    return re.sub(r"(?<!\S)\*(\S.*?)\*", r'<text:span text:style-name="I">\1</text:span>', text)


def odt_of(blocks, font):
    notes, body = [], []

    def p(text, style):
        return f'<text:p text:style-name="{style}">{inline_odt(text, notes)}</text:p>'

    def table(rows, style, cell, column):
        columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
        return (f'<table:table table:style-name="{style}">{columns}' + "".join(
            f'<table:table-row table:style-name="row">' + "".join(f'<table:table-cell table:style-name="{cell}" office:value-type="string">{content}</table:table-cell>' for content in row)
            + "</table:table-row>" for row in rows) + "</table:table>")
    for block in blocks:
        if block[0] == "p":
            body.append(p(block[1], "P"))
        elif block[0] == "title":
            body += [p(line, "C") for line in block[1]]
        elif block[0] == "columns":
            isFoot = "nhận" in block[1][0]
            left = "".join(p(line, "L" if isFoot else "C") for line in block[1])
            body.append(table([[left, "".join(p(line, "C") for line in block[2])]], "T", "bare", 2) + p("", "C"))
        elif block[0] == "table":
            body.append(table([[p(cell, "D") for cell in row] for row in block[1]], "T", "ruled", 5))
        else:
            body.append('<text:p text:style-name="break"/>')
    paragraph = lambda name, align, rest="", size=14, line=19: (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}" fo:line-height="{line}pt" {rest}/>'
        f'<style:text-properties style:font-name="F" fo:font-size="{size}pt" fo:language="vi" fo:country="VN"/></style:style>')
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'{font}'"/></office:font-face-decls>
<office:automatic-styles>
{paragraph("P", "justify", 'fo:text-indent="10mm" fo:margin-top="3pt" fo:margin-bottom="3pt"')}{paragraph("C", "center")}{paragraph("L", "left", size=11, line=14)}
{paragraph("D", "left")}{paragraph("N", "left", size=10, line=13)}{paragraph("break", "left", 'fo:break-before="page"')}
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="T" style:family="table"><style:table-properties style:width="165mm"/></style:style>
<style:style style:name="row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
<style:style style:name="bare" style:family="table-cell"><style:table-cell-properties fo:border="none"/></style:style>
<style:style style:name="ruled" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="1mm"/></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="20mm" fo:margin-bottom="20mm" fo:margin-left="30mm" fo:margin-right="15mm"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="C"><text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{''.join(body)}</office:text></office:body></office:document>"""


def run(*command):
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def office(source, form, target):
    with tempfile.TemporaryDirectory() as work:
        run("soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{work}/profile", "--convert-to", form, "--outdir", work + "/out", source)
        os.replace(os.path.join(work, "out", os.listdir(work + "/out")[0]), target)


def pictures(pdf, work, resolution=200):
    """The pages of a PDF as a scanner sees them: slightly askew, with noise and a red seal."""
    import numpy
    from PIL import Image, ImageDraw
    run("pdftoppm", "-r", str(resolution), pdf, work + "/picture")
    found = []
    for number, name in enumerate(sorted(n for n in os.listdir(work) if n.startswith("picture"))):
        image = Image.open(work + "/" + name).convert("RGB")
        image = image.rotate([0.6, -0.4, 0.3][number % 3], resample=Image.BICUBIC, fillcolor=(250, 250, 248))
        seal = Image.new("L", image.size, 0)
        ImageDraw.Draw(seal).ellipse([900, 1700, 1150, 1950], outline=200, width=8)
        image.paste((220, 40, 40), mask=seal)
        noise = numpy.random.default_rng(number).normal(0, 9, (image.height, image.width, 1))
        found.append(Image.fromarray((numpy.asarray(image) + noise).clip(0, 255).astype("uint8")))
    return found


def make(folder, document, forms, font):
    name = os.path.splitext(os.path.basename(document))[0]
    blocks = [] if document in RAW else DOCUMENTS.get(document) or blocks_of(document)
    base = os.path.join(folder, name)
    with open(base + ".txt", "w", encoding="utf-8") as file:
        file.write(expected(blocks))
    with tempfile.TemporaryDirectory() as work:
        page, flat = work + "/page.html", work + "/flat.fodt"
        with open(page, "w", encoding="utf-8") as file:
            file.write(html_of(blocks, font))
        with open(flat, "w", encoding="utf-8") as file:
            file.write(RAW.get(document) or odt_of(blocks, font))
        scans = None
        for form in forms:
            if form == "chromium":
                run("chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={base}.chromium.pdf", "file://" + page)
            elif form == "office":
                office(flat, "pdf", base + ".office.pdf")
            elif form in ("docx", "odt", "doc", "rtf"):
                office(flat, form, f"{base}.{form}")
            else:
                if scans is None:
                    office(flat, "pdf", work + "/scan.pdf")
                    scans = pictures(work + "/scan.pdf", work)
                if form in ("scan", "mixed"):
                    scans[0].save(f"{base}.{form}.pdf", save_all=True, append_images=scans[1:], resolution=200)
                    if form == "mixed":
                        import pypdf
                        writer = pypdf.PdfWriter(clone_from=base + ".mixed.pdf")
                        writer.insert_page(pypdf.PdfReader(work + "/scan.pdf").pages[0], 0)
                        writer.remove_page(1)
                        writer.write(base + ".mixed.pdf")
                elif form == "rgba":
                    scans[0].convert("RGBA").save(f"{base}.rgba", "PNG", dpi=(200, 200))
                elif form == "jpg":
                    # As a camera makes it: without a resolution.
                    scans[0].save(f"{base}.{form}")
                else:
                    scans[0].save(f"{base}.{form}", dpi=(200, 200))


def hostile(folder):
    import pypdf

    def path(name):
        return os.path.join(folder, name)

    def pdf(name, pages, password=None):
        writer = pypdf.PdfWriter()
        for _ in range(pages):
            writer.add_blank_page(595, 842)
        if password:
            writer.encrypt(password)
        writer.write(path(name))
    pdf("encrypted.pdf", 1, "mật khẩu")
    pdf("empty.pdf", 0)
    pdf("blank.pdf", 1)
    pdf("long.pdf", 2000)
    with open(path("blank.pdf"), "rb") as file:
        whole = file.read()
    with open(path("broken.pdf"), "wb") as file:
        file.write(b"%PDF-1.7\n" + bytes(range(256)) * 40)
    document = '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>chữ</w:t></w:r></w:p></w:body></w:document>'

    def docx(name, *others):
        with zipfile.ZipFile(path(name), "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", document)
            for other, content in others:
                archive.writestr(other, content)
    docx("bomb.docx", ("word/media/image1.bin", bytes(300 << 20)))
    docx("path.docx", ("../../etc/passwd", "x"))
    docx("macro.docx", ("word/vbaProject.bin", "x"))
    docx("whole.docx")
    with open(path("whole.docx"), "rb") as file:
        whole = file.read()
    with open(path("truncated.docx"), "wb") as file:
        file.write(whole[:len(whole) - 60])
    stream = lambda text: text.encode("utf-16-le")
    for name, content in (("encrypted.docx", "EncryptedPackage"), ("macro.doc", "WordDocument _VBA_PROJECT"), ("broken.doc", "WordDocument")):
        with open(path(name), "wb") as file:
            file.write(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + stream(content) + bytes(512))
    with open(path("page.doc"), "w", encoding="utf-8") as file:
        file.write("<html><body>Kế hoạch</body></html>")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    font = "DejaVu Serif"
    if arguments and arguments[0].startswith("--font="):
        font = arguments.pop(0)[7:]
    if len(arguments) < 2:
        sys.exit(__doc__)
    os.makedirs(arguments[0], exist_ok=True)
    if arguments[1] == "hostile":
        hostile(arguments[0])
    else:
        make(arguments[0], arguments[1], arguments[2:], font)
