"""The third door: one job over many workbooks, each on its own, restartable without harm."""

from kgsheet.batch.cluster import dask_cluster
from kgsheet.batch.conducting import JOURNAL, Order, Summary, Watcher, batch, job_of, order
from kgsheet.batch.crews import Crew, Hire, process_pool
from kgsheet.batch.summing import write_summary
from kgsheet.batch.values import Item, Job, Limits, Numbering, Record, Status
from kgsheet.batch.working import run_workbook

__all__ = [
    "JOURNAL",
    "Crew",
    "Hire",
    "Item",
    "Job",
    "Limits",
    "Numbering",
    "Order",
    "Record",
    "Status",
    "Summary",
    "Watcher",
    "batch",
    "dask_cluster",
    "job_of",
    "order",
    "process_pool",
    "run_workbook",
    "write_summary",
]
