"""Readers together, a writer alone."""

from threading import Barrier, Event, Thread

from api.gate import Gate


def test_readers_read_together() -> None:
    gate, meeting = Gate(), Barrier(2, timeout=5)

    def read() -> None:
        with gate.reading():
            meeting.wait()

    readers = [Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert not meeting.broken


def test_a_writer_waits_for_readers_and_goes_before_new_ones() -> None:
    gate, order, written = Gate(), list[str](), Event()

    def write() -> None:
        with gate.writing():
            order.append("write")
        written.set()

    def read() -> None:
        with gate.reading():
            order.append("late read")

    writer, late = Thread(target=write), Thread(target=read)
    with gate.reading():
        writer.start()
        assert not written.wait(0.05)
        late.start()
        assert not written.wait(0.05)
        order.append("read")
    writer.join()
    late.join()
    assert order == ["read", "write", "late read"]
