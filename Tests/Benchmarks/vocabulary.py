"""The words of the made-up archive: neutral administrative Vietnamese, and places that do not exist."""

PROVINCE = "Lam Giang"

COMMUNES = [
    "Bến Xuân", "An Hòa Đông", "Phú Thành Trung", "Tân Mỹ Bắc", "Long Sơn Hạ", "Bình Khê", "Vĩnh Lạc", "Hòa Lộc Tây",
    "Thạnh Xuân Nam", "Đông Phước Thượng", "Cẩm Giàng Nội", "Mỹ Lâm", "Trường Xuân Ngoại", "Kim Bảng",
    "Nghĩa Hưng Đoài", "Quảng Lãng", "Sơn Dương Hạ", "Yên Thủy", "Ninh Hải Trung", "Tam Kỳ Thượng", "Đại Thắng Bắc",
    "Hợp Thịnh",
]

SURNAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"]
MIDDLE_NAMES = ["Văn", "Thị", "Minh", "Quốc", "Thanh", "Ngọc", "Hữu", "Đức", "Thu"]
GIVEN_NAMES = [
    "An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Nam", "Phương", "Quang", "Sơn", "Trang", "Yến",
]

# What plans are about; the topics of plans too.
SUBJECTS = [
    "cải cách hành chính", "chuyển đổi số", "xây dựng nông thôn mới", "đô thị văn minh", "bảo vệ môi trường",
    "phòng, chống thiên tai", "an toàn giao thông", "an toàn thực phẩm", "phòng cháy, chữa cháy", "giảm nghèo bền vững",
    "bảo hiểm y tế toàn dân", "giáo dục và đào tạo", "khuyến học, khuyến tài", "thư viện và văn hóa đọc",
    "di sản văn hóa", "phát triển du lịch", "làng nghề truyền thống", "kinh tế tập thể", "hợp tác xã kiểu mới",
    "khởi nghiệp sáng tạo", "công tác thanh niên", "công tác phụ nữ", "công tác người cao tuổi", "bảo vệ trẻ em",
    "bình đẳng giới", "gia đình văn hóa", "thể dục, thể thao quần chúng", "hiến máu tình nguyện", "đền ơn đáp nghĩa",
    "dân vận khéo", "dân chủ ở cơ sở", "tiếp công dân", "hòa giải ở cơ sở", "phổ biến pháp luật", "trợ giúp pháp lý",
    "cải cách tư pháp", "thực hành tiết kiệm", "phòng, chống lãng phí", "kiểm tra, giám sát", "xây dựng tổ chức cơ sở",
    "phát triển đảng viên", "sinh hoạt chi bộ", "đào tạo cán bộ", "quy hoạch cán bộ", "đánh giá cán bộ",
    "bồi dưỡng lý luận", "học tập chuyên đề", "lịch sử địa phương", "thông tin cơ sở", "truyền thanh cơ sở",
    "thông tin đối ngoại", "công tác báo chí", "văn học, nghệ thuật", "an ninh mạng", "quốc phòng toàn dân",
    "an ninh trật tự", "phòng, chống ma túy", "tôn giáo và dân tộc", "đoàn kết cộng đồng", "thi đua, khen thưởng",
    "thống kê và điều tra dân số", "bầu cử", "đại hội các cấp", "hội nghị giữa nhiệm kỳ", "sắp xếp tổ chức bộ máy",
    "đất đai và quy hoạch", "thủy lợi nội đồng", "nông nghiệp sạch", "năng lượng tái tạo", "tiết kiệm điện",
    "nước sạch nông thôn", "quản lý chất thải", "trồng cây gây rừng", "bảo vệ nguồn lợi thủy sản",
    "việc làm và dạy nghề", "nhà ở xã hội", "y tế dự phòng", "dân số và phát triển", "lưu trữ tài liệu",
    "ngày lễ lớn trong năm",
]

