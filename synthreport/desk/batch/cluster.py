"""The workers of a Dask cluster, as the crew of a batch: the same work for each partition."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from synthreport.desk.batch.crew import Crew
from synthreport.files.optional import wanted

_SECONDS = 30


class NoCluster(OSError):
    """No scheduler answers at an address, or it has no workers; the message says which."""


@contextmanager
def cluster_crew(scheduler: str) -> Iterator[Crew]:
    """The workers of the cluster of a scheduler. Raises NoCluster, and MissingExtra."""
    distributed = wanted("distributed", "distributed")
    try:
        client = distributed.Client(scheduler, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoCluster(f"no Dask scheduler answers at {scheduler}: {type(error).__name__}") from None
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise NoCluster(f"the Dask scheduler at {scheduler} has no workers: start some with `dask worker`")
        yield Crew(lambda: _executor(client), 2 * threads + 2, (distributed.KilledWorker,))


def _executor(client: Any) -> Executor:
    found: Executor = client.get_executor(pure=False)
    return found
