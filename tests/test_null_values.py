"""What the registry says that real rows reach among themselves, shown by simulation with a fixed seed.

Two samples of one distribution stand for the real rows and for an independent real sample instead of the output.
What the mean may be off is four of the simulation's own standard errors, and `about` where the formula holds for large
samples.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from synthreport.standard.metrics.metrics import SHOWN, worded

Array = NDArray[np.float64]
Random = np.random.Generator
SEED = 20_261_126
METRICS = worded()


class Null(NamedTuple):
    """What a metric reached in each simulation, and what the registry says it reaches in the mean."""

    reached: Array
    said: float
    about: float = 0.0
    side: int = 0
    """1 where the mean may lie above what is said, −1 where it may lie below."""

    def is_reached(self, said: float | None = None) -> bool:
        """Whether the mean is the one that is said, as far as so many simulations can tell."""
        said = self.said if said is None else said
        error = float(np.std(self.reached, ddof=1)) / np.sqrt(len(self.reached))
        off = float(np.mean(self.reached)) - said
        return bool((-self.side * off if self.side else abs(off)) <= 4 * error + self.about * abs(said))


SIMULATED: dict[str, tuple[str, Callable[[Random], Null]]] = {}
"""By metric: the words of the registry that are shown, and the simulation."""


def reaches(words: str, *metrics: str) -> Callable[[Callable[[Random], Null]], Callable[[Random], Null]]:
    """A simulation that shows these words of the registry about these metrics."""

    def kept(simulation: Callable[[Random], Null]) -> Callable[[Random], Null]:
        SIMULATED.update(dict.fromkeys(metrics, (words, simulation)))
        return simulation

    return kept


# ------------------------------------------------------------------------------------------------------- single columns
N, M = 1000, 500
SPREAD = np.sqrt(1 / N + 1 / M)
HALF_NORMAL = np.sqrt(2 / np.pi)


def gaps(one: Array, other: Array) -> Array:
    """The largest gap between the distribution functions of the rows of two tables, ties taken together."""
    values = np.concatenate([one, other], axis=1)
    order = np.argsort(values, axis=1, kind="stable")
    steps = np.where(order < one.shape[1], 1 / one.shape[1], -1 / other.shape[1]).cumsum(axis=1)
    ordered = np.take_along_axis(values, order, axis=1)
    ends = np.append(ordered[:, 1:] != ordered[:, :-1], np.ones((len(values), 1), bool), axis=1)
    return np.asarray(np.max(np.abs(steps) * ends, axis=1))


def normal_gaps(random: Random, times: int = 400) -> Array:
    return gaps(random.normal(size=(times, N)), random.normal(size=(times, M)))


@reaches("0.87·√(1/n + 1/m) in the mean", "fid.ks_distance@1")
def ks_distance(random: Random) -> Null:
    return Null(normal_gaps(random), 0.87 * SPREAD, about=0.03)


@reaches("1 − 0.87·√(1/n + 1/m) in the mean", "fid.ks_complement@1", "ts.interval_ks_complement@1")
def ks_complement(random: Random) -> Null:
    return Null(
        1 - gaps(random.exponential(size=(400, N)), random.exponential(size=(400, M))), 1 - 0.87 * SPREAD, 0.001
    )


@reaches("At least 1 − 0.87·√(1/n + 1/m) in the mean", "rel.cardinality_similarity@1")
def number_of_children(random: Random) -> Null:
    children = (random.poisson(0.8, (400, size)).astype(float) for size in (N, M))
    return Null(1 - gaps(*children), 1 - 0.87 * SPREAD, side=1)


SHARES = np.array([0.5, 0.25, 0.15, 0.1])


def shares(random: Random, size: int, times: int = 1000, p: Array = SHARES) -> Array:
    return np.asarray(random.multinomial(size, p, times) / size)


def total_variation(random: Random, p: Array = SHARES) -> Array:
    return np.asarray(np.abs(shares(random, N, p=p) - shares(random, M, p=p)).sum(axis=1) / 2)


def expected_variation(p: Array = SHARES) -> float:
    return float(0.4 * np.sqrt(p * (1 - p)).sum() * SPREAD)


@reaches("0.4·Σ√(p(1 − p)(1/n + 1/m))", "fid.tv_distance@1")
def tv_distance(random: Random) -> Null:
    return Null(total_variation(random), expected_variation(), about=0.01)


@reaches("1 − 0.4·Σ√(p(1 − p)(1/n + 1/m))", "fid.tv_complement@1")
def tv_complement(random: Random) -> Null:
    return Null(1 - total_variation(random), 1 - expected_variation(), about=0.001)


@reaches("1 − 0.4·Σ√(p(1 − p)(1/n + 1/m)) over the cells", "fid.contingency_similarity@1")
def contingency(random: Random) -> Null:
    cells = np.outer(SHARES, [0.6, 0.4]).ravel()
    return Null(1 - total_variation(random, cells), 1 - expected_variation(cells), about=0.001)


@reaches("(B − 1)(1/n + 1/m)/8", "fid.hellinger@1")
def hellinger_squared(random: Random) -> Null:
    reached = 1 - np.sqrt(shares(random, N) * shares(random, M)).sum(axis=1)
    return Null(reached, 3 * SPREAD**2 / 8, about=0.02)


@reaches("(B − 1)(1/n + 1/m)/5.5", "fid.jensen_shannon_distance@1")
def jensen_shannon_squared(random: Random) -> Null:
    p, q = shares(random, N), shares(random, M)
    m = (p + q) / 2
    return Null((p * np.log2(p / m) + q * np.log2(q / m)).sum(axis=1) / 2, 3 * SPREAD**2 / 5.5, about=0.03)


@reaches("1.3·√(1/n + 1/m) in the mean for a normal column", "fid.wasserstein1_scaled@1")
def wasserstein(random: Random) -> Null:
    one, other = np.sort(random.normal(size=(400, N))), np.sort(random.normal(size=(400, N)))
    return Null(np.abs(one - other).mean(axis=1) / one.std(axis=1), 1.3 * np.sqrt(2 / N), about=0.04)


@reaches("0.8·√(p(1 − p)(1/n + 1/m)) in the mean", "fid.missingness_difference@1", "fair.representation_diff@1")
def difference_of_shares(random: Random) -> Null:
    reached = np.abs(random.binomial(N, 0.2, 2000) / N - random.binomial(M, 0.2, 2000) / M)
    return Null(reached, 0.8 * np.sqrt(0.2 * 0.8) * SPREAD, about=0.01)


@reaches("0.8·√(1/n + 1/m) in the mean", "fid.standardised_mean_difference@1")
def standardised_difference(random: Random) -> Null:
    one, other = random.normal(size=(500, N)), random.normal(size=(500, M))
    scale = np.sqrt((one.var(axis=1) + other.var(axis=1)) / 2)
    return Null(np.abs(one.mean(axis=1) - other.mean(axis=1)) / scale, 0.8 * SPREAD, about=0.01)


@reaches("0 in the mean", "fid.mean_difference@1", "ts.interval_difference@1")
def difference_of_means(random: Random) -> Null:
    return Null(random.exponential(size=(300, N)).mean(axis=1) - random.exponential(size=(300, M)).mean(axis=1), 0)


@reaches("0 in the mean", "surv.event_rate_difference@1")
def difference_of_event_shares(random: Random) -> Null:
    return Null(random.binomial(N, 0.1, 2000) / N - random.binomial(M, 0.1, 2000) / M, 0)


@reaches("0 in the mean, with a standard deviation of about √((1/n + 1/m)/(p(1 − p)))", "fair.log_disparity@1")
def log_disparity(random: Random) -> Null:
    one, other = (random.binomial(size, 0.3, 2000) / size for size in (N, M))
    reached = np.log(one / (1 - one)) - np.log(other / (1 - other))
    assert Null(reached**2, SPREAD**2 / (0.3 * 0.7), about=0.02).is_reached()
    return Null(reached, 0)


# ------------------------------------------------------------------------------------------------------ several columns
COLUMNS = 10


def correlations(random: Random, size: int, times: int = 150) -> Array:
    """The correlations of the pairs of uncorrelated columns."""
    z = random.normal(size=(times, size, COLUMNS))
    z = (z - z.mean(axis=1, keepdims=True)) / z.std(axis=1, keepdims=True)
    return np.asarray((z.transpose(0, 2, 1) @ z / size)[:, *np.triu_indices(COLUMNS, 1)])


def differences_of_correlations(random: Random) -> Array:
    return correlations(random, 200) - correlations(random, 200)


@reaches("1 − 0.4·√(1/n + 1/m) in the mean where columns are uncorrelated", "fid.correlation_similarity@1")
def correlation_similarity(random: Random) -> Null:
    return Null(
        1 - np.abs(differences_of_correlations(random)).mean(axis=1) / 2, 1 - 0.4 * np.sqrt(2 / 200), about=0.001
    )


@reaches("at most √(2·ln(2P)·(1/n + 1/m)) in the mean, and not much less", "fid.correlation_max_abs_diff@1")
def largest_difference(random: Random) -> Null:
    reached = np.abs(differences_of_correlations(random)).max(axis=1)
    bound = np.sqrt(2 * np.log(COLUMNS * (COLUMNS - 1)) * 2 / 200)
    assert reached.mean() < bound
    return Null(reached, float(bound), about=0.2)


@reaches("p(p − 1)(1/n + 1/m)", "fid.pairwise_correlation_difference@1")
def frobenius_squared(random: Random) -> Null:
    return Null(
        2 * (differences_of_correlations(random) ** 2).sum(axis=1), COLUMNS * (COLUMNS - 1) * 2 / 200, about=0.02
    )


def propensities(rows: Array, labels: Array) -> Array:
    """What a logistic regression, unpenalised and in-sample, takes for the probability of a label."""
    design = np.column_stack([np.ones(len(rows)), rows])
    weights = np.zeros(design.shape[1])
    for _ in range(6):
        p = 1 / (1 + np.exp(-design @ weights))
        weights += np.linalg.solve(design.T @ (design * (p * (1 - p))[:, None]), design.T @ (labels - p))
    return np.asarray(1 / (1 + np.exp(-design @ weights)))


REAL, OTHER, PREDICTORS = 600, 300, 4
SHARE = OTHER / (REAL + OTHER)
RIGHT_MODEL = PREDICTORS * (1 - SHARE) ** 2 * SHARE / (REAL + OTHER)


def propensity_errors(random: Random, times: int = 300) -> Array:
    labels = np.repeat([0.0, 1.0], [REAL, OTHER])
    tables = random.normal(size=(times, REAL + OTHER, PREDICTORS))
    return np.array([np.mean((propensities(table, labels) - SHARE) ** 2) for table in tables])


@reaches("(k − 1)c(1 − c)/N in the mean", "fid.pmse@1")
def pmse(random: Random) -> Null:
    return Null(propensity_errors(random), PREDICTORS * SHARE * (1 - SHARE) / (REAL + OTHER), about=0.02)


@reaches("1/(1 − c) in the mean", "fid.pmse_ratio@1")
def pmse_ratio(random: Random) -> Null:
    return Null(propensity_errors(random) / RIGHT_MODEL, 1 / (1 - SHARE), about=0.02)


@reaches("1 in the mean", "fid.pmse_ratio_permutation@1")
def pmse_ratio_by_permutation(random: Random) -> Null:
    """With a linear model, whose errors are a sum of squares."""
    reached = []
    for table in random.normal(size=(300, REAL + OTHER, PREDICTORS)):
        basis, _ = np.linalg.qr(table - table.mean(axis=0))
        labels = np.repeat([0.0, 1.0], [REAL, OTHER])
        errors = [((basis.T @ random.permutation(labels)) ** 2).sum() for _ in range(60)]
        reached.append(((basis.T @ labels) ** 2).sum() / np.mean(errors))
    return Null(np.array(reached), 1)


def area(cases: Array, others: Array) -> float:
    """The area under the ROC curve of scores."""
    return float((cases[:, None] > others).mean() + (cases[:, None] == others).mean() / 2)


def discriminated(rows: Array, labels: Array, train: NDArray[np.bool_]) -> Array:
    """Scores of a linear discriminant that was trained on some rows."""
    direction = rows[train & (labels == 1)].mean(axis=0) - rows[train & (labels == 0)].mean(axis=0)
    middle = (rows[train & (labels == 1)].mean(axis=0) + rows[train & (labels == 0)].mean(axis=0)) / 2
    return np.asarray((rows - middle) @ direction)


@reaches("0.5 in the mean", "fid.c2st_auc@1")
def detectability(random: Random) -> Null:
    reached = []
    for table in random.normal(size=(200, 200, 3)):
        labels, fold = np.tile([0, 1], 100), np.repeat(np.arange(5), 40)
        scores = [(discriminated(table, labels, fold != each), fold == each) for each in range(5)]
        reached.append(
            np.mean([area(score[held & (labels == 1)], score[held & (labels == 0)]) for score, held in scores])
        )
    return Null(np.array(reached), 0.5)


@reaches("0.4/√n in the mean for n held-out sequences", "ts.discriminative_score@1")
def discriminative_score(random: Random) -> Null:
    reached, labels, train = [], np.tile([0, 1], 200), np.arange(400) < 200
    for table in random.normal(size=(600, 400, 3)):
        right = (discriminated(table, labels, train) > 0) == (labels == 1)
        reached.append(abs(right[~train].mean() - 0.5))
    return Null(np.array(reached), 0.4 / np.sqrt(200), about=0.03)


# ----------------------------------------------------------------------------------------------------------- distances
def distances(one: Array, other: Array) -> Array:
    """Between all rows of tables of one number: times × rows of one × rows of the other."""
    squares = (one**2).sum(axis=2)[:, :, None] + (other**2).sum(axis=2)[:, None, :]
    return np.asarray(np.sqrt(np.maximum(squares - 2 * one @ other.transpose(0, 2, 1), 0)))


def apart(table: Array) -> Array:
    """The same within tables; of a row to itself, infinite."""
    return np.asarray(distances(table, table) + np.where(np.eye(table.shape[1], dtype=bool), np.inf, 0))


def unbiased(kernel: Callable[[Array, Array], Array], one: Array, other: Array) -> Array:
    """The squared discrepancy of a kernel without the diagonals."""

    def within(table: Array) -> Array:
        values, n = kernel(table, table), table.shape[1]
        return np.asarray((values.sum(axis=(1, 2)) - np.trace(values, axis1=1, axis2=2)) / (n * (n - 1)))

    return np.asarray(within(one) + within(other) - 2 * kernel(one, other).mean(axis=(1, 2)))


def clouds(random: Random, *sizes: int, times: int = 200) -> list[Array]:
    return [random.normal(size=(times, size, 2)) for size in sizes]


@reaches("0 in the mean", "fid.mmd2_rbf@1")
def mmd(random: Random) -> Null:
    return Null(unbiased(lambda x, y: np.exp(-(distances(x, y) ** 2) / 2), *clouds(random, 50, 40)), 0)


@reaches("0 in the mean", "fid.energy_distance@1")
def energy(random: Random) -> Null:
    return Null(unbiased(lambda x, y: -distances(x, y), *clouds(random, 50, 40)), 0)


@reaches("0 in the mean", "img.kid@1")
def kernel_of_features(random: Random) -> Null:
    return Null(unbiased(lambda x, y: (x @ y.transpose(0, 2, 1) / 2 + 1) ** 3, *clouds(random, 50, 50)), 0)


def balls(random: Random, k: int) -> tuple[Array, Array]:
    """The distances of real to other records, and of real records to their k-th real neighbours."""
    real, other = clouds(random, 100, 100, times=120)
    return distances(real, other), np.sort(apart(real), axis=2)[:, :, k - 1]


@reaches("0.97 for k = 5", "fid.coverage@1")
def coverage(random: Random) -> Null:
    across, radius = balls(random, 5)
    n, missed = 100, 1.0
    for step in range(1, 6):
        missed *= (n - step) / (2 * n - step)
    assert round(1 - missed, 2) == 0.97
    return Null((across.min(axis=2) < radius).mean(axis=1), 1 - missed)


@reaches("1 in the mean", "fid.density@1")
def density(random: Random) -> Null:
    across, radius = balls(random, 5)
    return Null((across < radius[:, :, None]).sum(axis=1).mean(axis=1) / 5, 1)


def adversarial_accuracy(one: Array, other: Array) -> Array:
    across = distances(one, other)
    first = across.min(axis=2) > apart(one).min(axis=2)
    return np.asarray((first.mean(axis=1) + (across.min(axis=1) > apart(other).min(axis=2)).mean(axis=1)) / 2)


@reaches("(n − 1)/(2n − 1) in the mean", "fid.nn_adversarial_accuracy@1")
def adversarial(random: Random) -> Null:
    return Null(adversarial_accuracy(*clouds(random, 50, 50)), 49 / 99)


@reaches("0 in the mean", "priv.nnaa_loss@1")
def privacy_loss(random: Random) -> Null:
    train, holdout, other = clouds(random, 50, 50, 50)
    return Null(adversarial_accuracy(holdout, other) - adversarial_accuracy(train, other), 0)


@reaches("n_synthetic/(n_synthetic + n_training − 1) in the mean", "priv.epsilon_identifiability@1")
def identifiability(random: Random) -> Null:
    train, other = clouds(random, 50, 80)
    return Null((distances(train, other).min(axis=2) < apart(train).min(axis=2)).mean(axis=1), 80 / 129)


def nearest(random: Random, size: int, times: int = 200) -> tuple[Array, Array, Array, Array]:
    """Distances of other rows to training and to unseen rows, and of training and of unseen rows to other rows."""
    train, holdout, other = clouds(random, size, size, size, times=times)
    seen, unseen = distances(other, train), distances(other, holdout)
    return seen.min(axis=2), unseen.min(axis=2), seen.min(axis=1), unseen.min(axis=1)


@reaches("0.5 in the mean", "priv.dcr_share@1")
def nearer_to_training(random: Random) -> Null:
    seen, unseen, _, _ = nearest(random, 80)
    return Null((seen < unseen).mean(axis=1), 0.5)


@reaches("0.99 in the mean for 1,000 rows on all three sides", "priv.sdmetrics_dcr_overfitting@0.20")
def overfitting_protection(random: Random) -> Null:
    """In one dimension, where the nearest is found by sorting."""
    reached = []
    for train, holdout, other in random.normal(size=(200, 3, 1000)):
        nearer = distance_on_a_line(other, train) < distance_on_a_line(other, holdout)
        reached.append(min(2 * (1 - nearer.mean()), 1))
    return Null(np.array(reached), 0.99, about=0.005)


def distance_on_a_line(points: Array, others: Array) -> Array:
    ordered = np.concatenate([[-np.inf], np.sort(others), [np.inf]])
    place = np.searchsorted(ordered, points)
    return np.asarray(np.minimum(points - ordered[place - 1], ordered[place] - points))


# ------------------------------------------------------------------------------------------------------------- attacks
@reaches("0.5 in the mean", "priv.mia_auc@1")
def membership_area(random: Random) -> Null:
    _, _, members, others = nearest(random, 80)
    return Null(np.array([area(-one, -other) for one, other in zip(members, others, strict=True)]), 0.5)


@reaches("The false positive rate itself", "priv.mia_tpr_at_fpr@1")
def members_at_a_rate(random: Random) -> Null:
    reached = []
    for train, holdout, other in random.normal(size=(150, 3, 1000)):
        limit = np.sort(distance_on_a_line(holdout, other))[50]
        reached.append((distance_on_a_line(train, other) < limit).mean())
    return Null(np.array(reached), 0.05, about=0.02)


@reaches("0 in the mean", "priv.membership_advantage@1")
def advantage(random: Random) -> Null:
    _, _, members, others = nearest(random, 80)
    return Null((members < 0.1).mean(axis=1) - (others < 0.1).mean(axis=1), 0)


@reaches("0 or below in the mean", "priv.membership_f1_rel@1")
def relative_f1(random: Random) -> Null:
    _, _, members, others = nearest(random, 80)
    found, wrong = (members < 0.2).mean(axis=1), (others < 0.2).mean(axis=1)
    f1, naive = 2 * found / (1 + found + wrong), 2 / 3
    return Null((f1 - naive) / (1 - naive), 0, side=-1)


@reaches(
    "0 in half of the calls, and above it in the mean",
    "priv.anonymeter.singling_out@1.1", "priv.anonymeter.linkability@1.1", "priv.anonymeter.inference@1.1",
)  # fmt: skip
def residual_risk(random: Random) -> Null:
    attack, control = random.binomial(400, 0.3, (2, 4000)) / 400
    risk = np.maximum(0, (attack - control) / (1 - control))
    assert risk.mean() > 0.01
    return Null((risk == 0).astype(float), 0.5, side=1)


@reaches("0 in the mean", "priv.attribute_gain@1")
def gain_in_guessing(random: Random) -> Null:
    """The secret is guessed to be that of the nearest row."""
    train, holdout, other = clouds(random, 80, 80, 80)

    def right(table: Array) -> Array:
        guess = np.take_along_axis(other[:, :, 1], distances(table[:, :, :1], other[:, :, :1]).argmin(axis=2), axis=1)
        return np.asarray(((guess > 0) == (table[:, :, 1] > 0)).mean(axis=1))

    return Null(right(train) - right(holdout), 0)


@reaches("0 in the mean", "priv.singling_out@1")
def singled_out(random: Random) -> Null:
    """A guess is a range about each value of the output; it succeeds where exactly one person lies in it."""
    train, holdout, other = random.normal(size=(3, 200, 80))
    one, chance = ((np.abs(other[:, :, None] - rows[:, None, :]) < 0.01).sum(axis=2) == 1 for rows in (train, holdout))
    return Null(one.mean(axis=1) - chance.mean(axis=1), 0)


@reaches("0.01, by how the threshold is made; a little more", "img.nn_replication@1")
def replicated(random: Random) -> Null:
    reached = []
    for train, holdout, other in random.normal(size=(60, 3, 5000)):
        limit = np.quantile(-distance_on_a_line(holdout, train), 0.99)
        reached.append((-distance_on_a_line(other, train) > limit).mean())
    return Null(np.array(reached), 0.01, about=0.03)


# ------------------------------------------------------------------------------------------------- models and estimates
@reaches("1 where the risks are right, below it for a model that was fitted to few rows", "util.calibration_slope@1")
def calibration_slope(random: Random) -> Null:
    fitted = []
    for rows in random.normal(size=(60, 80, 4)):
        weights, test = np.array([0.5, 0.5, 0, 0]), random.normal(size=(1000, 4))
        labels = (random.random(80) < 1 / (1 + np.exp(-rows @ weights))).astype(float)
        fitted.append(
            slope(test @ linear_weights(rows, labels), random.random(1000) < 1 / (1 + np.exp(-test @ weights)))
        )
    assert np.mean(fitted) < 0.95
    logits = random.normal(size=(150, 2000))
    truth = random.random((150, 2000)) < 1 / (1 + np.exp(-logits))
    return Null(np.array([slope(x, y) for x, y in zip(logits, truth, strict=True)]), 1, about=0.003)


def linear_weights(rows: Array, labels: Array) -> Array:
    risk = np.log(propensities(rows, labels)) - np.log1p(-propensities(rows, labels))
    return np.asarray(np.linalg.lstsq(rows - rows.mean(axis=0), risk - risk.mean(), rcond=None)[0])


def slope(logits: Array, labels: NDArray[Any]) -> float:
    risk = propensities(logits[:, None], labels.astype(float))
    far, near = np.argmax(logits), np.argmin(logits)
    return float(
        (np.log(risk[far] / (1 - risk[far])) - np.log(risk[near] / (1 - risk[near]))) / (logits[far] - logits[near])
    )


@reaches("0 in the mean where the risks are right", "util.calibration_in_the_large@1")
def intercept(random: Random) -> Null:
    logits = random.normal(size=(200, 1000))
    labels = random.random((200, 1000)) < 1 / (1 + np.exp(-logits))
    a = np.zeros((200, 1))
    for _ in range(5):
        p = 1 / (1 + np.exp(-a - logits))
        a += (labels - p).sum(axis=1, keepdims=True) / (p * (1 - p)).sum(axis=1, keepdims=True)
    return Null(a[:, 0], 0)


def estimates(random: Random, size: int, times: int = 4000) -> tuple[Array, Array]:
    """Means of samples of a normal variable, and their standard errors."""
    rows = random.normal(size=(times, size))
    return np.asarray(rows.mean(axis=1)), np.asarray(rows.std(axis=1, ddof=1) / np.sqrt(size))


@reaches("0.71 in the mean for two samples of equal size and intervals at 95 %", "util.inference_cio@1")
def interval_overlap(random: Random) -> Null:
    (b, se), (b_real, se_real) = estimates(random, 200), estimates(random, 200)
    low, high = np.maximum(b - 1.96 * se, b_real - 1.96 * se_real), np.minimum(b + 1.96 * se, b_real + 1.96 * se_real)
    return Null(np.maximum(high - low, 0) * (1 / (3.92 * se) + 1 / (3.92 * se_real)) / 2, 0.71, about=0.005)


@reaches("a standard deviation of √(1 + n_real/n_other): 1.41 for a sample of equal size", "util.estimate_agreement@1")
def estimate_agreement(random: Random) -> Null:
    """The squares, whose mean is the variance; for half as many rows as well."""
    (b_real, se_real), (b, _) = estimates(random, 200), estimates(random, 100)
    assert Null(((b - b_real) / se_real) ** 2, 3, about=0.02).is_reached()
    return Null(((estimates(random, 200)[0] - b_real) / se_real) ** 2, 2, about=0.02)


@reaches("The nominal level", "inf.interval_coverage@1")
def coverage_of_the_truth(random: Random) -> Null:
    b, se = estimates(random, 200)
    return Null((np.abs(b) < 1.96 * se).astype(float), 0.95)


@reaches("0.83 in the mean for samples of equal size and intervals at 95 %", "inf.estimate_coverage@1")
def coverage_of_the_estimate(random: Random) -> Null:
    (b, se), (b_real, _) = estimates(random, 200), estimates(random, 200)
    return Null((np.abs(b - b_real) < 1.96 * se).astype(float), 0.83, about=0.01)


@reaches("0 in the mean", "surv.rmst_difference@1")
def restricted_means(random: Random) -> Null:
    return Null(restricted_mean(random, 100) - restricted_mean(random, 80), 0)


def restricted_mean(random: Random, size: int, horizon: float = 1.0) -> Array:
    """The area under Kaplan–Meier curves up to a horizon."""
    event, end = random.exponential(size=(300, size)), random.exponential(2, size=(300, size))
    order = np.argsort(np.minimum(event, end), axis=1)
    times = np.take_along_axis(np.minimum(event, end), order, axis=1).clip(max=horizon)
    died = np.take_along_axis(event <= end, order, axis=1)
    survival = np.cumprod(1 - died / (size - np.arange(size)), axis=1)
    widths = np.diff(times, axis=1, prepend=0, append=horizon)
    return np.asarray((np.concatenate([np.ones((300, 1)), survival], axis=1) * widths).sum(axis=1))


@reaches("0 in the mean", "sig.band_power_difference@1")
def band_power(random: Random) -> Null:
    power = np.abs(np.fft.rfft(random.normal(size=(2, 200, 20, 64)))) ** 2
    share = (power[..., 4:9].sum(axis=-1) / power.sum(axis=-1)).mean(axis=-1)
    return Null(share[0] - share[1], 0)


@reaches("0 in the mean", "geno.relatedness@1")
def related_pairs(random: Random) -> Null:
    """Persons of one of many families are related."""

    def share(size: int) -> Array:
        family = random.integers(0, 40, (300, size))
        alike = (family[:, :, None] == family[:, None, :]).sum(axis=(1, 2)) - size
        return np.asarray(alike / (size * (size - 1)))

    return Null(share(60) - share(40), 0)


# --------------------------------------------------------------------------------------------------------------- tests
@pytest.mark.parametrize("metric", SIMULATED)
def test_real_rows_reach_what_the_registry_says(metric: str) -> None:
    words, simulation = SIMULATED[metric]
    null = simulation(np.random.default_rng(SEED))
    assert words in METRICS[metric]["real"]["words"], "the registry says something else than what is simulated here"
    assert null.is_reached(), f"{null.reached.mean():.4g} is reached, and {null.said:.4g} said"


def test_what_is_said_to_be_simulated_is() -> None:
    said = {metric for metric, entry in METRICS.items() if entry["real"]["shown"] == "simulation"}
    assert said == set(SIMULATED)


def test_every_number_is_simulated_or_holds_by_definition() -> None:
    """All else is to be measured on real rows, and the words name which; `none` is a mechanism or a file."""
    numbers = {
        metric: entry["real"]
        for metric, entry in METRICS.items()
        if "value" in entry["real"] or re.search(r"√|\b[0-9]+(\.[0-9]+)? in the mean|[0-9]·", entry["real"]["words"])
    }
    assert {metric for metric, real in numbers.items() if real["shown"] not in ("simulation", "definition")} == set()
    assert {entry["real"]["shown"] for entry in METRICS.values()} == set(SHOWN)


def test_a_complement_of_a_column_of_few_values_is_larger() -> None:
    random = np.random.default_rng(SEED)
    levels = [random.integers(0, 3, (400, size)).astype(float) for size in (N, M)]
    assert Null(gaps(*levels), 0.87 * SPREAD).reached.mean() < 0.7 * 0.87 * SPREAD


def test_a_twentieth_of_real_columns_lies_beyond_the_percentile() -> None:
    beyond = normal_gaps(np.random.default_rng(SEED), times=1000) > 1.36 * SPREAD
    assert Null(beyond.astype(float), 0.05).is_reached()


@pytest.mark.parametrize(
    ("metric", "before"),
    [
        ("fid.pmse@1", RIGHT_MODEL),
        ("fid.pmse_ratio@1", 1),
        ("util.inference_cio@1", 1),
        ("util.estimate_agreement@1", 1),
        ("inf.estimate_coverage@1", 0.95),
        ("priv.sdmetrics_dcr_overfitting@0.20", 1),
        ("fid.coverage@1", 1),
        ("priv.epsilon_identifiability@1", 0.5),
        ("fid.hellinger@1", 0),
        ("fid.wasserstein1_scaled@1", 0),
        ("fair.representation_diff@1", 0),
        ("ts.discriminative_score@1", 0),
    ],
)
def test_what_was_said_before_is_refuted(metric: str, before: float) -> None:
    """These simulations could fail: the values that the registry once had, or that are often taken for granted, do."""
    assert not SIMULATED[metric][1](np.random.default_rng(SEED)).is_reached(before)


def test_rows_of_the_right_model_follow_the_chance_of_their_real_rows() -> None:
    """The other number that the registry gives for the propensity error, by which its ratio is 1."""
    random, labels, reached = np.random.default_rng(SEED), np.repeat([0.0, 1.0], [REAL, OTHER]), []
    for real in random.normal(size=(300, REAL, PREDICTORS)):
        drawn = random.multivariate_normal(real.mean(axis=0), np.cov(real.T), OTHER)
        reached.append(np.mean((propensities(np.concatenate([real, drawn]), labels) - SHARE) ** 2))
    assert Null(np.array(reached), RIGHT_MODEL, about=0.02).is_reached()


def test_copies_bring_detectability_below_one_half() -> None:
    random, labels, areas = np.random.default_rng(SEED), np.tile([0, 1], 100), []
    for real in random.normal(size=(100, 100, 3)):
        table, fold = np.repeat(real, 2, axis=0), random.permutation(200) % 5
        scores = [discriminated(table, labels, fold != each) for each in range(5)]
        held = [(scores[each], fold == each) for each in range(5)]
        areas.append(np.mean([area(score[rows & (labels == 1)], score[rows & (labels == 0)]) for score, rows in held]))
    assert np.mean(areas) < 0.5 - 4 * np.std(areas) / np.sqrt(len(areas))


def test_further_real_rows_bring_a_gain() -> None:
    """So augmentation is not compared with 0."""
    random, gains = np.random.default_rng(SEED), []
    for rows in random.normal(size=(200, 240, 8)):
        y = rows.sum(axis=1) / 2 + random.normal(size=240)
        errors = [
            np.mean((y[80:] - rows[80:] @ np.linalg.lstsq(rows[:n], y[:n], rcond=None)[0]) ** 2) for n in (20, 40)
        ]
        gains.append(errors[0] - errors[1])
    assert np.mean(gains) > 4 * np.std(gains) / np.sqrt(len(gains))