ACTORS = [
    "các chi bộ", "cấp ủy cơ sở", "các tổ chức đảng trực thuộc", "Mặt trận Tổ quốc", "các đoàn thể", "Đoàn Thanh niên",
    "Hội Phụ nữ", "Hội Nông dân", "Hội Cựu chiến binh", "Công đoàn cơ sở", "cán bộ, đảng viên", "người đứng đầu",
    "các cơ quan tham mưu", "văn phòng cấp ủy", "đội ngũ báo cáo viên", "cộng tác viên dư luận", "trung tâm văn hóa",
    "đài truyền thanh", "trường học trên địa bàn", "trạm y tế", "lực lượng công an", "ban chỉ huy quân sự",
    "tổ dân phố", "ban công tác khu dân cư", "các hợp tác xã", "doanh nghiệp trên địa bàn", "cơ quan tài chính",
    "bộ phận một cửa", "tổ công nghệ số cộng đồng", "ban tổ chức các hoạt động",
]

VERBS = [
    "triển khai", "tổ chức", "phổ biến", "quán triệt", "tham mưu", "phối hợp thực hiện", "đổi mới",
    "nâng cao chất lượng", "rà soát", "kiểm tra", "theo dõi", "đôn đốc", "sơ kết", "tổng kết", "đánh giá", "hướng dẫn",
    "bố trí kinh phí cho", "lồng ghép", "duy trì", "mở rộng", "củng cố", "đưa tin về", "biên soạn tài liệu về",
    "thảo luận về", "lấy ý kiến nhân dân về", "xây dựng chương trình về", "phân công người phụ trách",
    "cập nhật số liệu về", "giới thiệu kết quả", "vận động nhân dân tham gia",
]

NOUNS = [
    "các hội nghị chuyên đề", "đợt sinh hoạt chính trị", "kế hoạch công tác năm", "các chỉ tiêu đã đăng ký",
    "mô hình hay ở khu dân cư", "cụm cổ động trực quan", "chuyên mục trên trang thông tin", "bản tin sinh hoạt chi bộ",
    "các buổi tọa đàm", "cuộc thi tìm hiểu", "hội thi tuyên truyền viên", "hoạt động văn nghệ quần chúng",
    "ngày hội đọc sách", "phong trào thi đua", "các công trình chào mừng", "hệ thống loa truyền thanh",
    "nhóm trao đổi trực tuyến", "lịch công tác tuần", "việc tiếp nhận ý kiến", "báo cáo định kỳ", "danh mục tài liệu",
    "hồ sơ lưu trữ", "nội dung các nghị quyết", "quy chế phối hợp", "dự toán kinh phí", "chế độ thông tin hai chiều",
    "lớp bồi dưỡng nghiệp vụ", "đội hình tình nguyện", "tuyến đường tự quản", "nhà văn hóa khu dân cư", "tủ sách cơ sở",
    "bảng tin công khai", "các gương người tốt, việc tốt", "số liệu chuyên ngành", "bộ câu hỏi và giải đáp",
    "buổi gặp mặt, đối thoại", "chương trình phát thanh", "phóng sự ngắn", "sổ tay hướng dẫn",
    "kết quả sáu tháng đầu năm",
]

MANNERS = [
    "bảo đảm thiết thực, tiết kiệm", "đúng tiến độ và đúng đối tượng", "phù hợp với điều kiện từng nơi",
    "có trọng tâm, trọng điểm", "không phô trương, hình thức", "bằng nhiều hình thức phong phú",
    "gắn với nhiệm vụ chính trị của đơn vị", "kết hợp trực tiếp và trực tuyến", "theo hướng dẫn của cấp trên",
    "với tinh thần chủ động, sáng tạo", "công khai để nhân dân theo dõi", "có phân công cụ thể, rõ người, rõ việc",
    "tránh chồng chéo giữa các đơn vị", "trên cơ sở nguồn lực hiện có", "chú trọng vùng xa và người cao tuổi",
    "kịp thời biểu dương nơi làm tốt", "nhắc nhở nơi làm chậm", "bảo đảm an toàn, trật tự",
]

