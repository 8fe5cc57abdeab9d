"""The queue: huey over SQLite, delivering kicks to the worker; immediate where tests ask for it."""

from huey import MemoryHuey, SqliteHuey, crontab

from esabid.jobs.work import WORK, waiting
from esabid.services.kicks import Kick


def make_queue(app):
    """Build the application's huey; `huey.kick(kick, row_id)` starts work for a row."""
    if app.config["IMMEDIATE"]:
        huey = MemoryHuey(immediate=True)
    else:
        huey = SqliteHuey(filename=app.config["QUEUE"], journal_mode="wal", fsync=True)

    @huey.task()
    def work(kick: str, row_id: int) -> None:
        with app.app_context():
            WORK[Kick(kick)](row_id)

    @huey.periodic_task(crontab(minute="*"))
    def sweep() -> None:
        with app.app_context():
            due = waiting()
        for kick, row_id in due:
            work(kick.value, row_id)

    huey.kick = lambda kick, row_id: work(kick.value, row_id)
    huey.sweep = sweep
    return huey
