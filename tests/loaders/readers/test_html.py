from pathlib import Path

import pytest

from loaders.readers.html import read_html
from loaders.readers.items import Reason, Refused

CORPUS = Path(__file__).parents[2] / "readers_corpus"


def test_a_page_gives_its_article_and_what_it_says_of_it() -> None:
    draft = read_html((CORPUS / "news_page.html").read_bytes())
    assert (draft.title, draft.outlet, draft.published) == (
        "Saudi Arabia leads air strikes on Houthis in Yemen",
        "Lantern Tribune",
        "2015-03-26",
    )
    assert (draft.authors, draft.language) == (("Ruth Calloway",), "en")
    assert draft.paragraphs[-1].text.endswith("took the port of Aden.")


def test_a_fetched_page_may_name_its_own_address_on_its_own_host_only() -> None:
    data = (CORPUS / "news_page.html").read_bytes()
    own = "https://lanterntribune.example/world/2015/03/26/saudi-arabia-leads-air-strikes"
    assert read_html(data).url == own
    assert read_html(data, "https://lanterntribune.example/?p=1").url == own
    assert read_html(data, "https://copies.example/1").url == "https://copies.example/1"


def test_a_page_without_article_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        read_html((CORPUS / "no_article.html").read_bytes())
    assert caught.value.reason is Reason.NO_ARTICLE
