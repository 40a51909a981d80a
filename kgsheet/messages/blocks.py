"""The pieces of what is said when a table or a column is missing or ambiguous (KG302)."""

MISSING = {
    "nothing": "Không tìm thấy bảng nhiệm vụ: không có dòng nào mang các tiêu đề {headings}"
    " (đã tìm ở các trang {sheets}).",
    "empty": "Sổ không có dữ liệu: các trang {sheets} đều trống.",
    "columns": "Thiếu cột {headings} ở dòng tiêu đề {row} (dòng này có: {present}).",
    "columns_of_table": "Bảng {table} thiếu cột {headings} ở dòng tiêu đề {row} (dòng này có:"
    " {present}).",
    "none": "không có cột nào quen thuộc",
    "no_agency": "Thiếu cột “{heading}” ở dòng tiêu đề {row}, và cũng không có dòng nào ghi tên"
    " đơn vị ở trên các nhiệm vụ.",
    "place": "trang “{sheet}” dòng {row}",
    "two_blocks": "Có {count} chỗ đều giống bảng {table}: {places}.",
    "type_headings": "Ghi dòng tiêu đề có đủ các cột bắt buộc ở trên danh sách nhiệm vụ.",
    "add_column": "Thêm cột {headings} vào dòng tiêu đề.",
    "name_one": "Đặt tên bảng {table} cho đúng một chỗ, hoặc chuyển chỗ kia sang tệp khác.",
}
