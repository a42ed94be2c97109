"""The interview: commands, wrong answers, gaps, the way back, and the file after each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from cases import as_yaml, base
from person import HEAD

import synthreport
from synthreport import Level
from synthreport.document import parse
from synthreport.edit.manifest_file import Changed, ManifestFile, Unreadable
from synthreport.interview.answers import NoAnswer, answer, gap
from synthreport.interview.console import Stopped
from synthreport.interview.interview import Interview
from synthreport.interview.session import Session, Settings
from synthreport.profile.lookup import chosen
from synthreport.schema.forms import form_at

ROOT = Path(__file__).resolve().parents[1]
BEGUN = 'synthreport: "1.0"\n'


class Scripted:
    """Types one text after the other, and stops after the last; `asked` are the pointers of the questions."""

    edits = False

    def __init__(self, typed: Iterable[str]) -> None:
        self.typed: Iterator[str] = iter(typed)
        self.lines: list[str] = []
        self.asked: list[str] = []

    def tell(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.lines.append(line)
            if found := HEAD.match(line):
                self.asked.append(found[1])

    def edit(self, text: str) -> str:
        return text

    def ask(self, prompt: str, words: Sequence[str], fault: Callable[[str], str]) -> str:
        for typed in self.typed:
            fault(typed)
            return typed
        raise Stopped(interrupted=False)


class Talked:
    """What became of a manifest after an interview."""

    def __init__(self, path: Path, typed: Iterable[str], settings: Settings) -> None:
        manifest_file = ManifestFile(path)
        self.console = Scripted(typed)
        self.session = Session(manifest_file, chosen(settings.profile), settings)
        self.interview = Interview(self.session, self.console)
        self.stopped = False
        try:
            self.interview.run()
        except Stopped:
            self.stopped = True
        self.text = path.read_text(encoding="utf-8")
        self.data: Any = parse(self.text.encode()).data
        self.said = "\n".join(self.console.lines)


Interviewing = Callable[..., Talked]


@pytest.fixture
def interview(tmp_path: Path) -> Interviewing:
    """An interview about a manifest of this text, in which these lines are typed."""

    def talked(*typed: str, text: str = BEGUN, settings: Settings = Settings()) -> Talked:  # noqa: B008
        path = tmp_path / "synthreport.yaml"
        path.write_bytes(text.encode())
        return Talked(path, typed, settings)

    return talked


def test_questions_come_in_the_order_of_the_standard_and_answers_are_saved_at_once(interview: Interviewing) -> None:
    done = interview("creator", "chen", "2026-11-24")
    assert done.console.asked == [
        "/manifest/basis",
        "/manifest/completed_by",
        "/manifest/date",
        "/manifest/approved_by",
    ]
    assert done.data["manifest"] == {"basis": "creator", "completed_by": "chen", "date": "2026-11-24"}
    assert done.stopped


def test_an_item_is_asked_in_plain_words_once_and_the_values_have_their_meanings(interview: Interviewing) -> None:
    done = interview("creator", "chen", "2026-11-24", "none", "-", "-")
    assert "[/manifest/basis]  MA02 must · Author of the manifest" in done.said
    assert done.said.count("\n  Who filled in the manifest, on whose behalf and when?\n") == 1
    assert "\n  custodian: The custodian of the dataset speaks.\n" in done.said
    assert "\n  What is the dataset called, and where can it be found?\n  The dataset's title.\n" in done.said


def test_every_entry_of_a_collection_is_asked_about_in_plain_words(interview: Interviewing) -> None:
    done = interview("/parties", "chen, okafor", *("-" for _ in range(60)))
    for name in ("chen", "okafor"):
        part = done.said.partition(f"[/parties/{name}/")[2]
        assert "Who took part, who paid, and what ties do they have?" in part.partition("\n\n")[0]


def test_the_choices_of_a_list_have_their_meanings(interview: Interviewing) -> None:
    done = interview("/dataset/methods", "fitted, prompted")
    assert "\n  prompted: A model was asked in words.\n" in done.said
    assert "(separated by commas)" in done.said
    assert done.data["dataset"]["methods"] == ["fitted", "prompted"]


def test_an_answer_that_cannot_stand_is_told_and_asked_again(interview: Interviewing) -> None:
    done = interview("creator", "chen", "in November", "2026-11-24")
    assert "expected a date such as 2024" in done.said
    assert done.data["manifest"]["date"] == "2026-11-24"


@pytest.mark.parametrize("typed", ["TODO", "lorem ipsum", "n/a"])
def test_what_says_nothing_is_no_answer(interview: Interviewing, typed: str) -> None:
    done = interview("creator", "chen", "", "none", typed, "A title")
    assert done.data["dataset"] == {"title": "A title"}


def test_a_date_that_no_calendar_has_is_refused(interview: Interviewing) -> None:
    done = interview("creator", "chen", "2026-02-30")
    assert "is no day of the calendar" in done.said
    assert "date" not in done.data["manifest"]


def test_enter_takes_what_stands_in_brackets(interview: Interviewing) -> None:
    done = interview("", "chen", "")
    assert done.data["manifest"]["basis"] == "creator"
    assert len(done.data["manifest"]["date"]) == 10


def test_enter_without_anything_in_brackets_skips(interview: Interviewing) -> None:
    done = interview("creator", "")
    assert done.console.asked[-1] == "/manifest/date"
    assert "completed_by" not in done.data["manifest"]


def test_words_may_be_shortened_but_not_beyond_doubt(interview: Interviewing) -> None:
    done = interview("c", "cr")
    assert "expected one of creator, custodian" in done.said
    assert done.data["manifest"] == {"basis": "creator"}


def test_what_is_skipped_is_left_unsaid_or_becomes_a_gap_as_chosen(interview: Interviewing) -> None:
    assert "completed_by" not in interview("creator", "-").data["manifest"]
    done = interview("creator", "-", settings=Settings(gap_for_skipped=True))
    assert done.data["manifest"]["completed_by"] == {"gap": "not_reported"}


def test_back_takes_the_last_answer_away(interview: Interviewing) -> None:
    done = interview("creator", "chen", "<", "okafor")
    assert done.console.asked[:3] == ["/manifest/basis", "/manifest/completed_by", "/manifest/date"]
    assert done.console.asked[3] == "/manifest/completed_by"
    assert done.data["manifest"]["completed_by"] == "okafor"


def test_back_brings_back_what_was_skipped(interview: Interviewing) -> None:
    assert interview("creator", "-", "<").console.asked[-1] == "/manifest/completed_by"


def test_back_at_the_first_question_says_so(interview: Interviewing) -> None:
    assert "this is the first question" in interview("<").said


def test_a_gap_takes_the_place_of_an_answer(interview: Interviewing) -> None:
    assert interview("creator", "!unknown").data["manifest"]["completed_by"] == {"gap": "unknown"}
    done = interview("creator", "! with", "! withheld: Blind review.")
    assert "a reason is required" in done.said
    assert done.data["manifest"]["completed_by"] == {"gap": "withheld", "reason": "Blind review."}


def test_a_gap_for_all_stands_in_the_place_of_the_object_or_as_its_rest(interview: Interviewing) -> None:
    assert interview("!! unknown").data == {"synthreport": "1.0", "manifest": {"gap": "unknown"}}
    done = interview("creator", "!! unknown")
    assert done.data["manifest"] == {"basis": "creator", "rest": {"gap": "unknown"}}
    assert done.console.asked[-1] == "/dataset/title"


def test_where_no_gap_can_stand_one_for_the_whole_is_offered(interview: Interviewing) -> None:
    done = interview("! unknown", "!! unknown")
    assert "no gap is allowed here" in done.said
    assert done.data["manifest"] == {"gap": "unknown"}
    skipped = interview("-", settings=Settings(gap_for_skipped=True))
    assert skipped.data["manifest"] == {"gap": "not_reported"}


def test_a_section_that_a_tool_made_a_gap_is_confirmed_as_one(interview: Interviewing) -> None:
    marks = {"filled_by_tool": ["/maintenance"], "unconfirmed": ["/maintenance"]}
    gap = {"gap": "unknown"}
    done = interview("yes", text=trial(manifest={**base("trial")["manifest"], **marks}, maintenance=gap))
    assert done.console.asked == ["/maintenance", "/maintenance"], "confirmed; then asked for, as no such gap is enough"
    assert done.said.count("Not confirmed yet") == 1
    assert "unconfirmed" not in done.data["manifest"]


def test_why_tells_the_reason_and_where_there_is_more(interview: Interviewing) -> None:
    done = interview("creator", "?")
    assert "Why: A statement without a speaker" in done.said
    assert "synthreport explain MA02" in done.said


def test_a_pointer_leads_to_its_question(interview: Interviewing) -> None:
    done = interview("/dataset/title", "A title")
    assert done.console.asked == ["/manifest/basis", "/dataset/title", "/manifest/basis"]
    assert done.data["dataset"]["title"] == "A title"


def test_a_pointer_to_nothing_is_told(interview: Interviewing) -> None:
    assert "unknown pointer /dataset/titel" in interview("/dataset/titel").said


def test_what_is_referred_to_is_asked_for(interview: Interviewing) -> None:
    done = interview("creator", "chen", "-", "-", "!! unknown", "organisation", "Chen and sons")
    assert done.data["parties"] == {"chen": {"kind": "organisation", "name": "Chen and sons"}}


def test_an_id_that_may_belong_to_several_collections_is_placed_by_the_person(interview: Interviewing) -> None:
    text = BEGUN + "steps:\n  draw: {kind: sample, takes: [registry]}\n"
    done = interview(*["-"] * 60, text=text)
    assert '"registry" is not defined yet. What is it?' in done.said
    before = done.console.asked.index("/steps/draw/takes/0")
    placed = interview(*["-"] * before, "tools", "inp", "dataset", text=text)
    assert "expected one of inputs, splits, files, steps" in placed.said
    assert placed.data["inputs"] == {"registry": {"kind": "dataset"}}


def trial(**changes: Any) -> str:
    """A complete manifest, with changes to its sections."""
    return as_yaml({**base("trial"), **changes})


def test_one_answer_may_be_that_of_every_entry(interview: Interviewing) -> None:
    fields = {name: {"table": "patients", "description": f"About {name}"} for name in ("a", "b")}
    content = {**base("trial")["content"], "fields": fields}
    done = interview("integer *", text=trial(content=content))
    assert done.console.asked[0] == "/content/fields/a/type"
    assert [each["type"] for each in done.data["content"]["fields"].values()] == ["integer", "integer"]


def test_one_answer_may_be_that_of_all_that_is_answered_with_the_same_words(interview: Interviewing) -> None:
    done = interview("intended", "intended", "excluded *", text=trial(purpose={"out_of_scope": ["Care"]}))
    uses = done.data["purpose"]["uses"]
    assert [use for use, said in uses.items() if said == "intended"] == ["code_testing", "teaching"]
    assert len([use for use, said in uses.items() if said == "excluded"]) == 8


def test_a_complete_manifest_is_asked_nothing(interview: Interviewing) -> None:
    done = interview(text=trial())
    assert done.console.asked == []
    assert not done.stopped
    assert done.text == trial()


def test_comments_and_order_stay_where_a_person_put_them(interview: Interviewing) -> None:
    text = '# mine\nsynthreport: "1.0"  # the version\n\nmanifest:\n  # who\n  basis: creator\n'
    done = interview("chen", text=text)
    assert done.text == text + "  completed_by: chen\n"


def test_what_a_tool_filled_in_is_shown_and_confirmed(interview: Interviewing) -> None:
    marks = {"filled_by_tool": ["/access/licence"], "unconfirmed": ["/access/licence"]}
    text = trial(manifest={**base("trial")["manifest"], **marks})
    assert "MA54" in {each.code for each in synthreport.check(text).findings}
    done = interview("yes", text=text)
    assert "Not confirmed yet. Is this right?" in done.said
    assert "unconfirmed" not in done.data["manifest"]
    assert done.data["manifest"]["filled_by_tool"] == ["/access/licence"]
    assert "MA54" not in {each.code for each in synthreport.check(done.text).findings}
    assert "unconfirmed" in interview("no", text=text).data["manifest"]


def test_what_a_person_says_otherwise_is_no_tools_answer_any_more(interview: Interviewing) -> None:
    marks = {"filled_by_tool": ["/access"], "unconfirmed": ["/access"]}
    done = interview("/access/licence", "CC0-1.0", "no", text=trial(manifest={**base("trial")["manifest"], **marks}))
    assert done.data["access"]["licence"] == "CC0-1.0"
    for key in marks:
        listed = done.data["manifest"][key]
        assert "/access/licence" not in listed
        assert "/access/tier" in listed


def test_what_an_answer_contradicts_is_told_at_once_and_shown_again_at_the_end(interview: Interviewing) -> None:
    manifest = {key: each for key, each in base("trial")["manifest"].items() if key != "date"}
    done = interview("1999-01-01", "-", text=trial(manifest=manifest))
    assert "note: MA53" in done.said
    assert "MA53 must: The manifest reports what happened after its own date." in done.said
    assert not done.stopped


def test_the_level_decides_what_is_asked(interview: Interviewing) -> None:
    tried = {key: each for key, each in base("trial").items() if key != "selection"}
    assert interview(text=as_yaml(tried), settings=Settings(least=Level.MUST)).console.asked == []
    assert interview(text=as_yaml(tried)).console.asked != []


def test_a_profile_decides_what_is_asked(interview: Interviewing) -> None:
    core = interview(*["-"] * 300, text=trial())
    inference = interview(*["-"] * 300, text=trial(), settings=Settings(profile="regulatory"))
    assert set(core.console.asked) < set(inference.console.asked)


def test_a_result_is_asked_for_what_its_metric_needs(interview: Interviewing) -> None:
    results = {"auc": {"kind": "downstream", "metric": "util.tstr@1"}}
    done = interview(*["-"] * 200, text=BEGUN + as_yaml({"results": results}))
    assert "/results/auc/n" in done.console.asked


def test_a_manifest_that_another_program_changes_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "synthreport.yaml"
    path.write_text(BEGUN, encoding="utf-8")
    manifest_file = ManifestFile(path)
    path.write_text(BEGUN + "dataset: {title: Mine}\n", encoding="utf-8")
    with pytest.raises(Changed):
        manifest_file.state("/dataset/title", "Yours")
    assert "Mine" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", "a: [", "- a\n", "synthreport: 1\nsynthreport: 2\n", "\x00"])
def test_a_manifest_with_slips_is_refused_with_the_reason(tmp_path: Path, text: str) -> None:
    path = tmp_path / "synthreport.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable, match=r"synthreport\.yaml:\d+: "):
        ManifestFile(path)


def form(pointer: str) -> Any:
    return form_at({"synthreport": "1.0", "parties": {"a": {"kind": "person"}}}, pointer, "1.0")


@pytest.mark.parametrize(
    ("pointer", "typed", "said"),
    [
        ("/dataset/released", "none", "none"),
        ("/dataset/title", "none", "none"),
        ("/dataset/methods", "fit, sim", ["fitted", "simulated"]),
        ("/dataset/creators", "chen, okafor", ["chen", "okafor"]),
        ("/purpose/out_of_scope", "Care; Diagnosis, of any kind", ["Care", "Diagnosis, of any kind"]),
        ("/content/subjects", "1,711", 1711),
        ("/content/subjects", "about 167000", {"about": 167000}),
        ("/content/subjects", "{gap: unknown}", {"gap": "unknown"}),
        ("/lineage/retrained_on_synthetic", "n", False),
        ("/access/licence", "{statement: For teaching.}", {"statement": "For teaching."}),
        ("/dataset/title", 'A "title": yes', 'A "title": yes'),
    ],
)
def test_what_is_typed_becomes_an_answer(pointer: str, typed: str, said: Any) -> None:
    assert answer(typed, form(pointer)) == said


@pytest.mark.parametrize(
    ("pointer", "typed"),
    [
        ("/dataset/methods", "guessed"),
        ("/lineage/retrained_on_synthetic", "maybe"),
        ("/access/licence", "{statement: "),
        ("/dataset/title", ""),
        ("/dataset/methods", "[fitted"),
    ],
)
def test_what_cannot_be_an_answer_is_told(pointer: str, typed: str) -> None:
    with pytest.raises(NoAnswer):
        answer(typed, form(pointer))


@pytest.mark.parametrize(
    ("pointer", "typed", "said"),
    [
        ("/manifest/date", "24.11.2026", "2026-11-24"),
        ("/manifest/date", "24 November 2026", "2026-11-24"),
        ("/manifest/date", "2026/11/24", "2026-11-24"),
        ("/inputs/a/population/places", "Germany; usa; SE", ["DE", "US", "SE"]),
        ("/access/licence", "MIT", "MIT"),
        ("/access/licence", "cc by 4.0", "CC-BY-4.0"),
        ("/content/subjects", "10 000", 10000),
        ("/parties/a/orcid", "0000000218250097", "0000-0002-1825-0097"),
        ("/parties/a/orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("/parties/a/email", "<data@example.edu>", "data@example.edu"),
        ("/manifest/completed_by", "Wei Chen", "wei_chen"),
        ("/results/r/metric", "1-KS", "fid.ks_complement@1"),
        ("/results/r/metric", "KS", "fid.ks_distance@1"),
        ("/results/r/metric", "C-index", "surv.c_index@1"),
        ("/dataset/title", '"/data is a path"', "/data is a path"),
    ],
)
def test_words_are_understood_as_people_say_them(pointer: str, typed: str, said: Any) -> None:
    data = {
        "manifest": {"basis": "creator"},
        "parties": {"a": {"kind": "person"}},
        "inputs": {"a": {"kind": "dataset", "population": {}}},
        "results": {"r": {"kind": "comparison"}},
    }
    assert answer(typed, form_at(data, pointer, "1.0")) == said


def test_what_is_understood_is_shown_and_a_sentence_becomes_an_id_and_a_name(interview: Interviewing) -> None:
    done = interview("creator", "Wei Chen", "24.11.2026")
    assert "understood: wei_chen" in done.said
    assert "understood: 2026-11-24" in done.said
    assert done.data["manifest"]["completed_by"] == "wei_chen"
    assert done.data["parties"]["wei_chen"]["name"] == "Wei Chen"
    sentences = interview("/limitations", "Few, old patients, all women")
    assert [each["text"] for each in sentences.data["limitations"].values()] == ["Few, old patients, all women"]
    sentences = interview("/limitations", "Rare diseases are lost because there are few; Ages are rounded")
    assert [each["text"] for each in sentences.data["limitations"].values()] == [
        "Rare diseases are lost because there are few",
        "Ages are rounded",
    ]


@pytest.mark.parametrize("typed", ["back", "skip", "??", "help", ":q", "<back", "quit", "yes*", "/dataset/title", "?"])
def test_a_command_is_never_an_answer(interview: Interviewing, typed: str) -> None:
    begun = BEGUN + "manifest: {basis: creator, completed_by: chen, date: 2026-11-24, approved_by: none}\n"
    done = interview("/dataset/title", typed, text=begun)
    assert "title" not in done.data.get("dataset", {})
    assert done.console.asked[-1] == "/dataset/title"
    literal = interview("/dataset/title", f'"{typed} and more"', text=begun)
    assert literal.data["dataset"]["title"] == f"{typed} and more"


def test_an_object_without_required_parts_is_asked_which_it_has(interview: Interviewing) -> None:
    done = interview("/privacy/claims", "yes", "no_person", "No record was read.")
    assert "expected one of no_person_level_input" in done.said
    assert "no_person_level_input: Nothing about single persons went in." in done.said


def test_gaps_are_typed_by_their_kind() -> None:
    assert gap(" not rec") == {"gap": "not_recorded"}
    assert gap("unknown: No log.") == {"gap": "unknown", "reason": "No log."}
    with pytest.raises(NoAnswer, match="expected one of"):
        gap("not")
