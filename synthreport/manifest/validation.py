"""Validation: what was planned, who looked, who repeated it."""

from __future__ import annotations

from synthreport.manifest.closed_lists.making_lists import ReplicationOutcome
from synthreport.manifest.closed_lists.result_lists import Blinding, PartPurpose
from synthreport.manifest.node import ESSENTIAL, RECOMMENDED, Node, OrNone, Stated, completing, detail, item, part
from synthreport.manifest.references import EvidenceRef, FileRef, PartyRef, ResultRef, SubjectRef
from synthreport.manifest.values import Count, Date, Id, Other, Text


class Plan(Node):
    """What was to be measured, before it was."""

    date: Stated[Date] = part("FI04", "The day on which the plan was fixed.", eg="2026-01-10")
    results: Stated[list[ResultRef]] = part(
        "FI04", "The results that it named, good and bad.", eg=["ks", "correlations"]
    )
    left_out: OrNone[Text] = part("FI04", "What was planned and is not reported, with the reason.", eg="none")


class Training(Node):
    """Evidence that a model trained on the output is fit for real patients."""

    results: OrNone[list[ResultRef]] = item(
        "UT02",
        RECOMMENDED,
        "Synthetic beside real training",
        "Is training on synthetic records as good as training on real ones?",
        "Training on synthetic records is shown beside training on real ones, on the same real test set",
        "The downstream results: trained on the output, and trained on real rows, tested on the same rows.",
        problem="No reported comparison with training on real data",
        why="An area under the curve of 0.76 is good if real rows give 0.76, and bad if they give 0.85.",
        when="use_model_training",
        sources="NAT-ED KAA",
        eg=["auc_synthetic", "auc_real"],
    )


class Inference(Node):
    """Evidence that estimates can be trusted."""

    results: OrNone[list[ResultRef]] = item(
        "UT04",
        ESSENTIAL,
        "Estimates",
        "Do estimates agree with those from real data?",
        "For estimates, agreement, intervals, number of draws and the combining rule are given",
        "The results on estimands.",
        problem="Evidence for inference is not fully given",
        why="Naive standard errors on generated rows are too small; effects appear or vanish with them.",
        when="use_inference",
        sources="INF REPL",
        eg=["hazard_ratio"],
    )
    draws: Stated[Count] = part("UT04", "How many datasets an analysis must combine.", eg=10)
    combining_rule: OrNone[Text] = part("UT04", "By which rule.", eg="Raab, Nowok and Dibben (2016)")


class BenchmarkPart(Node):
    """One part of the records, and what it is for."""

    purpose: Stated[PartPurpose | Other] = part("UT05", "What the part is for.")
    files: list[FileRef] | None = detail("UT05", "The files that hold it, where it has files of its own.", eg=["table"])
    records: Stated[Count] = part("UT05", "How many records it holds.", eg=8000)


class Benchmark(Node):
    """A benchmark's own division of its synthetic records, and what simple methods reach on it."""

    parts: OrNone[dict[Id, BenchmarkPart]] = item(
        "UT05",
        RECOMMENDED,
        "Parts of a benchmark",
        "How does the benchmark divide its records, and what do baselines reach?",
        "A benchmark divides its records itself, and gives the scores of baselines",
        "The parts for training, tuning and testing; `none` if users divide the records themselves.",
        problem="Parts or baselines of the benchmark are not stated",
        why="Scores on divisions of one's own cannot be compared; a score without a baseline may be that of guessing.",
        when="use_benchmark",
        sources="NAF",
    )
    kept_together: OrNone[Text] = completing(
        "UT05", "What was never divided between parts.", eg="All records of a subject"
    )
    baselines: OrNone[list[ResultRef]] = part("UT05", "The results of simple methods.", eg=["majority_class"])