PURPOSES = [
    "nhằm tạo sự thống nhất trong nhận thức và hành động", "góp phần hoàn thành nhiệm vụ của năm",
    "để nhân dân hiểu rõ và đồng tình", "qua đó phát huy vai trò của cơ sở",
    "nhằm nâng cao trách nhiệm của người đứng đầu", "để kịp thời tháo gỡ khó khăn",
    "tạo không khí phấn khởi trong cộng đồng", "góp phần giữ gìn truyền thống quê hương",
    "làm căn cứ xếp loại cuối năm", "để thông tin đến được từng hộ gia đình", "nhằm nhân rộng cách làm hiệu quả",
    "phục vụ tốt hơn người dân và doanh nghiệp",
]

TIMES = [
    "Trong quý I", "Trong quý II", "Trước ngày 15 hằng tháng", "Chậm nhất ngày 20 tháng 11", "Từ đầu năm đến nay",
    "Trong thời gian diễn ra hội nghị", "Sau khi có kết quả chính thức", "Trước kỳ họp gần nhất",
    "Trong tháng cao điểm", "Vào dịp kỷ niệm ngày truyền thống", "Định kỳ hằng quý", "Khi có yêu cầu đột xuất",
]

HEADINGS = [
    "Công tác phổ biến", "Thông tin, cổ động", "Hoạt động chào mừng", "Sinh hoạt chuyên đề", "Nắm bắt dư luận",
    "Phối hợp giữa các đơn vị", "Tài liệu và phương tiện", "Trước khi khai mạc", "Trong những ngày họp",
    "Sau khi bế mạc", "Nhiệm vụ trọng tâm", "Giải pháp chủ yếu", "Đối với khu dân cư", "Đối với cơ quan, đơn vị",
    "Đối với trường học", "Kinh phí thực hiện", "Chế độ báo cáo", "Kiểm tra, đôn đốc",
]

# Patterns of sentences: each {word} is drawn from the list of that name.
SENTENCES = [
    "{actors} {verbs} {nouns} về {subjects}, {manners}",
    "{times}, {actors} {verbs} {nouns}; {actors} {verbs} {nouns}, {manners}",
    "{verbs} {nouns} gắn với {subjects}, {purposes}",
    "việc {verbs} {nouns} do {actors} chủ trì, {actors} phối hợp, {manners}",
    "{actors} và {actors} cùng {verbs} {nouns} về {subjects}, {purposes}",
    "đối với {subjects}, cần {verbs} {nouns}, {manners}, {purposes}",
    "kết quả {verbs} {nouns} được {actors} tổng hợp, {manners}", "{times}, {verbs} {nouns} về {subjects} và {subjects}",
    "{actors} có trách nhiệm {verbs} {nouns}, {purposes}; {manners}",
]
ITEMS = ["{verbs} {nouns}, {manners}", "{actors}: {verbs} {nouns} về {subjects}", "{nouns} về {subjects}"]
CELLS = ["{nouns}", "{subjects}", "{verbs} {nouns}", "{actors}"]
TITLES = [
    "tuyên truyền về {subjects}", "{verbs} {nouns} về {subjects}", "thực hiện công tác {subjects}",
    "tổ chức {nouns} về {subjects}",
]
SLOGANS = [
    "nhiệt liệt chào mừng {nouns} về {subjects}", "toàn dân chung tay vì {subjects}",
    "{actors} thi đua {verbs} {nouns}", "{subjects} là trách nhiệm của mọi người, mọi nhà",
    "đẩy mạnh {subjects}, {purposes}", "quyết tâm {verbs} {nouns}, {manners}",
    "{actors} đoàn kết, sáng tạo, đi đầu trong {subjects}", "tích cực hưởng ứng {nouns} về {subjects}",
]
