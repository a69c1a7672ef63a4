"""Scenarios run on every engine of the contract."""

from tests.contract.conftest import new_store, store

__all__ = ["new_store", "store"]
