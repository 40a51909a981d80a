"""What is said of many workbooks at once: faults (97x), progress, the summary."""

from kgsheet.messages.codes import Code, Message

BATCH_MESSAGES: dict[Code, Message] = {
    Code.NO_WORKBOOKS: Message(
        "Không có sổ nào",
        "Ở đây không có sổ Excel nào để chạy.",
        "Kiểm tra lại thư mục. Tệp ẩn, tệp khóa, bản sao lưu và kết quả của chương trình không được"
        " tính.",
    ),
    Code.WORKER_DIED: Message(
        "Sổ làm chương trình dừng đột ngột",
        "Sổ này làm tiến trình xử lý dừng đột ngột nên đã được cách ly, không chạy lại khi chưa"
        " sửa.",
        "Mở bằng Excel, lưu lại rồi chạy lại; nếu vẫn vậy, gửi tệp cho người hỗ trợ.",
    ),
    Code.TIME_LIMIT: Message(
        "Sổ chạy quá lâu",
        "Sổ này chạy quá {limit} giây nên đã bị dừng và cách ly, không chạy lại khi chưa sửa.",
        "Tách bớt dữ liệu trong sổ, hoặc tăng thời hạn bằng --time-limit và thêm --fresh.",
    ),
    Code.MEMORY_LIMIT: Message(
        "Sổ cần quá nhiều bộ nhớ",
        "Sổ này cần hơn {limit} MB bộ nhớ nên đã bị dừng và cách ly, không chạy lại khi chưa sửa.",
        "Tách bớt dữ liệu trong sổ, hoặc tăng giới hạn bằng --memory-limit và thêm --fresh.",
    ),
    Code.WORKERS_FAIL: Message(
        "Tiến trình xử lý không chạy được",
        "Các tiến trình xử lý dừng ngay khi bắt đầu.",
        "Thử lại với --workers 1. Với dask, cài cùng một bản kgsheet trên mọi máy.",
    ),
    Code.DASK_LOST: Message(
        "Mất liên lạc với dask",
        "Không liên lạc được với bộ điều phối dask ở {address}.",
        "Kiểm tra địa chỉ, khởi động lại dask scheduler rồi chạy lại lệnh; sổ đã xong được bỏ qua.",
    ),
    Code.DASK_MISSING: Message(
        "Chưa cài dask",
        "Python này chưa cài dask nên không dùng được --dask.",
        'Cài: python -m pip install "kgsheet[dask]".',
    ),
    Code.DASK_WORKERS: Message(
        "Tiến trình dask chưa đúng",
        "Dask ở {address} chưa có tiến trình nào, hoặc có tiến trình chạy nhiều luồng.",
        "Khởi động bằng: dask worker {address} --nthreads 1 --nworkers <số nhân>.",
    ),
    Code.UNEXPECTED: Message(
        "Lỗi của chương trình",
        "Chương trình gặp lỗi ngoài dự kiến với sổ này: {error}.",
        "Gửi tệp và câu này cho người hỗ trợ.",
    ),
    Code.NUMBERING_STOPPED: Message(
        "Dừng khi đang cấp số",
        "Tiến trình cấp số dừng đột ngột hoặc quá {limit} giây ở sổ này; có thể số đã ghi vào sổ"
        " đăng ký.",
        "Chạy lại đúng lệnh này: số đã cấp được giữ, văn bản dở được làm xong, không cấp hai lần."
        " Nếu vẫn vậy, xem kgsheet register verify.",
    ),
}

BATCH_SAY = {
    "ready": "chờ cấp số",
    "ok": "xong",
    "failed": "LỖI",
    "skipped": "bỏ qua",
    "line": "[{number}/{total}] {status}: {file}",
    "symbols": " ({symbols})",
    "bar": "Đang chạy {total} sổ, lỗi {failed}",
    "counts": "{total} sổ: {ok} xong, {skipped} bỏ qua (đã xong từ trước, không đổi), {failed} lỗi;"
    " {seconds} giây.",
    "findings": "Sổ đã chạy còn {errors} lỗi, {warnings} cảnh báo cần xem; xem từng sổ bằng lệnh"
    " kgsheet check.",
    "heads": "Thư mục|Sổ|Xong|Bỏ qua|Lỗi",
    "more": "… và {count} thư mục khác",
    "top": "(thư mục gốc)",
    "failures": "Sổ không chạy được:",
    "where": "Văn bản và nhật ký: {folder}",
    "summary": "Tổng hợp: {path}",
    "not_summed": "Chưa ghi được tổng hợp; văn bản của các sổ vẫn đầy đủ. Chạy lại lệnh này để ghi"
    " lại.\n  {why}",
    "stopped": "Đã dừng; sổ nào cũng còn nguyên vẹn. Chạy lại đúng lệnh này để tiếp tục.",
}
