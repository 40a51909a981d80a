"""What each field of a Word template means, for the help and for the check of templates.

`[]` stands for the items of a list: `{%p for doan in noi_dung %}{{r doan.chu }}{%p endfor %}`.
"""

FIELD_NAMES = {
    "loai": "Ký hiệu loại văn bản: BC, KH hoặc CV",
    "the_thuc": "Quy định thể thức: nd30_2020 hoặc tt01_2011",
    "phu_luc_ngang": "“có” khi phụ lục in trên trang giấy ngang, “không” khi in trang dọc",
    "ten_loai": "Tên loại in hoa: BÁO CÁO, KẾ HOẠCH (công văn để trống)",
    "ten_loai_thuong": "Tên loại viết thường: Báo cáo, Kế hoạch",
    "co_quan_chu_quan": "Cơ quan chủ quản (UBND tỉnh để trống)",
    "co_quan_dong_1": "Dòng thứ nhất của tên cơ quan ban hành",
    "co_quan_dong_2": "Dòng thứ hai của tên cơ quan ban hành",
    "ten_co_quan": "Tên đầy đủ của cơ quan ban hành",
    "ky_hieu_co_quan": "Chữ viết tắt của cơ quan ban hành",
    "don_vi_soan_thao": "Chữ viết tắt của đơn vị soạn thảo",
    "nguoi_soan": "Người soạn thảo",
    "dia_danh": "Địa danh",
    "so": "Số văn bản (dự thảo: chừa trống)",
    "ky_hieu": "Ký hiệu văn bản, ví dụ BC-UBND",
    "so_ky_hieu": "Số và ký hiệu, ví dụ 169/BC-UBND",
    "ngay": "Ngày của văn bản, hai chữ số (dự thảo: chừa trống)",
    "thang": "Tháng của văn bản; tháng 1, 2 có số 0 ở trước",
    "nam_van_ban": "Năm của văn bản",
    "ngay_thang": "Dòng địa danh và thời gian ban hành",
    "ngay_van_ban": "Ngày của văn bản dạng 2017-07-11 (dự thảo: trống)",
    "nam": "Năm kế hoạch",
    "ky_bao_cao": "Kỳ báo cáo",
    "ngay_chot": "Ngày chốt số liệu, ví dụ 30/6/2017",
    "so_don_vi": "Số đơn vị chủ trì có nhiệm vụ",
    "chuc_vu": "Chức vụ người ký",
    "nguoi_ky": "Họ tên người ký",
    "tien_do.tong_so": "Tổng số nhiệm vụ",
    "tien_do.den_han": "Số nhiệm vụ đến hạn tính đến ngày chốt",
    "tien_do.hoan_thanh": "Số nhiệm vụ đã phê duyệt tính đến ngày chốt",
    "tien_do.hoan_thanh_trong_den_han": "Số đã phê duyệt trong số đến hạn",
    "tien_do.chua_hoan_thanh": "Số nhiệm vụ chưa phê duyệt",
    "tien_do.qua_han": "Số nhiệm vụ quá hạn",
    "tien_do.sap_den_han": "Số nhiệm vụ sắp đến hạn",
    "tien_do.chua_hoan_thanh_trong_han": "Số nhiệm vụ chưa phê duyệt, còn trong hạn",
    "tien_do.hoan_thanh_dung_han": "Số nhiệm vụ hoàn thành đúng hạn",
    "tien_do.hoan_thanh_qua_han": "Số nhiệm vụ hoàn thành quá hạn",
    "tien_do.tam_dung": "Số nhiệm vụ tạm dừng (không tính vào số liệu)",
    "tien_do.dua_ra": "Số nhiệm vụ đưa ra khỏi chương trình (không tính vào số liệu)",
    "tien_do.so_don_vi": "Số đơn vị chủ trì có nhiệm vụ",
    "tien_do.ty_le_den_han": "Đã phê duyệt so với số đến hạn, ví dụ 54,5%",
    "tien_do.ty_le_nam": "Đã phê duyệt so với cả năm",
    "tien_do.ty_le_trong_den_han": "Đã phê duyệt trong số đến hạn so với số đến hạn",
    "tien_do.ty_le_dung_han": "Phê duyệt đúng hạn so với đã phê duyệt",
    "trich_yeu": "Trích yếu nội dung, viết {{r trich_yeu }}",
    "kinh_gui[]": "Từng nơi kính gửi, viết {{r … }}",
    "can_cu[]": "Từng căn cứ, viết {{r … }}",
    "noi_dung[].kieu": "Kiểu đoạn: phan, ten_phan, muc, khoan, diem, doan, gach, doan_ket",
    "noi_dung[].chu": "Chữ của đoạn, viết {{r … }}",
    "quyen_han[]": "Từng dòng quyền hạn, chức vụ trên chữ ký",
    "noi_nhan[]": "Từng dòng nơi nhận, có dấu chấm phẩy",
    "luu": "Dòng Lưu, có dấu chấm",
    "phu_luc.ten": "Tên gọi: Phụ lục, hoặc Phụ lục I khi có nhiều phụ lục",
    "phu_luc.tieu_de": "Tên phụ lục, in hoa",
    "phu_luc.kem_theo.dong": "Cả dòng “(Kèm theo …)”",
    "phu_luc.kem_theo.so": "Số ở dòng kèm theo (văn bản điện tử: chừa trống)",
    "phu_luc.kem_theo.ngay": "Ngày ở dòng kèm theo",
    "phu_luc.kem_theo.thang": "Tháng ở dòng kèm theo",
    "phu_luc.kem_theo.nam": "Năm ở dòng kèm theo",
    "phu_luc.nhom[].so": "Số thứ tự của đơn vị: 01, 02",
    "phu_luc.nhom[].so_la_ma": "Số thứ tự của đơn vị: I, II",
    "phu_luc.nhom[].don_vi": "Tên đơn vị chủ trì",
    "phu_luc.nhom[].so_nhiem_vu": "Số nhiệm vụ của đơn vị, hai chữ số",
    "phu_luc.ngoai_so_lieu[].don_vi": "Đơn vị của nhiệm vụ không tính vào số liệu",
    "phu_luc.ngoai_so_lieu[].noi_dung": "Nội dung nhiệm vụ không tính vào số liệu",
    "phu_luc.ngoai_so_lieu[].trang_thai": "Tạm dừng hoặc Đưa ra khỏi chương trình",
}

