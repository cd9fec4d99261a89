"""A worker: one process, one queue, jobs done where it stands."""

import logging
import signal
import threading
import time
from types import FrameType

from redis.client import Pipeline
from redis.exceptions import RedisError
from rq import Queue, SimpleWorker
from rq.job import Job
from rq.serializers import JSONSerializer
from rq.timeouts import JobTimeoutException
from rq.worker import WorkerStatus

from shared.messaging import inbox
from shared.messaging.inbox import Consumer
from shared.messaging.queues import JOB_SECONDS

log = logging.getLogger(__name__)

LIFE_SIGN_SECONDS = 5.0


class InPlaceWorker(SimpleWorker):
    """No fork for each job: a fact takes a few milliseconds, a fork more than that.

    What a fork would have protected from, a worker that dies in mid-job, costs one resend.
    """

    stopping: threading.Event
    _said_at = float("-inf")
    # RQ doubles its patience with every absence since the last job, up to a minute; a check-in
    # would wait for that.
    max_connection_wait_time = 2.0

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        self.stopping.set()
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call]

    def execute_job(self, job: Job, queue: Queue) -> None:
        """Does the job and takes it out of Redis, whatever became of it.

        RQ would write down when it began, how it ended and who held it, in twenty more questions
        to Redis. The inbox and the outbox know better: what was not acknowledged comes again.
        """
        # Told to end in the middle of a job, the worker ends after it.
        self._state = WorkerStatus.BUSY
        try:
            with self.death_penalty_class(JOB_SECONDS, JobTimeoutException, job_id=job.id):
                job.perform()
        except Exception:
            log.exception("a job broke")
        finally:
            self._state = WorkerStatus.IDLE
        with self.connection.pipeline() as pipeline:
            pipeline.lrem(queue.intermediate_queue_key, 1, job.id)
            pipeline.delete(job.key)
            pipeline.execute()

    def heartbeat(self, timeout: int | None = None, pipeline: "Pipeline | None" = None) -> None:
        """Says that it lives every few seconds, not four times for each job."""
        if time.monotonic() - self._said_at > LIFE_SIGN_SECONDS:
            super().heartbeat(timeout, pipeline)
            self._said_at = time.monotonic()

    def set_state(self, state: str, pipeline: "Pipeline | None" = None) -> None:
        """Whether it works at this moment is for itself to know."""
        self._state = state

    def check_for_suspension(self, burst: bool) -> None:
        """Nobody lays it off through Redis; who wants it to end says so by signal."""

    def subscribe(self) -> None:
        """Nobody orders a worker about through Redis: it takes work there, and nothing else."""

    def unsubscribe(self) -> None:
        """There is nothing to take back."""


def run(consumer: Consumer) -> None:
    """Works until told to stop; waits for Redis when it is away or comes up late."""
    inbox.become(consumer)
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    while not stopping.is_set():
        signal.signal(signal.SIGINT, stop)
        signal.signal(signal.SIGTERM, stop)
        try:
            queue = Queue(consumer.queue, connection=consumer.redis, serializer=JSONSerializer)
            worker = InPlaceWorker(
                [queue],
                connection=consumer.redis,
                serializer=JSONSerializer,
                worker_ttl=20,
                maintenance_interval=5,
                log_job_description=False,
            )
            worker.stopping = stopping
            worker.work(logging_level="WARNING")
        except RedisError as trouble:
            log.warning("worker waits: %s", type(trouble).__name__)
        stopping.wait(0.5)
