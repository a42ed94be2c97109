"""Importers of what generators and tools wrote: what they take, what they leave, and that nothing breaks them."""

from __future__ import annotations

import copy
import json
import pickle
import random
import sys
import types
from pathlib import Path
from typing import Any

import pytest

from synthreport import check
from synthreport.document.pointers import get, own, pointer_of, put
from synthreport.draft.draft import Draft
from synthreport.draft.source_files import LIMIT, Source, Unusable
from synthreport.files.serialise import as_yaml
from synthreport.interop import Options, imported, importer
from synthreport.outcome import State
from synthreport.standard.metrics.metrics import registry

DATA = Path(__file__).parent / "data" / "importers"

FIXTURES = {
    "mostlyai_generator.json": "mostlyai",
    "mostlyai_generator_dp.json": "mostlyai",
    "mostlyai_dataset.json": "mostlyai",
    "metasyn.json": "metasyn",
    "sdv_v0.json": "sdv",
    "sdv_v1.json": "sdv",
    "sdv_v1_single.json": "sdv",
    "sdv_v1_multi.json": "sdv",
    "sdv_v2.json": "sdv",
    "sdv_info.json": "sdv",
    "sdmetrics_quality.json": "sdmetrics",
    "sdmetrics_diagnostic.json": "sdmetrics",
    "synthea.json": "synthea",
    "clinosim.json": "clinosim",
    "clinosim_cache.json": "clinosim",
    "cdm_source.json": "omop",
    "cdm_source.csv": "omop",
    "pip_inspect.json": "pip-inspect",
    "pylock.toml": "pylock",
}
OWN = [*dict.fromkeys(FIXTURES.values()), "sdv-pickle"]
MARKERS = ("159.93936", "Zebra", "zoe.marker", "45.01516", "UEFSMQ")
"""What is planted in the files: extremes, a rare category, an address, and records that a draw was conditioned on."""

REFERENCES = {"DC67", "DC68", "DC69", "DC70"}
FALSE: tuple[Any, ...] = (
    None,
    True,
    -1,
    10**400,
    1e308,
    "",
    " ",
    "gap",
    "\ud800",
    "x" * 5000,
    [],
    {},
    [[]],
    {"gap": 1},
    [None, {}, 7],
)


def take(name: str, values: bool = False) -> Draft:
    return imported(Source(DATA / name), FIXTURES[name], Options(values=values))


def take_json(form: str, data: Any, values: bool = False) -> Draft:
    return imported(Source(Path("given.json"), data=json.dumps(data).encode()), form, Options(values=values))


