"""What the one page of many offices says in a browser, beside what its workbook says too."""

ROLLUP_HTML = {
    "sentence_title": "Nội dung đưa vào báo cáo",
    "missing": "Chưa tổng hợp được {count} sổ (lý do ở mục cuối cùng): {names}.",
    "figures_title": "Số liệu chung",
    "figures_caption": "Cộng số liệu của tất cả các sổ đã tổng hợp",
    "worst_caption": "Xếp theo số nhiệm vụ quá hạn; độ dài thanh là tổng số nhiệm vụ của đơn vị",
    "quarters_caption": "Độ dài thanh là tổng số nhiệm vụ có thời hạn trong quý",
    "pivot_caption": "Số nhiệm vụ quá hạn trên số nhiệm vụ đến hạn trong quý; dấu “-” là không có"
    " nhiệm vụ đến hạn",
    "offices_caption": "Xếp theo tỷ lệ hoàn thành nhiệm vụ đến hạn, cao nhất đứng đầu; thanh màu"
    " chia theo tỷ lệ của từng sổ",
    "agencies_caption": "Xếp theo tỷ lệ hoàn thành nhiệm vụ đến hạn, cao nhất đứng đầu; thanh màu"
    " chia theo tỷ lệ của từng đơn vị",
    "overdue_title": "Nhiệm vụ quá hạn",
    "overdue_caption": "Quá hạn lâu nhất đứng đầu",
    "changes_caption": "Lần trước: {days}; loại cần chú ý nhất đứng đầu",
    "more_changes": "… và còn {what}",
    "missing_title": "Sổ chưa tổng hợp được",
    "missing_caption": "Số liệu trên chưa gồm các sổ này",
    "chart": "Biểu đồ",
    "reason": "Lý do",
    "bar": "Đã hoàn thành {completed}, quá hạn {overdue}, chưa đến hạn {open}",
    "of": "{overdue}/{due}",
    "of_none": "-",
    "middle": "… và còn {count} {what} xếp ở giữa",
    "no_task": "Không có nhiệm vụ nào.",
    "idle": "… và còn {count} {what} chưa có nhiệm vụ đến hạn",
    "what_offices": "sổ",
    "what_agencies": "đơn vị",
    "more": "… và còn {count} nhiệm vụ quá hạn",
    "more_missing": "… và còn {count} sổ",
    "see": "Xem đầy đủ ở trang “{sheet}” của tệp {file}.",
    "see_missing": "Xem đầy đủ ở kết quả chạy lệnh.",
    "contents": "Các mục trong trang",
}
