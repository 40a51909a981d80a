"""What the commands of the register say."""

REGISTER_HELP = {
    "type": "LOẠI",
    "group": "Sổ đăng ký văn bản đi: xem số tiếp theo, cấp số, hủy số, liệt kê, kiểm tra, in sổ.",
    "next": "Cho biết số tiếp theo của một loại văn bản; không ghi gì.\n\n"
    "Ví dụ: kgsheet register next theo_doi_2017.xlsm bc",
    "issue": "Cấp số cho văn bản: lập văn bản, điền số và ngày, ghi một dòng vào sổ.\n\n"
    "Với --document thì điền số, ngày vào dự thảo đã sửa, mọi phần khác giữ nguyên.\n\n"
    "Sổ còn lỗi hoặc cảnh báo chưa xác nhận thì không cấp số.\n\n"
    "Ví dụ: kgsheet register issue theo_doi_2017.xlsm bc --date 2017-07-11",
    "void": "Hủy một số đã cấp, kèm lý do; dòng và số giữ mãi trong sổ.\n\n"
    'Ví dụ: kgsheet register void theo_doi_2017.xlsm bc 169 --year 2017 --reason "in sai"',
    "list": "Liệt kê các số đã cấp và những chỗ cần người xử lý.\n\n"
    "Ví dụ: kgsheet register list theo_doi_2017.xlsm",
    "verify": "Kiểm tra sổ và thư mục văn bản: số trùng, số thiếu, tệp mất hoặc bị sửa.\n\n"
    "Ví dụ: kgsheet register verify theo_doi_2017.xlsm",
    "print": "In sổ đăng ký văn bản đi của một năm ra tệp Word và Excel để đóng thành sổ.\n\n"
    "Ví dụ: kgsheet register print theo_doi_2017.xlsm --year 2017",
    "print_year": "Năm của sổ; mặc định là năm mới nhất có văn bản.",
    "print_out": "Thư mục ghi tệp in; mặc định theo khóa thu_muc_van_ban.",
    "date": "Ngày của văn bản NĂM-THÁNG-NGÀY.",
    "run_date": "Ngày của văn bản NĂM-THÁNG-NGÀY, dùng với --issue; mặc định là khóa ngay_bao_cao,"
    " không có thì hôm nay.",
    "run_issue": "Cấp số cho mọi văn bản thay vì lập dự thảo.",
    "number": "Số do Văn thư cấp; bắt buộc khi dãy số ghi “nhập tay”.",
    "document": "Dự thảo (đã sửa trong Word) cần điền số.",
    "confirm": "Lý do vẫn cấp số khi sổ theo dõi đã thay đổi sau khi lập dự thảo.",
    "year": "Năm của dãy số.",
    "next_year": "Năm của dãy số; mặc định là năm của khóa ngay_bao_cao, rồi khóa nam.",
    "reason": "Lý do hủy.",
    "out": "Thư mục chứa văn bản đã cấp số; mặc định theo khóa thu_muc_van_ban.",
}

REGISTER_SAY = {
    "next": "Số tiếp theo của loại {type} năm {year} (dãy {series}): {number}",
    "voided": "Đã hủy số {symbol}; dòng {row} giữ trong sổ, không dùng lại số này.",
    "empty": "Sổ chưa cấp số nào.",
    "entry": "{symbol}  {day}  {state}  {subject}",
    "reason": "lý do hủy: {reason}",
    "printed": "Đã lập bản in sổ đăng ký năm {year}: {rows} dòng.",
    "fine": "Sổ đúng: {count} số, không trùng, không thiếu, đủ văn bản.",
    "problems": "Sổ có {count} chỗ cần xử lý:",
}

REGISTER_USAGE = {
    "date_alone": "--date chỉ dùng cùng với --issue.",
}