class ExpertReview(Node):
    """People looked at records."""

    subject: Stated[SubjectRef] = detail("CL01", "What they looked at.", eg="table")
    reviewers: Stated[list[PartyRef]] = item(
        "CL01",
        ESSENTIAL,
        "Expert review",
        "Who judged whether records look real, and how?",
        "A claim of realism rests on a described review: who, how many, blinded or not, on which sample",
        "The reviewers.",
        problem="Expert review for a claim of realism is not fully described",
        why="Two authors glanced at ten images: the sentence `clinically validated` does not say so.",
        when="claims_clinical_realism",
        sources="SMD NAF HE26",
        eg=["reviewer_a", "reviewer_b"],
    )
    qualifications: Stated[Text] = completing("CL01", "What qualifies them.", eg="Radiologists, 5 and 20 years")
    ties: OrNone[Text] = completing(
        "CL01", "Their ties to the creators, and to who gains from the dataset.", eg="Work in the creators' department"
    )
    blinding: Stated[Blinding] = part("CL01", "Whether they knew which were synthetic.")
    sample: Stated[Count] = part("CL01", "How many records they saw.", eg=200)
    sampling: Stated[Text] = completing("CL01", "How these were chosen.", eg="At random, half of them real")
    instrument: Stated[Text] = completing(
        "CL01", "With which questions or scale.", eg="Visual Turing test, 5-point scale"
    )
    agreement: OrNone[Text] = completing("CL01", "How far they agreed.", eg="Cohen's kappa 0.61")
    harmful_artefacts: OrNone[Text] = completing(
        "CL01", "Errors that could harm.", eg="Three lesions on the wrong side"
    )
    results: OrNone[list[ResultRef]] = part("CL01", "The results.", eg=["review_accuracy"])


class Validation(Node):
    """What was planned, and who looked."""

    plan: OrNone[Plan] = item(
        "FI04",
        RECOMMENDED,
        "Planned results",
        "Are all planned results reported, bad ones included?",
        "All planned results are reported, those that look bad included",
        "The plan: when it was fixed, and which results it named.",
        problem="Plan of the validation is not fully stated",
        why="Of forty metrics some look good; without a plan the reader sees those.",
        sources="NAF ADEMP",
    )
    training: Stated[Training] = part("UT02", "Evidence for training models.")
    inference: Stated[Inference] = part("UT04", "Evidence for estimates.")
    benchmark: Stated[Benchmark] = part("UT05", "The benchmark's own parts and baselines.")
    groups: OrNone[list[ResultRef]] = item(
        "FA02",
        RECOMMENDED,
        "Results by group",
        "Do results hold in each group?",
        "Fidelity, utility and privacy are given by group, with the group's size",
        "The results by group.",
        problem="No results by group",
        why="Overall numbers are those of the majority.",
        when="person_level_input",
        essential_where="use_model_training claims_subgroup",
        sources="VAL FAIRS KUO",
        eg=["auc_women", "auc_men"],
    )
    expert_review: OrNone[dict[Id, ExpertReview]] = part("CL01", "Reviews by people.")
    external_epidemiology: OrNone[list[ResultRef]] = item(
        "CL02",
        RECOMMENDED,
        "Published rates",
        "Do rates in the data agree with published ones?",
        "A claim of realism is compared with published rates that are independent of the source",
        "Results against published rates or ranges.",
        problem="No reported comparison with independent rates",
        why="Agreement with the source is no agreement with the world.",
        when="claims_clinical_realism",
        sources="SMD VV40",
        eg=["mortality_rate"],
    )


class Replication(Node):
    """A repetition by somebody else."""

    what: Stated[Text] = item(
        "IV02",
        RECOMMENDED,
        "Independent repetition",
        "What did others repeat, and what came out?",
        "An independent validation says what was re-run, with which tolerance and outcome",
        "What was re-run.",
        problem="Replication by others is not fully described",
        why="`Reproduced`, without a tolerance, has no opposite.",
        when="independently_validated",
        sources="NAT-ED SDV-2022",
        eg="Generation from the escrowed seed",
    )
    tolerance: OrNone[Text] = part("IV02", "The tolerance that was set.", eg="Identical canonical form")
    outcome: Stated[ReplicationOutcome] = part("IV02", "What came out.")
    deviations: OrNone[Text] = part("IV02", "What was done otherwise.", eg="Another CPU")


class IndependentValidation(Node):
    """Somebody other than the creators tested the dataset."""

    by: Stated[PartyRef] = part("IV01", "Who.", eg="other_team")
    ties: OrNone[Text] = part("IV01", "Ties to the creators.", eg="Same university, other department")
    subject: Stated[SubjectRef] = detail("IV01", "What was tested.", eg="table")
    materials: Stated[Text] = completing("IV01", "What they were given.", eg="Code, lock file, training split")
    date: Stated[Date] = completing("IV01", "When.", eg="2026-05-02")
    replication: OrNone[Replication] = part("IV02", "A repetition.")
    evidence: OrNone[list[EvidenceRef]] = detail("IV01", "Where it can be read.", eg=["article"])