_TASK = {
    "stt": "Số thứ tự",
    "don_vi": "Đơn vị chủ trì",
    "noi_dung": "Nội dung nhiệm vụ",
    "van_ban_giao": "Văn bản giao nhiệm vụ",
    "thoi_gian": "Thời gian thực hiện như ghi trong sổ",
    "han": "Ngày hết hạn, ví dụ 30/6/2017",
    "so_ngay_qua_han": "Số ngày quá hạn tính đến ngày chốt",
    "van_ban": "Văn bản phê duyệt",
    "phoi_hop[]": "Từng đơn vị phối hợp",
    "trang_thai": "Trạng thái tính đến ngày chốt",
    "gop_don_vi": "Đúng khi ô đơn vị gộp với ô trên",
    "gop_phoi_hop": "Đúng khi ô phối hợp gộp với ô trên",
}
_LIST = {
    "ten": "Tên gọi, ví dụ Phụ lục II; trống khi không in phụ lục này",
    "tieu_de": "Tên phụ lục, in hoa",
    "so_nhiem_vu": "Số nhiệm vụ trong danh mục, hai chữ số",
    **{f"nhiem_vu[].{name}": meaning for name, meaning in _TASK.items()},
}
_GROUP = {
    "tong_so": "tổng số nhiệm vụ",
    "den_han": "số đến hạn tính đến ngày chốt",
    "hoan_thanh": "số đã phê duyệt",
    "hoan_thanh_trong_den_han": "số đã phê duyệt trong số đến hạn",
    "chua_hoan_thanh": "số chưa phê duyệt",
    "qua_han": "số quá hạn",
}
_GROUPS = {
    f"quy_{number}": f"Quý {roman}" for number, roman in enumerate(("I", "II", "III", "IV"), 1)
}
_GROUPS["don_vi_nhan"] = "Đơn vị nhận công văn đôn đốc"

FIELD_NAMES |= {
    name.replace("tien_do.", "so_lieu."): f"{meaning}, không thêm số 0 ở trước"
    for name, meaning in FIELD_NAMES.items()
    if name.startswith("tien_do.") and not name.startswith("tien_do.ty_le")
}
FIELD_NAMES |= {
    f"{group}.{name}": f"{title}: {meaning}"
    for group, title in _GROUPS.items()
    for name, meaning in _GROUP.items()
}
FIELD_NAMES["don_vi_nhan.ten"] = "Tên đơn vị nhận công văn đôn đốc (chỉ có trong công văn)"
FIELD_NAMES |= {f"phu_luc.nhom[].nhiem_vu[].{name}": meaning for name, meaning in _TASK.items()}
FIELD_NAMES |= {
    f"{group}.{name}": f"{title}: {meaning}"
    for group, title in (
        ("phu_luc_qua_han", "Phụ lục nhiệm vụ quá hạn"),
        ("phu_luc_ky_toi", "Phụ lục nhiệm vụ đến hạn kỳ tới"),
    )
    for name, meaning in _LIST.items()
}