def load(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def faults(draft: Draft) -> list[str]:
    """What a check says against a draft besides that much is missing."""
    result = check({"synthreport": "1.0", **draft.answers})
    malformed = {code for code, each in result.outcomes.items() if each.state is State.MALFORMED}
    return [f"{each.code} {each.at.pointer}" for each in result.findings if each.code in malformed | REFERENCES]


def said(draft: Draft) -> str:
    return json.dumps(draft.answers, ensure_ascii=False) + repr(draft.left)


def whys(draft: Draft) -> str:
    return "\n".join(f"{each.place} -- {each.why}" for each in draft.left)


@pytest.mark.parametrize("name", FIXTURES)
def test_each_file_is_recognised_by_its_importer_alone(name: str) -> None:
    assert [each for each in OWN if importer(each).recognises(Source(DATA / name))] == [FIXTURES[name]]


@pytest.mark.parametrize("values", [False, True])
@pytest.mark.parametrize("name", FIXTURES)
def test_what_is_made_of_a_file_is_well_formed(name: str, values: bool) -> None:
    draft = take(name, values)
    assert draft.answers
    assert faults(draft) == []
    assert as_yaml(draft.answers)
    assert set(draft.origins.values()) == {name}


@pytest.mark.parametrize("name", FIXTURES)
def test_nothing_of_single_persons_is_taken(name: str) -> None:
    assert [marker for marker in MARKERS if marker in said(take(name))] == []


@pytest.mark.parametrize("name", FIXTURES)
def test_even_on_demand_neither_extremes_become_ranges_nor_addresses_of_users_answers(name: str) -> None:
    draft = take(name, values=True)
    fields = draft.answers.get("content", {}).get("fields", {})
    assert [each for each in fields.values() if "range" in each] == []
    assert "UEFSMQ" not in said(draft)


CLASHES = {
    "sdv": {
        "tables": {"visit": {"primary_key": "visit", "columns": {"visit": {"sdtype": "id"}, "sdv": {"sdtype": "id"}}}},
        **json.loads((DATA / "sdv_info.json").read_text(encoding="utf-8")),
    },
    "metasyn": {
        "gmf_version": "2.1",
        "vars": [{"name": "fit", "type": "string"}, {"name": "metasyn", "type": "string"}],
    },
    "omop": {"cdm_source_name": "Clinic", "cdm_holder": "Clinic"},
    "mostlyai": {
        "training_status": "DONE",
        "random_state": 1,
        "tables": [
            {
                "name": name,
                "columns": [{"name": "a b"}, {"name": "mostlyai"}],
                "tabular_model_configuration": {"model": "x"},
            }
            for name in ("a b", "a_b")
        ],
    },
    "sdmetrics": {
        "sdmetrics_version": "0.32.0",
        "details": {"Data Validity": [{"Metric": "KeyUniqueness", "Column": "sdmetrics", "Score": 1}]},
    },
}


@pytest.mark.parametrize("name", CLASHES)
def test_things_of_one_name_get_ids_of_their_own(name: str) -> None:
    draft = take_json(name, CLASHES[name])
    assert len(draft.answers) > 1
    assert faults(draft) == []


@pytest.mark.parametrize(
    "name, wanted",
    [
        ("sdv_v2.json", ["asthma", "Zebra disease"]),
        ("metasyn.json", ["159.93936", "Zebra disease"]),
        ("mostlyai_generator.json", ["asthma", "Zebra disease"]),
    ],
)
def test_who_insists_gets_categories_and_learned_parameters(name: str, wanted: list[str]) -> None:
    text = said(take(name, values=True))
    assert [each for each in wanted if each not in text] == []


def test_metrics_are_those_of_the_registry_or_have_a_definition() -> None:
    results = [each for name in FIXTURES for each in take(name).answers.get("results", {}).values()]
    named = {each["metric"] for each in results if isinstance(each["metric"], str)}
    assert len(results) > 20
    assert named == {
        "fid.mostlyai_accuracy@1.10",
        "fid.sdmetrics_quality_overall@0.32",
        "fid.ks_complement@1",
        "fid.tv_complement@1",
    }
    assert named <= registry().metrics.keys()
    assert all(each["metric"]["definition"] for each in results if isinstance(each["metric"], dict))


class TestSdv:
    def test_types_keys_and_formats_of_version_1(self) -> None:
        content = take("sdv_v1_single.json").answers["content"]
        types = {name: each.get("type") for name, each in content["fields"].items()}
        assert types == {
            "patient_id": "string",
            "age": "integer",
            "weight": "number",
            "diagnosis": "code",
            "admitted": "date",
            "seen": "datetime",
            "mail": "string",
            "smoker": "boolean",
            "odd": None,
        }
        assert content["fields"]["age"]["name"] == "Age"
        assert content["tables"]["table"]["key"] == ["patient_id"]

    @pytest.mark.parametrize(
        "name, child, field",
        [("sdv_v1_multi.json", "visits", "visits_patient_id"), ("sdv_v0.json", "visits", "patient")],
    )
    def test_references_between_tables(self, name: str, child: str, field: str) -> None:
        tables = take(name).answers["content"]["tables"]
        assert tables[child]["foreign_keys"] == [{"field": field, "table": "patients"}]

    def test_a_sequence_index_makes_it_longitudinal(self) -> None:
        assert take("sdv_v1_multi.json").answers["content"]["modalities"] == ["tabular", "longitudinal"]
        assert take("sdv_v0.json").answers["content"]["modalities"] == ["tabular"]

    @pytest.mark.parametrize(
        "form, kind",
        [("%Y-%m-%d", "date"), ("%H:%M", "time"), ("%Y%m%dT%H%M", "datetime"), ("%c", "datetime"), ("day", "datetime")],
    )
    def test_formats_of_dates(self, form: str, kind: str) -> None:
        metadata = {"columns": {"at": {"sdtype": "datetime", "datetime_format": form}}}
        assert take_json("sdv", metadata).answers["content"]["fields"]["at"]["type"] == kind

    def test_what_was_read_from_real_data_is_named_once_for_all_columns(self) -> None:
        left = [each.place for each in take("sdv_v2.json").left]
        assert "range_min of 3 columns" in left
        assert "range_values of 4 columns" in left

    def test_a_synthesizer_becomes_tool_and_step(self) -> None:
        answers = take("sdv_info.json").answers
        assert answers["tools"]["sdv"]["version"] == "2.0.0"
        fit = answers["steps"]["fit"]
        assert (fit["kind"], fit["family"], fit["finished"]) == ("fit", "copula", "2026-11-26")
        assert fit["parameters"]["enforce_rounding"] is True

    def test_one_that_was_never_fitted_has_no_step(self) -> None:
        info = {**load("sdv_info.json")["get_info"], "is_fit": False, "fitted_sdv_version": None}
        draft = take_json("sdv", info)
        assert draft.answers == {}
        assert "not fitted" in whys(draft)

    def test_a_reference_to_a_table_that_is_not_described_is_left(self) -> None:
        metadata = load("sdv_v1_multi.json")
        del metadata["tables"]["patients"]
        draft = take_json("sdv", metadata)
        assert "foreign_keys" not in draft.answers["content"]["tables"]["visits"]
        assert "references of visits" in whys(draft)

    def test_a_key_that_no_column_describes_is_a_field_all_the_same(self) -> None:
        draft = take_json("sdv", {"primary_key": "nowhere", "columns": {"age": {"sdtype": "numerical"}}})
        assert draft.answers["content"]["tables"]["table"]["key"] == ["nowhere"]
        assert faults(draft) == []

    def test_learned_distributions_are_left_unless_wanted(self) -> None:
        info = {**load("sdv_info.json"), "get_learned_distributions": {"weight": {"loc": 159.93936}}}
        draft = take_json("sdv", info)
        assert "159.93936" not in said(draft)
        assert "top level: creation_date, get_learned_distributions" in whys(draft)
        assert "159.93936" in said(take_json("sdv", info, values=True))


class Bomb:
    """A pickle of it writes a file when it is loaded."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> Any:
        return (Path.write_text, (self.path, "loaded"))


def synthesizer(path: Path, monkeypatch: pytest.MonkeyPatch, **more: Any) -> bytes:
    """The pickle of an object of a class that is named as one of SDV, with a bomb and a patient in it."""
    module = types.ModuleType("sdv.single_table.copulas")
    made = type("GaussianCopulaSynthesizer", (), {"__module__": module.__name__})
    module.GaussianCopulaSynthesizer = made  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sdv", types.ModuleType("sdv"))
    monkeypatch.setitem(sys.modules, "sdv.single_table", types.ModuleType("sdv.single_table"))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    thing = made()
    held = {"_data": ["Zebra disease", 159.93936], "_bomb": Bomb(path), "_creation_date": "2026-11-25"}
    held |= {"_fitted_date": "2026-11-26", "_fitted_sdv_version": "2.0.0", "default_distribution": "beta", **more}
    thing.__dict__.update(held)
    return pickle.dumps(thing, protocol=more.get("protocol", 5))


def take_pickle(data: bytes) -> Draft:
    return imported(Source(Path("synthesizer.pkl"), data=data), "sdv-pickle")


class TestSdvPickle:
    def test_version_day_and_class_are_read_and_nothing_is_run(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bomb = tmp_path / "bomb"
        data = synthesizer(bomb, monkeypatch)
        assert importer("sdv-pickle").recognises(Source(Path("synthesizer.pkl"), data=data))
        draft = take_pickle(data)
        fit = draft.answers["steps"]["fit"]
        assert draft.answers["tools"]["sdv"]["version"] == "2.0.0"
        assert (fit["architecture"], fit["finished"]) == ("GaussianCopulaSynthesizer", "2026-11-26")
        assert fit["parameters"] == {"default_distribution": "beta"}
        assert not bomb.exists()
        assert "Zebra" not in said(draft)
        assert faults(draft) == []
        pickle.loads(data)  # the bomb is real
        assert bomb.exists()

    def test_a_text_that_was_said_before_is_found_in_the_memo(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        day = "2026-11-26"
        draft = take_pickle(synthesizer(tmp_path / "bomb", monkeypatch, _creation_date=day, _fitted_date=day))
        assert draft.answers["steps"]["fit"]["finished"] == day

    def test_what_stands_where_a_version_should_is_not_believed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        planted = {"_fitted_sdv_version": "Zebra disease", "_fitted_date": "zoe.marker@clinic.example"}
        text = said(take_pickle(synthesizer(tmp_path / "bomb", monkeypatch, **planted)))
        assert [marker for marker in MARKERS if marker in text] == []

    def test_a_broken_one_says_how_far_it_came(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        data = synthesizer(tmp_path / "bomb", monkeypatch)
        draft = take_pickle(data[: data.index(b"_fitted_sdv_version")])
        assert draft.answers["steps"]["fit"]["finished"] == "2026-11-26"
        assert "broken: nothing was read after byte" in whys(draft)

    def test_of_a_large_one_the_beginning_is_looked_at(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "large.pkl"
        path.write_bytes(synthesizer(tmp_path / "bomb", monkeypatch, _model=bytes(LIMIT)))
        draft = imported(Source(path), "sdv-pickle")
        assert draft.answers["tools"]["sdv"]["version"] == "2.0.0"
        assert "only its beginning" in whys(draft)

    @pytest.mark.parametrize(
        "data", [b"", b"\x80", b"\x80\x05N.", b"not a pickle", pickle.dumps({"a": 1}), b"\xff" * 9]
    )
    def test_anything_else_is_refused(self, data: bytes) -> None:
        with pytest.raises(Unusable, match="no synthesizer of SDV"):
            take_pickle(data)

    def test_one_of_millions_of_instructions_is_not_read_to_its_end(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(importer("sdv-pickle"), "_MOST", 1000)
        data = synthesizer(tmp_path / "bomb", monkeypatch)
        assert "only its beginning" in whys(take_pickle(data[:-1] + b"\x94" * 2000 + b"."))

    def test_no_pickle_breaks_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = synthesizer(tmp_path / "bomb", monkeypatch)
        dice = random.Random(1)
        for _ in range(200):
            data = bytearray(whole)
            for _ in range(dice.randint(1, 6)):
                data[dice.randrange(len(data))] = dice.randrange(256)
            outcome(take_pickle, bytes(data[: dice.randrange(len(data))]))
        assert not (tmp_path / "bomb").exists()


class TestMostlyAi:
    def test_model_settings_seed_and_rows(self) -> None:
        answers = take("mostlyai_generator.json").answers
        fit = answers["steps"]["fit_patients"]
        assert fit["parameters"]["max_epochs"] == 2.0
        assert fit["parameters"]["rare_category_replacement_method"] == "CONSTANT"
        assert fit["parameters"]["model_encoding_type"]["weight"] == "TABULAR_NUMERIC_BINNED"
        assert fit["random"]["training_patients"]["seed"] == {"disclosure": "public", "value": 42, "set": "explicitly"}
        assert answers["inputs"]["patients_training_data"]["population"]["records"] == 1711

    def test_a_seed_of_null_was_not_set(self) -> None:
        sample = take("mostlyai_dataset.json").answers["steps"]["sample_patients"]
        assert sample["random"]["sampling_patients"]["seed"] == {"disclosure": "no_seed", "why": "not_set"}
        assert sample["sampling"]["rebalancing"] == {"column": "diagnosis"}

    def test_accuracy_is_the_registrys_where_it_is_the_mean_that_the_registry_defines(self) -> None:
        result = take("mostlyai_generator.json").answers["results"]["accuracy_patients"]
        assert result["metric"] == "fid.mostlyai_accuracy@1.10"
        assert result["comparators"]["real_vs_real"]["value"] == 0.968
        generator = load("mostlyai_generator.json")
        generator["tables"][0]["tabularModelMetrics"]["accuracy"]["trivariate"] = None
        result = take_json("mostlyai", generator).answers["results"]["accuracy_patients"]
        assert result["metric"]["other"] == "MOSTLY AI accuracy"

    def test_of_differential_privacy_delta_alone_and_no_seed(self) -> None:
        generator = load("mostlyai_generator_dp.json")
        generator["tables"][0]["languageModelConfiguration"] = None
        draft = take_json("mostlyai", generator)
        assert draft.answers["privacy"]["claims"]["differential_privacy"] == {"delta": 1e-05}
        assert [each for each in draft.answers["steps"].values() if "random" in each] == []
        assert "max_epsilon" in whys(draft)
        assert "escrowed or withheld" in whys(draft)

    @pytest.mark.parametrize("private", [True, False])
    def test_of_two_models_nothing_is_claimed_and_the_seed_that_they_share_stays_secret(self, private: bool) -> None:
        generator = load("mostlyai_generator_dp.json")
        if not private:
            generator["tables"][0]["languageModelConfiguration"]["differentialPrivacy"] = None
        draft = take_json("mostlyai", generator)
        assert "privacy" not in draft.answers
        assert [each for each in draft.answers["steps"].values() if "random" in each] == []

    def test_a_pretrained_model_is_an_input(self) -> None:
        answers = take("mostlyai_generator_dp.json").answers
        assert answers["inputs"]["microsoft_phi_1_5"]["routes"] == ["pretrained_weights"]
        assert "microsoft_phi_1_5" in answers["steps"]["fit_patients_text"]["takes"]

    def test_a_model_of_two_tables_is_one_input(self) -> None:
        answers = take_json("mostlyai", CLASHES["mostlyai"]).answers
        assert [each["title"] for each in answers["inputs"].values()] == ["a b", "x", "a_b"]
        assert all(each["takes"][-1] == "x" for each in answers["steps"].values())

    def test_generator_and_dataset_go_together(self) -> None:
        draft = take("mostlyai_generator.json")
        draft.take(take("mostlyai_dataset.json"))
        assert set(draft.answers["steps"]) == {"fit_patients", "sample_patients"}
        assert len(draft.answers["inputs"]) == 1
        assert "conflicts with" not in whys(draft)
        assert faults(draft) == []


class TestMetasyn:
    def test_families_without_their_parameters_and_privacy_column_by_column(self) -> None:
        answers = take("metasyn.json").answers
        assert answers["tools"]["metasyn"]["version"] == "3.0.0"
        parameters = answers["steps"]["fit"]["parameters"]
        assert parameters["distribution"]["weight"] == "core.truncated_normal"
        assert parameters["privacy"]["age"] == "none"
        assert answers["inputs"]["training_data"]["population"]["records"] == 60

    @pytest.mark.parametrize(
        "share, rows, taken", [(0.15, 60, False), (0.17, 60, True), (0.99, 60, False), (1, 60, True)]
    )
    def test_shares_of_few_rows_are_left(self, share: float, rows: int, taken: bool) -> None:
        variable = {"name": "weight", "type": "continuous", "prop_missing": share}
        gmf = {"gmf_version": "2.1", "tables": [{"n_rows": rows, "vars": [variable]}]}
        draft = take_json("metasyn", gmf)
        assert ("prop_missing" in said(draft).partition("Left(")[0]) == taken
        assert ("prop_missing: weight" in whys(draft)) != taken

    def test_columns_of_two_tables_are_told_apart(self) -> None:
        variable = {"name": "id", "type": "string", "distribution": {"name": "core.regex"}}
        gmf = {"gmf_version": "2.1", "tables": [{"name": name, "vars": [variable]} for name in ("a", "b")]}
        answers = take_json("metasyn", gmf).answers
        assert list(answers["steps"]["fit"]["parameters"]["distribution"]) == ["a.id", "b.id"]
        assert list(answers["content"]["fields"]) == ["id", "b_id"]

    def test_version_1_has_its_variables_at_the_top(self) -> None:
        variable = {"name": "age", "type": "discrete", "distribution": {"implements": "core.uniform"}}
        maker = {"created by": {"name": "metasyn", "version": "1.1.1"}, "creation time": "2025-01-01T00:00:00"}
        gmf = {"n_rows": 60, "provenance": maker, "vars": [variable]}
        source = Source(Path("gmf.json"), data=json.dumps(gmf).encode())
        answers = imported(source).answers
        assert answers["steps"]["fit"]["parameters"]["distribution"] == {"age": "core.uniform"}
        assert answers["tools"]["metasyn"]["version"] == "1.1.1"


class TestSdmetrics:
    @pytest.mark.parametrize(
        "version, metric",
        [
            ("0.9.0", "0.26"),
            ("0.26.0", "0.26"),
            ("0.27.0", "0.27"),
            ("0.30.1", "0.27"),
            ("0.31.1", "0.32"),
            ("0.32.0", "0.32"),
            ("0.33.0", None),
            ("1.0.0", None),
            ("0.27", "0.27"),
            ("new", None),
        ],
    )
    def test_the_overall_quality_is_that_of_its_version(self, version: str, metric: str | None) -> None:
        report = load("sdmetrics_quality.json")
        report["get_info"]["sdmetrics_version"] = version
        found = take_json("sdmetrics", report).answers["results"]["qualityreport_overall"]
        if metric:
            assert found["metric"] == f"fid.sdmetrics_quality_overall@{metric}"
        else:
            assert found["metric"]["other"] == "SDMetrics QualityReport score"
        assert found["parts"] == {"Column Shapes": 0.8527777777777779, "Column Pair Trends": 0.6354166666666665}
        assert found["n"] == 60

    def test_a_score_without_its_properties_is_left(self) -> None:
        info = load("sdmetrics_quality.json")["get_info"]
        draft = take_json("sdmetrics", {**info, "Overall Score": 0.94})
        assert "results" not in draft.answers
        assert "mean of means" in whys(draft)

    def test_columns_stand_under_the_metric_of_the_registry(self) -> None:
        results = take("sdmetrics_quality.json").answers["results"]
        found = results["qualityreport_kscomplement"]
        assert found["metric"] == "fid.ks_complement@1"
        assert found["breakdown"]["weight"] == 0.8666666667
        assert found["value"] == pytest.approx(sum(found["breakdown"].values()) / 3)

    def test_a_report_on_many_tables_is_no_metric_of_one(self) -> None:
        report = load("sdmetrics_quality.json")
        report["get_info"]["num_rows_real_data"] = {"patients": 60, "visits": 90}
        found = take_json("sdmetrics", report).answers["results"]["qualityreport_overall"]
        assert "other" in found["metric"]

    def test_a_property_may_have_any_name(self) -> None:
        report = load("sdmetrics_diagnostic.json")
        report["get_properties"][1]["Property"] = "gap"
        assert faults(take_json("sdmetrics", report)) == []

    def test_properties_without_a_score_are_named(self) -> None:
        report = load("sdmetrics_quality.json")
        report["get_properties"][1]["Score"] = None
        assert "properties: Column Pair Trends -- its score is not a number" in whys(take_json("sdmetrics", report))


class TestSimulators:
    def test_a_run_of_synthea(self) -> None:
        draft = take("synthea.json")
        simulate = draft.answers["steps"]["simulate"]
        assert simulate["random"]["synthea_population"]["seed"] == {"disclosure": "public", "value": 1551993661210}
        assert simulate["random"]["synthea_clinicians"]["seed"]["value"] == "9223372036854775807"
        assert (simulate["made_count"], simulate["parameters"]["modules"]) == (117, "*")
        assert draft.answers["reproducibility"]["environment"] == {
            "runtime": "Java 17.0.9",
            "reference_date": "2025-01-01",
        }

    def test_a_folder_of_synthea(self, tmp_path: Path) -> None:
        folder = tmp_path / "output"
        for name in ("csv", "fhir", "metadata"):
            (folder / name).mkdir(parents=True)
        (folder / "csv" / "patients.csv").write_bytes(b"Id,BIRTHDATE,DEATHDATE\n1,1970-01-01,\n")
        assert importer("synthea").recognises(Source(folder))
        draft = imported(Source(folder), "synthea")
        assert draft.answers["content"]["data_model"] == "Synthea CSV; HL7 FHIR R4"
        assert "exporter.metadata.export" in whys(draft)
        (folder / "metadata" / "a.json").write_bytes((DATA / "synthea.json").read_bytes())
        assert imported(Source(folder), "synthea").answers["steps"]["simulate"]["made_count"] == 117
        (folder / "metadata" / "b.json").write_bytes((DATA / "synthea.json").read_bytes())
        draft = imported(Source(folder), "synthea")
        assert "random" not in draft.answers["steps"]["simulate"]
        assert "2 runs" in whys(draft)
        assert faults(draft) == []

    def test_a_folder_of_clinosim(self, tmp_path: Path) -> None:
        (tmp_path / "fhir_r4").mkdir()
        (tmp_path / "fhir_r4" / "_generator_metadata.json").write_bytes((DATA / "clinosim.json").read_bytes())
        (tmp_path / "_cache_manifest.json").write_bytes((DATA / "clinosim_cache.json").read_bytes())
        assert [each for each in OWN if importer(each).recognises(Source(tmp_path))] == ["clinosim"]
        answers = imported(Source(tmp_path), "clinosim").answers
        assert answers["tools"]["clinosim"]["version"] == "0.6.5"
        assert answers["steps"]["simulate"]["parameters"]["population_size"] == 60
        assert answers["content"]["subjects"] == 15

    def test_any_other_folder_is_refused(self, tmp_path: Path) -> None:
        for name in OWN:
            assert not importer(name).recognises(Source(tmp_path))
            with pytest.raises(Unusable):
                imported(Source(tmp_path), name)


class TestOmop:
    @pytest.mark.parametrize("name", ["cdm_source.csv", "cdm_source.json"])
    def test_the_source_is_an_input_with_its_holder(self, name: str) -> None:
        answers = take(name).answers
        assert answers["inputs"]["cehr"]["custodian"] == "university_hospital"
        assert answers["inputs"]["cehr"]["version"] == "released on 2024-04-15"
        assert answers["inputs"]["cehr"]["note"] == "OMOP CDM v5.4, vocabulary v5.0 29-FEB-24"
        assert answers["parties"]["university_hospital"]["kind"] == "organisation"

    def test_a_cell_may_hold_a_line_break(self) -> None:
        assert len(take("cdm_source.csv").answers["inputs"]) == 1

    @pytest.mark.parametrize("text", ["", "\n", "a,b\n1,2\n", "cdm_source_name\n", '"', "[]", "[1]", "{}", "\x00", "é"])
    def test_a_table_without_such_a_row_is_refused(self, text: str) -> None:
        with pytest.raises(Unusable):
            imported(Source(Path("cdm_source.csv"), data=text.encode()), "omop")

    def test_latin_1_is_told(self) -> None:
        with pytest.raises(Unusable, match="UTF-8"):
            imported(Source(Path("cdm_source.csv"), data=b"cdm_source_name\n\xe9\n"), "omop")


class TestEnvironments:
    def test_of_an_environment_what_was_asked_for(self) -> None:
        draft = take("pip_inspect.json")
        assert draft.answers["tools"] == {"metasyn": {"kind": "software", "name": "metasyn", "version": "3.0.0"}}
        environment = draft.answers["reproducibility"]["environment"]
        assert environment == {"runtime": "CPython 3.11.7", "os": "Linux 6.1.0-25-amd64, x86_64"}
        assert "4 packages" in whys(draft)

    def test_of_a_lock_the_digest_and_what_nothing_else_needs(self) -> None:
        draft = take("pylock.toml")
        assert list(draft.answers["tools"]) == ["sdv"]
        assert draft.answers["reproducibility"]["environment"]["lockfile"]["path"] == "pylock.toml"

    def test_a_lock_that_does_not_say_what_needs_what_gives_no_tools(self) -> None:
        text = 'lock-version = "1.0"\n[[packages]]\nname = "sdv"\nversion = "2"\n[[packages]]\nname = "numpy"\n'
        draft = imported(Source(Path("pylock.toml"), data=text.encode()))
        assert "tools" not in draft.answers
        assert "does not say" in whys(draft)


HOSTILE = {
    "empty": b"",
    "binary": bytes(range(256)),
    "latin-1": '{"METADATA_SPEC_VERSION": "é"}'.encode("latin-1"),
    "deep": b"[" * 200_000,
    "deep mapping": b'{"tables":' * 50_000,
    "as deep as Python reads": b'{"tables":' * 300 + b"1" + b"}" * 300,
    "list": b"[1, 2]",
    "null": b"null",
    "text": b'"text"',
    "nothing in it": b"{}",
    "only a version": b'{"METADATA_SPEC_VERSION": "V2"}',
    "large number": b'{"seed": ' + b"9" * 5000 + b"}",
}


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("what", HOSTILE)
def test_what_cannot_be_used_is_said_and_nothing_else_happens(name: str, what: str) -> None:
    for file in ("given.json", "given.pkl", "cdm_source.csv", "pylock.toml"):
        source = Source(Path(file), data=HOSTILE[what])
        assert importer(name).recognises(source) in (True, False)
        with pytest.raises(Unusable, match=file):
            imported(source, name)


@pytest.mark.parametrize("name", [name for name in OWN if name not in ("sdv-pickle", "synthea", "clinosim")])
def test_the_reason_is_the_right_one(name: str, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="not UTF-8"):
        imported(Source(Path("given.json"), data=HOSTILE["latin-1"]), name)
    with pytest.raises(Unusable, match="not TOML" if name == "pylock" else "nested too deeply"):
        imported(Source(Path("given.json"), data=HOSTILE["deep"]), name)
    with pytest.raises(Unusable, match="a folder, expected a file"):
        imported(Source(tmp_path), name)
    with pytest.raises(Unusable, match="no such file"):
        imported(Source(tmp_path / "nothing.json"), name)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "large.json").write_bytes(b" " * (LIMIT + 1))
    with pytest.raises(Unusable, match="larger than 64 MiB"):
        imported(Source(tmp_path / "large.json"), "sdv")


def outcome(do: Any, *arguments: Any) -> Draft | None:
    """What an import gives, None where it says that it cannot; anything else that is raised fails the test."""
    try:
        made: Draft = do(*arguments)
    except Unusable:
        return None
    return made


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of everything in a document."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(each for key, held in inner for each in places(held, (*path, key)))]


def changed(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    pointer = pointer_of(path)
    return put(own(data, [pointer]), pointer, value)


@pytest.mark.parametrize("name", [each for each in FIXTURES if each.endswith(".json")])
def test_no_value_of_a_wrong_type_breaks_an_importer(name: str) -> None:
    data, dice = load(name), random.Random(name)
    found = [path for path in places(data) if path]
    for turn in range(100):
        path, value = dice.choice(found), dice.choice(FALSE)
        draft = outcome(take_json, FIXTURES[name], changed(data, path, value), dice.random() < 0.5)
        if draft is not None:
            json.dumps(draft.answers, ensure_ascii=False, allow_nan=False).encode()
            assert turn % 25 or faults(draft) == [], (path, value)


@pytest.mark.parametrize("name", [each for each in FIXTURES if each.endswith(".json")])
def test_odd_keys_break_no_importer_either(name: str) -> None:
    data, dice = load(name), random.Random(name)
    holders = [path for path in places(data) if isinstance(get(data, pointer_of(path)), dict)]
    for turn in range(50):
        made = copy.deepcopy(data)
        holder = get(made, pointer_of(dice.choice(holders)))
        for key in dice.sample(sorted(holder), min(2, len(holder))):
            holder[dice.choice(["", "gap", "none", "a/b~c", "É", "\ud800", "other", "k" * 3000])] = holder.pop(key)
        draft = outcome(take_json, FIXTURES[name], made)
        if draft is not None:
            json.dumps(draft.answers, ensure_ascii=False, allow_nan=False).encode()
            assert turn % 25 or faults(draft) == []
