from tasks.clean.language import detect
from tests.tasks.clean.given import BODY


def test_english_is_told():
    found = detect("\n\n".join(BODY))
    assert found.code == "en" and found.supported and found.probability is None


def test_few_function_words_leave_the_word_to_the_model():
    found = detect(
        "Storm Agda strands three ferries: passengers rescued, harbour closed, schools shut, trains cancelled"
    )
    assert found.code == "en" and found.probability > 0.5


def test_other_languages_are_told():
    found = detect(
        "Le conseil municipal a décidé lundi soir de fermer le port jusqu'à jeudi, selon le maire de la ville."
    )
    assert found.code == "fr" and not found.supported


def test_short_texts_go_by_the_hint_or_by_function_words():
    assert detect("Storm Agda", "en-GB").code == "en"
    assert detect("Sturm Agda", "de").code == "de"
    assert detect("The end of the storm").code == "en"
    assert detect("Agda 2025").code == "und" and detect("Agda 2025").supported


def test_names_do_not_make_english_foreign():
    text = "Müller, Ødegård and Šeper were on the list of the day, but it was Çelik who had been at the top all year."
    assert detect(text).code == "en"
