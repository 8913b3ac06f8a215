import pytest

from tasks.ingest.encoding import codec, decode
from tasks.ingest.sniff import binary

ENGLISH = "The mayor’s office said the café owner’s £300 loss — “a drop” — was noted. Other shops lost far more money. "
POLISH = "Prezydent powiedział dziennikarzom, że żółte łódki są już w porcie, a rozmowy będą trwały do piątku. "
RUSSIAN = "Президент заявил журналистам, что переговоры продолжаются и решение будет принято в пятницу. "
JAPANESE = "政府は今日、新しい政策を発表した。首相は記者会見で、来週の金曜日までに決定すると述べた。"


def page(label, text=ENGLISH):
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={label}"></head><p>{text}</p>'


@pytest.mark.parametrize(
    ("data", "encoding", "source"),
    [
        (ENGLISH.encode(), "utf-8", "utf-8"),
        (ENGLISH.encode("utf-8-sig"), "utf-8", "bom"),
        (b"\xff\xfe" + ENGLISH.encode("utf-16-le"), "utf-16le", "bom"),
        (b"\xfe\xff" + ENGLISH.encode("utf-16-be"), "utf-16be", "bom"),
        (ENGLISH.encode("utf-32"), "utf-32le", "bom"),
        (ENGLISH.encode("utf-16-le"), "utf-16le", "detected:0.80"),
        ((ENGLISH * 3).encode("cp1252"), "windows-1252", "detected:1.00"),
        ((ENGLISH * 3).encode("mac-roman"), "macintosh", "detected:1.00"),
        ((POLISH * 5).encode("cp1250"), "windows-1250", "detected:1.00"),
        ((RUSSIAN * 5).encode("cp1251"), "windows-1251", "detected:1.00"),
        ((RUSSIAN * 5).encode("koi8-r"), "koi8-r", "detected:1.00"),
        ((JAPANESE * 5).encode("cp932"), "shift_jis", "detected:1.00"),
    ],
)
def test_the_encoding_is_found_and_told(data, encoding, source):
    decoded = decode(data)
    assert decoded is not None
    assert (decoded.encoding, decoded.source) == (encoding, source)
    assert decoded.text[:20] in ENGLISH + POLISH + RUSSIAN + JAPANESE


def test_a_page_is_read_as_it_declares():
    for label, python, name in [
        ("iso-8859-1", "cp1252", "windows-1252"), ("Shift_JIS", "cp932", "shift_jis"), ("GB2312", "gb18030", "gb18030"),
    ]:  # fmt: skip
        text = page(label, JAPANESE if name == "shift_jis" else ENGLISH)
        decoded = decode(text.encode(python), markup=True)
        assert decoded is not None
        assert (decoded.text, decoded.encoding, decoded.source) == (text, name, "declared")


def test_an_xml_declaration_counts():
    text = f'<?xml version="1.0" encoding="windows-1250"?><html><p>{POLISH}</p></html>'
    decoded = decode(text.encode("cp1250"), markup=True)
    assert decoded is not None
    assert (decoded.text, decoded.source) == (text, "declared")


@pytest.mark.parametrize(
    ("text", "python", "source"),
    [
        (page("iso-8859-1"), "utf-8", "utf-8, not iso-8859-1 as declared"),
        (page("utf-8"), "cp1252", "detected:1.00, not utf-8 as declared"),
        (page("x-made-up"), "utf-8", "utf-8, not x-made-up as declared"),
        (page("utf-16"), "utf-8", "declared"),
    ],
)
def test_a_declaration_that_is_wrong_is_told(text, python, source):
    decoded = decode(text.encode(python), markup=True)
    assert decoded is not None
    assert (decoded.text, decoded.source) == (text, source)


def test_what_is_given_for_the_source_comes_first():
    data = ENGLISH.encode("cp1252")
    assert decode(data, given="latin1").source == "given"
    assert decode(data * 3, given="utf-8").source == "detected:1.00, not utf-8 as given"


def test_a_few_stray_bytes_in_utf8_are_read_as_windows_1252():
    data = (ENGLISH * 4).encode() + b"It\x92s late."
    decoded = decode(data)
    assert decoded.text == ENGLISH * 4 + "It’s late."
    assert decoded.source == "utf-8, 1 bytes read as windows-1252"


def test_a_single_odd_byte_in_much_ascii_is_read_and_the_doubt_recorded():
    decoded = decode(b"The bridge over the Marl was closed on Tuesday. " * 10 + b"A\xb9")
    assert (decoded.encoding, decoded.source) == ("windows-1252", "detected:0.00")


def test_a_character_cut_off_at_the_end_is_told():
    decoded = decode((ENGLISH + "”").encode()[:-1])
    assert decoded.text == ENGLISH + "\ufffd"
    assert decoded.source == "utf-8, cut at the end"


def test_bytes_that_no_encoding_reads_well_are_not_guessed():
    assert decode(b"\x81\x8d\x8f\x90\x9d" * 3) is None
    assert decode(bytes(range(0x80, 0x100)) * 40) is None
    assert decode(b"\xff\xfe\x00\xd8\x00\xd8") is None


def test_labels_are_those_of_the_web():
    assert codec("ISO_8859-1") == ("windows-1252", "cp1252")
    assert codec("ks_c_5601-1987") == ("euc-kr", "cp949")
    assert codec("base64") is None


def test_binary_bytes_are_known_and_text_in_wide_encodings_is_not_binary():
    assert "PDF" in binary(b"%PDF-1.7 ...")
    assert "control characters" in binary(b"\x00\x01\x02abc" * 30)
    for text in (ENGLISH.encode("utf-16"), ENGLISH.encode("utf-16-be"), ENGLISH.encode("utf-32"), ENGLISH.encode()):
        assert binary(text) is None
    assert binary(JAPANESE.encode("iso2022_jp")) is None
