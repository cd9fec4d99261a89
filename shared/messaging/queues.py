"""The way into Redis: one function name, JSON alone, a fresh job id for every send."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

# Web processes say what messages there are, and never speak to Redis.
if TYPE_CHECKING:
    from redis import Redis

RECEIVE = "shared.messaging.inbox.receive"
JOB_SECONDS = 120


def connect(url: str) -> "Redis":
    """A connection that says at once when Redis is away: the outbox is what waits, not we."""
    from redis import Redis
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    return Redis.from_url(
        url,
        socket_connect_timeout=3,
        # Longer than a worker waits for work in one breath.
        socket_timeout=10,
        health_check_interval=30,
        retry=Retry(NoBackoff(), 1),
    )


def send(redis: "Redis", loads: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Afterwards each queue has its load, all of them on one way to Redis and back."""
    from rq import Queue
    from rq.serializers import JSONSerializer

    with redis.pipeline() as pipeline:
        for queue, load in loads:
            # RQ would write the arguments in clear into a job's description; ours is a fixed word.
            Queue(queue, connection=redis, serializer=JSONSerializer).enqueue_call(
                RECEIVE,
                args=(load,),
                job_id=uuid4().hex,
                description="facts",
                timeout=JOB_SECONDS,
                result_ttl=0,
                failure_ttl=60,
                pipeline=pipeline,
            )
        pipeline.execute()


def envelopes(sealed: list[str]) -> dict[str, Any]:
    return {"envelopes": sealed}


def acknowledgement(queue: str, message_ids: list[str]) -> dict[str, Any]:
    return {"acknowledged": {"queue": queue, "ids": message_ids}}
