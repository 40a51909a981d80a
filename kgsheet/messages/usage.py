"""What the command line says of itself: its help pages, and a command typed wrongly."""

HEADINGS = {
    "usage": "Cách dùng: ",
    "options": "Tùy chọn",
    "commands": "Các lệnh",
    "help": "In hướng dẫn này rồi thoát.",
}

WORDS = {
    "[OPTIONS]": "[TÙY CHỌN]",
    "COMMAND [ARGS]...": "LỆNH ...",
    "INTEGER RANGE": "SỐ",
    "INTEGER": "SỐ",
    "NUMBER": "SỐ",
    "TEXT": "CHỮ",
    "FILE": "SỔ",
    "TEMPLATE": "MẪU",
    "DOCX": "VĂN_BẢN",
    "BEFORE": "SỔ_TRƯỚC",
    "AFTER": "SỔ_SAU",
    "ADDRESS": "ĐỊA_CHỈ",
    "PATHS": "ĐƯỜNG_DẪN",
    "PATH": "ĐƯỜNG_DẪN",
}
"""What stands in a help page for that which a person types."""

OPTION_NOTES = {
    r"required\]$": "bắt buộc]",
    r"\[(\d+)<=x<=(\d+)": r"[từ \1 đến \2",
    r"\[x>=(\d+)": r"[từ \1 trở lên",
}
"""What click adds to the help of an option, as a pattern, and what is said instead."""

WRONG = {
    "wrong": "Lệnh gõ chưa đúng: {what}",
    "see": "Xem cách dùng: {command} --help",
    "missing": "thiếu {name}.",
    "value": "{name}: {why}",
    "choice": "chỉ nhận một trong các giá trị {allowed}.",
    "range": "phải là số nguyên từ {first} đến {last}.",
    "from": "phải là số nguyên từ {first} trở lên.",
    "no_option": "không có tùy chọn {name}.",
    "no_command": "không có lệnh “{name}”.",
    "value_or_not": "tùy chọn {name} thiếu hoặc thừa giá trị đi kèm.",
    "extra": "thừa “{found}” (tên tệp có dấu cách thì đặt trong dấu ngoặc kép).",
    "nearest": " Có phải là {names}?",
}
