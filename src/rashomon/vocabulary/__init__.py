"""Words as data: what announces an event or a relation, and how the lists are read."""

from rashomon.vocabulary.load import entries
from rashomon.vocabulary.schema import Trigger
from rashomon.vocabulary.triggers import Hit, TriggerTable, trigger_table

__all__ = ["Hit", "Trigger", "TriggerTable", "entries", "trigger_table"]
