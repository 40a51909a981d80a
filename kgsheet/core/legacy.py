"""Recognises Vietnamese typed for the fonts that came before Unicode (TCVN3, VNI).

Such text reaches a workbook from old files and shows as `Uû ban nh©n d©n`. A word counts when it
is no Vietnamese syllable as it stands and becomes one when decoded; French or English words
stay what they are either way.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from functools import lru_cache

from kgsheet.on_use import regex

_TCVN3 = str.maketrans(
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ¡¢£¤¥¦§",
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵăâêôơưđ",
)

# VNI writes a vowel and a sign for its marks; i, ư, ơ and đ are single letters.
_TONES = "\u0301\u0300\u0309\u0303\u0323"
_VNI_SIGNS = {
    sign: mark + tone
    for signs, mark in (("ùøûõï", ""), ("áàåãä", "\u0302"), ("éèúüë", "\u0306"))
    for sign, tone in zip(signs, _TONES, strict=True)
} | {"â": "\u0302", "ê": "\u0306"}
_VNI_SINGLE = str.maketrans("öôñæóòî", "ươđỉĩịỵ")
_VNI_PAIR = regex("[aeouyöô][ùøûõï]|[aeo][âáàåãä]|a[êéèúüë]")

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oan oang oanh oao oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
uy uya uych uyên uyêt uynh uyt
ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
"""
# A syllable may begin with its rime.
_STARTS, _ENDS = frozenset(["", *_ONSETS.split()]), frozenset(_RIMES.split())
_LONGEST_START = max(map(len, _STARTS))
_WITHOUT_TONE = str.maketrans("", "", _TONES)
_TONE_ON_CONSONANT = regex(f"[b-df-hj-np-tv-xzđ][{_TONES}]")
# A syllable that ends in a stop has one of two tones.
_STOPS = ("c", "ch", "p", "t")
_STOP_TONE = regex("[\u0301\u0323]")

# Quotation marks at the ends of a word belong to other languages.
_WORD = regex("(?:[^\\W\\d_]|[¡-ª¬-º¼-¿×÷]|(?<=[^\\W\\d_])[«»](?=[^\\W\\d_]))+")
# A sign inside a word, or a capital vowel after a small letter, is never typed on purpose.
_SIGN_INSIDE = regex("[^\\W\\d_][¡-´¶¸¹»-¿]|^®.|[a-zß-ÿ][À-ÖØ-Þ]")
_VIETNAMESE = regex("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
# Words of other languages that would pass for VNI.
_FOREIGN = frozenset({"où", "aïn", "thaï", "aún"})
_CERTAIN, _POSSIBLE, _NOT = 2, 1, 0


def is_legacy(text: str) -> bool:
    """Return whether the text is in the TCVN3 or VNI encoding.

    >>> is_legacy("Uû ban nh©n d©n"), is_legacy("UÛY BAN NHAÂN DAÂN"), is_legacy("Ủy ban nhân dân")
    (True, True, False)
    """
    if text.isascii():
        return False
    words = set(_words(text))
    weights = [_weight(word) for word in words]
    if _CERTAIN in weights:
        return True
    weight = sum(weights)
    return weight > 1 and 4 * weight >= len(words) and not _VIETNAMESE.search(text)


def legacy_texts(texts: Collection[str]) -> frozenset[str]:
    """Return those of many texts that are in the TCVN3 or VNI encoding.

    They share most of their words, so that each is looked at once.

    >>> legacy_texts({"Sở Y tế", "Së Y tÕ"})
    frozenset({'Së Y tÕ'})
    """
    pieces = set[str]()
    for text in texts:
        pieces.update(text.split())
    speaking = {piece for piece in pieces if not piece.isascii() and _speaks(piece)}
    if not speaking:
        return frozenset()
    return frozenset(
        text for text in texts if not speaking.isdisjoint(text.split()) and is_legacy(text)
    )


# Most words of a workbook were met in the one before.
@lru_cache(maxsize=8192)
def _speaks(piece: str) -> bool:
    """Return whether any word between two spaces speaks for an old encoding."""
    return any(map(_weight, _words(piece)))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text))


@lru_cache(maxsize=8192)
def _weight(word: str) -> int:
    """Return how strongly one word speaks for an old encoding."""
    if max(word) > "\xff" or len(word) == 1:
        return _NOT
    small = word.casefold()
    if small in _FOREIGN or (_is_syllable(small) and not _SIGN_INSIDE.search(word)):
        return _NOT
    weight = _NOT
    if _is_syllable(word.translate(_TCVN3).casefold()):
        is_certain = _SIGN_INSIDE.search(word) and not _is_syllable(small)
        weight = _CERTAIN if is_certain else _POSSIBLE
    decoded, pairs = _VNI_PAIR.subn(lambda pair: pair[0][0] + _VNI_SIGNS[pair[0][1]], small)
    if _is_syllable(unicodedata.normalize("NFC", decoded.translate(_VNI_SINGLE))):
        weight = max(weight, _CERTAIN if pairs or small.startswith("ñ") else _POSSIBLE)
    return weight


def _is_syllable(word: str) -> bool:
    """Return whether a word in small letters can be a syllable of Vietnamese."""
    apart = unicodedata.normalize("NFD", word)
    toneless = apart.translate(_WITHOUT_TONE)
    if len(apart) - len(toneless) > 1 or _TONE_ON_CONSONANT.search(apart):
        return False
    plain = unicodedata.normalize("NFC", toneless)
    cuts = range(_LONGEST_START + 1)
    if not any(plain[:cut] in _STARTS and plain[cut:] in _ENDS for cut in cuts):
        return False
    return not toneless.endswith(_STOPS) or bool(_STOP_TONE.search(apart))
