"""A recorded simulation of stays that nobody had; the tests run it in an empty folder."""

from pathlib import Path

import synthreport

HERE = Path(__file__).parent

with (
    synthreport.recording(HERE / "synthreport.yaml") as run,
    run.step("simulate", kind="simulate", family="rules") as step,
):
    draws = step.random("draws", 42, purposes=["sampling"])
    step.parameters({"mean": 1.2, "sigma": 0.6})
    days = [round(draws.lognormvariate(1.2, 0.6), 1) for _ in range(300)]
    stays = step.output(HERE / "synthetic.csv", id="stays", records=len(days))
    stays.write_text("days\n" + "".join(f"{each}\n" for each in days), encoding="utf-8")
