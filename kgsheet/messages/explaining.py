"""What `explain` says of a document and its figures."""

EXPLAIN_HELP = {
    "explain": "Cho biết mỗi số liệu in trong văn bản đếm những dòng nào của sổ, và sổ có đổi từ"
    " khi lập văn bản không; văn bản đã sửa bằng Word vẫn xem được.\n\n"
    "Không ghi sổ thì tìm sổ trong thư mục của văn bản và các thư mục chứa nó.\n\n"
    "Với --json: figures là danh sách {field, label, printed, now, rows, of}; rows là các dòng được"
    " đếm, of là mẫu số của tỷ lệ.\n\n"
    "Ví dụ: kgsheet explain 2017-BC-du-thao-bao-cao.docx theo_doi_2017.xlsm",
}

EXPLAIN_SAY = {
    "document": "Văn bản {file}: số liệu đến hết ngày {as_of}, lấy từ sổ {workbook}",
    "agency": "Đơn vị nhận: {agency}",
    "same": "Sổ không đổi từ khi lập văn bản.",
    "changed": "Sổ đã đổi từ khi lập văn bản; {count} số liệu nay khác số đã in.",
    "figure": "{label} ({field}): in {printed}",
    "now": ", nay là {now}",
    "rows": "{count} dòng, trang “{sheet}”, ô {cells}",
    "above": "tử số: ",
    "below": "mẫu số: ",
    "no_rows": "không đếm dòng nào",
    "none": "Văn bản không in số liệu nào tính từ sổ.",
}
