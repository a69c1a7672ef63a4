from loaders.readers.markup import has_markup, plain


def test_blocks_part_paragraphs_and_scripts_are_left_out() -> None:
    assert plain("<p>One &amp;\n two</p><script>x < 1</script><p>Three</p>").split("\n\n") == ["", "One & two", "", "Three", ""]


def test_text_with_a_less_than_sign_is_no_markup() -> None:
    assert has_markup("a<br/>b")
    assert has_markup("a &amp; b")
    assert not has_markup("a < b and c > d & e")
