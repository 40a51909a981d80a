"""What the help pages say of templates, layout and many workbooks; `--help` needs no codes."""

BATCH_HELP = {
    "batch": "Chạy run cho nhiều sổ: thư mục (kể cả thư mục con), tệp, hoặc mẫu tên như"
    " don-vi/*/so.xlsx.\n\nVăn bản của mỗi sổ vào một thư mục riêng trong --out. Chạy lại thì sổ"
    " nào đã xong và không đổi được bỏ qua. Sổ nào hỏng, treo hoặc quá lớn thì được nêu tên, các sổ"
    " khác vẫn chạy.\n\nVí dụ: kgsheet batch don-vi --out ket-qua",
    "out": "Thư mục chứa văn bản của các sổ và nhật ký.",
    "workers": "Số sổ chạy cùng lúc; mặc định bằng số nhân của máy.",
    "dask": "Địa chỉ bộ điều phối dask, ví dụ tcp://may-chu:8786, để chạy trên nhiều máy.",
    "fresh": "Chạy lại tất cả từ đầu, kể cả sổ đã xong và sổ bị cách ly.",
    "issue": "Cấp số cho mọi văn bản thay vì lập dự thảo, lần lượt theo thứ tự tệp; chạy lại thì"
    " văn bản đã có số giữ số đó.",
    "summary": "Lập hay không lập tổng hợp (sổ kgsheet-tong-hop.xlsx và trang .html): trang lãnh"
    " đạo, xếp hạng, nhiệm vụ quá hạn, thay đổi so với lần trước; mặc định có lập.",
    "time_limit": "Số giây tối đa cho một sổ; mặc định 300.",
    "memory_limit": "Số MB bộ nhớ tối đa cho một sổ; mặc định 4096 (Windows không hỗ trợ).",
}

LINT_HELP = {
    "lint": "Kiểm tra thể thức của một văn bản Word theo Nghị định 30/2020/NĐ-CP (hoặc Thông tư"
    " 01/2011/TT-BNV với văn bản ban hành trước 05/3/2020); không sửa gì trong tệp.\n\n"
    "Ví dụ: kgsheet lint bao_cao.docx",
    "profile": "Quy định để kiểm tra; mặc định theo thuộc tính của văn bản, không có thì theo ngày"
    " ban hành.",
}

TEMPLATE_HELP = {
    "template": "Kiểm tra một mẫu Word trước khi lập văn bản: trường sai tên, thẻ viết sai, thành"
    " phần bắt buộc còn thiếu; mỗi lỗi kèm chỗ và cách sửa. Không sửa gì trong mẫu.\n\n"
    "Có thêm sổ theo dõi thì tìm cả trường mà sổ còn để trống.\n\n"
    "Ví dụ: kgsheet template mau_bao_cao.docx theo_doi_2017.xlsm --annotate mau_ghi_chu.docx",
    "annotate": "Ghi ra một bản sao của mẫu có lời bình của Word ở từng chỗ sai.",
}
