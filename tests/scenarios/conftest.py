"""Scenarios run on every engine of the contract."""

from tests.contract.conftest import store

__all__ = ["store"]
