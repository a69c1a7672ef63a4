import pytest

from loaders.readers.language import is_english

ENGLISH = (
    "Turkey said on Monday that it would support Azerbaijan with all means, and that Armenia has to leave the lands which it occupies. "
)
OTHERS = {
    "fr": "Le Mali a demandé à la France de retirer ses soldats sans délai, et le président a répondu que le "
    "retrait se ferait en bon ordre pour des raisons de sécurité. ",
    "de": "Die Türkei hat am Montag erklärt, dass sie Aserbaidschan unterstützt, und der Minister sagte, "
    "Armenien müsse die Gebiete verlassen, die es besetzt hält. ",
    "nl": "Turkije zei maandag dat het Azerbeidzjan met alle middelen zal steunen, en dat Armenië de gebieden "
    "moet verlaten die het in de oorlog heeft bezet. ",
    "tr": "Türkiye pazartesi günü Azerbaycan'ı her şekilde destekleyeceğini ve Ermenistan'ın işgal ettiği "
    "toprakları terk etmesi gerektiğini açıkladı. ",
    "ru": "Турция заявила в понедельник, что поддержит Азербайджан всеми средствами. ",
}


def test_english_passes_even_where_another_language_is_declared() -> None:
    assert is_english(ENGLISH * 3)
    assert is_english(ENGLISH * 3, "ru")


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_do_not_pass_even_where_english_is_declared(language: str) -> None:
    assert not is_english(OTHERS[language] * 3, "en")


def test_short_texts_pass_unless_another_language_is_declared_or_seen() -> None:
    assert is_english("Ankara backs Baku")
    assert is_english("Ankara backs Baku", "en-GB")
    assert not is_english("Ankara soutient Bakou", "fr")
    assert not is_english("Анкара поддержала Баку")
