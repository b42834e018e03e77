"""Scope rules: each takes and leaves what its file says, and a rule that is not whole is refused."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geomap
from geomap.errors import RuleError
from geomap.text.document import annotate
from geomap.text.scopes.matcher import ScopeMatcher, scope_matcher
from geomap.text.scopes.rule_names import RuleName
from geomap.text.scopes.scope_rules import ScopeKind, ScopeRule, Target, read_rules, scope_rules

if TYPE_CHECKING:
    from geomap.text.scopes.matcher import Scopes

RULE = """
[[rule]]
name = "denial"
kind = "negation"
reason = "What is denied did not happen."
modifies = "trigger"
direction = "after"
reach = 2
cues = ["denied ..2 that", "no|none"]
pseudo = ["no less"]
ends = [",", "but"]
takes = ["No [raid] took place.", "No such [raid] was seen.", "Vela denied on Monday that [raids] happened."]
leaves = ["A [raid] took place.", "No, a [raid] took place.", "No man but the [raid] went on."]
"""


def scan(text: str, rules: tuple[ScopeRule, ...] | None = None) -> Scopes:
    """The scopes of a text, its sentences split as those of an article."""
    matcher = scope_matcher() if rules is None else ScopeMatcher(rules)
    document = annotate(text)
    return matcher.scan(text, document.words, [sentence.start for sentence in document.sentences])


def is_taken(rule: ScopeRule, marked: str) -> bool:
    """Whether a rule's cue modifies the word of a sentence that stands in square brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    return bool(scan(marked.replace("[", "").replace("]", "")).governing(rule.name, start, end))


@pytest.fixture
def rules(tmp_path: Path) -> tuple[ScopeRule, ...]:
    """The rule above, read from a file."""
    path = tmp_path / "scopes.toml"
    path.write_text(RULE)
    return read_rules(path)


@pytest.mark.parametrize("rule", scope_rules(), ids=lambda rule: rule.name)
def test_a_rule_takes_and_leaves_what_it_says(rule: ScopeRule) -> None:
    """The sentences beside a rule are read as they are marked."""
    wrong = [sentence for sentence in rule.takes if not is_taken(rule, sentence)]
    wrong += [sentence for sentence in rule.leaves if is_taken(rule, sentence)]
    assert wrong == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "negation"', 'kind = "gossip"', "unknown kind 'gossip'"),
        ('direction = "after"', 'direction = "up"', "unknown direction 'up'"),
        ("reach = 2", "raech = 2", "unknown key 'raech'"),
        ("takes =", "pseudo_takes =", "unknown key 'pseudo_takes'"),
        ("\nleaves =", "\n# leaves =", "no 'leaves'"),
        (', "No such [raid] was seen."', "", "3 sentences under 'takes'"),
        ("No such [raid]", "No such raid", "without one word in square brackets"),
    ],
)
def test_a_rule_that_is_not_whole_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    """The message names the file, the rule and what is wrong."""
    path = tmp_path / "scopes.toml"
    path.write_text(RULE.replace(old, new))
    with pytest.raises(RuleError) as caught:
        read_rules(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
    assert "'denial'" in str(caught.value)


ASKING = {"cues", "governing"}
"""By these the scopes of a text are asked for one rule."""
MODULES = [path.read_text(encoding="utf-8") for path in Path(geomap.__file__).parent.rglob("*.py")]


def test_every_rule_is_asked_for() -> None:
    """A rule that no reader asks for by its name, or by its kind and what it modifies, says nothing."""
    kinds = set(re.findall(r"(?:is_governed|_is_governed)\([^)]*?ScopeKind\.(\w+)", "".join(MODULES)))
    names = {RuleName[member].value for member in re.findall(r"RuleName\.([A-Z_]+)", "".join(MODULES))}
    assert [rule.name for rule in scope_rules() if rule.name not in names and rule.kind.name not in kinds] == []


def test_every_name_that_is_asked_for_is_a_rule() -> None:
    """A name that no rule has fails here, and not first in a text that asks for it."""
    assert {name.value for name in RuleName} - {rule.name for rule in scope_rules()} == set()


def test_rules_are_asked_for_by_names_that_are_checked() -> None:
    """No reader writes the name of a rule out, where a slip of the pen would wait for a text."""
    calls = (node for module in MODULES for node in ast.walk(ast.parse(module)) if isinstance(node, ast.Call))
    asking = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in ASKING]
    assert len(asking) > len(RuleName) / 2
    assert [ast.unparse(call) for call in asking if isinstance(call.args[0], ast.Constant | ast.JoinedStr)] == []


def test_two_rules_of_one_name_are_refused(tmp_path: Path) -> None:
    """A name leads to one rule."""
    path = tmp_path / "scopes.toml"
    path.write_text(RULE + RULE)
    with pytest.raises(RuleError, match="stands twice"):
        read_rules(path)


@pytest.mark.parametrize(
    ("text", "word", "is_governed"),
    [
        ("No big raid was seen.", "raid", True),
        ("No very big raid was seen.", "raid", False),
        ("No, raid them.", "raid", False),
        ("They saw none. Raids went on.", "Raids", False),
        ("Vela denied this week that raids went on.", "raids", True),
        ("Vela denied in all of this week that raids went on.", "raids", False),
        ("Vela denied, then that raids went on.", "raids", False),
        ("No less raids were seen.", "raids", False),
        ("No re-armed raiders came.", "raiders", True),
    ],
    ids=["reach", "beyond it", "mark", "sentence", "gap", "too wide a gap", "mark in a cue", "pseudo", "hyphen"],
)
def test_a_scope_ends_where_its_rule_says(
    rules: tuple[ScopeRule, ...], text: str, word: str, *, is_governed: bool
) -> None:
    """Reach, marks, sentences and look-alikes bound what a cue modifies."""
    start = text.index(word)
    assert bool(scan(text, rules).governing("denial", start, start + len(word))) is is_governed


def test_scopes_can_be_listed(rules: tuple[ScopeRule, ...]) -> None:
    """Every scope of a text names its rule and slices back to its words."""
    text = "No big raid was seen, and no shots."
    found = scan(text, rules).all()
    assert [text[slice(*scope.span)] for scope in found] == ["No big raid", "no shots"]
    assert {scope.rule.name for scope in found} == {"denial"}


def test_a_kind_is_asked_for_what_it_modifies(rules: tuple[ScopeRule, ...]) -> None:
    """A rule says nothing of other words than those that it modifies, nor does a cue outside the stretch asked."""
    scopes = scan("No raid was seen.", rules)
    assert scopes.is_governed(ScopeKind.NEGATION, Target.TRIGGER, 3, 7)
    assert not scopes.is_governed(ScopeKind.NEGATION, Target.PLACE, 3, 7)
    assert not scopes.is_governed(ScopeKind.NEGATION, Target.TRIGGER, 3, 7, within=(3, 17))


@given(
    st.lists(st.sampled_from(["no", "not", "near", "could", "Kelm", "raid", ",", ".", "-", "'s", "been", "\n"])).map(
        " ".join
    )
)
def test_scopes_hold_their_cues(text: str) -> None:
    """A scope lies in its text and its cue in it, whatever the text."""
    for scope in scan(text).all():
        assert 0 <= scope.span.start <= scope.cue.start < scope.cue.end <= scope.span.end <= len(text)
