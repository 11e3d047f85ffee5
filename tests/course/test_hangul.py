"""lib.hangul: jamo and back, and the examples of the official text on Latin letters."""

from lib import hangul

# Examples of 국어의 로마자 표기법 (2000), chapters 2 and 3; ㄴ that is inserted (학여울) is
# left out.
OFFICIAL = """
구미 gumi 영동 yeongdong 백암 baegam 옥천 okcheon 합덕 hapdeok
호법 hobeop 월곶 wolgot 벚꽃 beotkkot 한밭 hanbat 구리 guri
설악 seorak 칠곡 chilgok 임실 imsil 울릉 ulleung 대관령 daegwallyeong
백마 baengma 종로 jongno 왕십리 wangsimni 별내 byeollae 신라 silla
해돋이 haedoji 같이 gachi 좋고 joko 놓다 nota 낳지 nachi
묵호 mukho 집현전 jiphyeonjeon 압구정 apgujeong 낙동강 nakdonggang 죽변 jukbyeon
낙성대 nakseongdae 합정 hapjeong 팔당 paldang 샛별 saetbyeol 울산 ulsan
"""


def test_the_examples_of_the_official_text_come_out():
    examples = OFFICIAL.split()
    assert [hangul.romanise(word) for word in examples[::2]] == examples[1::2]


def test_a_word_by_itself_changes_no_sound():
    assert hangul.alone("독립") == "dokrip"
    assert hangul.romanise("독립") == "dongnip"


def test_jamo_make_the_syllables_that_they_came_from():
    assert len(hangul.to_jamo("법하")) == 5
    assert hangul.to_syllables(hangul.to_jamo("법하 1조")) == "법하 1조"


def test_a_lone_jamo_becomes_a_letter_that_fonts_have():
    assert hangul.to_syllables(hangul.to_jamo("법")[0]) == "ㅂ"
    assert hangul.jamo_letters("국어") == ["ㄱ", "ㅜ", "ㄱ", "ㅇ", "ㅓ"]
