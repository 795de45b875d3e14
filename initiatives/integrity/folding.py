"""Text made comparable, so that two spellings of one thing meet.

The results are for comparison only; nobody reads them.
"""

import re
import unicodedata

# From British to American spelling. A rule may bend a word it is not meant for, since
# it bends every occurrence of the word alike.
AMERICAN = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=\w\w)our", "or"),
        (r"is(?=(e|ed|er|ing|ation)$)", "iz"),
        (r"yse(?=d?$)", "yze"),
        (r"programme", "program"),
        (r"(cent|theat|met|lit)re$", r"\1er"),
        (r"(def|lic|off)ence$", r"\1ense"),
        (r"ll(?=(ing|ed|er|or)$)", "l"),
        (r"ogue$", "og"),
        (r"^ageing$", "aging"),
        (r"^grey$", "gray"),
    )
]
# Words that tell no two bodies apart: little words and legal forms.
EMPTY_WORDS = {"the", "a", "of", "for", "and", "inc", "ltd", "llc", "gmbh"}


def words_of(text):
    """Return the words of a text without case, accents and punctuation."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return re.findall(r"\w+", plain.casefold())


def fold_text(text):
    """Return a statement without case, accents, surplus space and punctuation.

    Words stay apart, so that "1.5 million" is not "15 million".
    """
    return " ".join(words_of(text))


def fold_word(word):
    """Return one folded word in the singular and in American spelling."""
    if len(word) > 4 and word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif re.search(r"(x|ch|sh|ss|z)es$", word):
        word = word[:-2]
    elif len(word) > 3 and re.search(r"[^sui]s$", word):
        word = word[:-1]
    for pattern, replacement in AMERICAN:
        word = pattern.sub(replacement, word)
    return word


def fold_tag(name):
    """Return a tag without number, hyphens and spaces, in American spelling."""
    return "".join(map(fold_word, words_of(name)))


def fold_body(name):
    """Return the telling words of an organisation's name, in alphabetical order."""
    words = [word for word in words_of(name) if word not in EMPTY_WORDS]
    return " ".join(sorted(map(fold_word, words)))
